internal import Foundation
internal import Publication

/// Shows on a terminal how far a long piece of work has come; silent in the first second, and where
/// standard error is no terminal.
final class ProgressMeter: Sendable {
  private struct State {
    var count = 0
    var lastShown: ContinuousClock.Instant
    var isShown = false
  }

  private let isSilent: Bool
  private let state: Guarded<State>

  /// A meter that begins now.
  init(isSilent: Bool) {
    self.isSilent = isSilent || isatty(STDERR_FILENO) == 0
    // The first line comes after a second, the others a tenth of a second apart.
    state = Guarded(State(lastShown: .now + .milliseconds(900)))
  }

  /// Counts one more finished file.
  func advance() {
    if isSilent { return }
    state.withLock { state in
      state.count += 1
      guard ContinuousClock.now - state.lastShown >= .milliseconds(100) else { return }
      state.lastShown = .now
      state.isShown = true
      Terminal.writeError("\r\(state.count) files rendered")
    }
  }

  /// Removes what was shown.
  func end() {
    let isShown = state.withLock { state in
      defer { state.isShown = false }
      return state.isShown
    }
    if isShown { Terminal.writeError("\r\u{1B}[K") }
  }
}

internal import Diagnostics
internal import Publication

/// Diagnostics gathered from several threads.
final class ProblemList: Sendable {
  private let gathered = Guarded<[Diagnostic]>([])

  /// Takes in a diagnostic.
  func add(_ diagnostic: Diagnostic) {
    gathered.withLock { $0.append(diagnostic) }
  }

  /// What was taken in, in no fixed order.
  var diagnostics: [Diagnostic] { gathered.withLock { $0 } }
}

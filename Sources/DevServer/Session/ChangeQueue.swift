internal import Dispatch
internal import Publication
internal import StudySite

/// Changes that wait for a build: those that come while one runs become one.
final class ChangeQueue: Sendable {
  /// What `take` brings.
  enum Taken: Equatable {
    /// All changes that there were.
    case changes(SourceChanges)
    /// Nothing came in the time.
    case nothing
    /// The queue is closed.
    case closed
  }

  private let waiting = Guarded(SourceChanges())
  private let isClosed = Guarded(false)
  /// Raised at each change; it may have been raised for changes that were taken since.
  private let signal = DispatchSemaphore(value: 0)

  /// Adds what a watcher saw.
  func add(_ changes: FolderChanges) {
    waiting.withLock { waiting in
      waiting.paths.formUnion(changes.paths)
      waiting.isComplete = waiting.isComplete || changes.isComplete
    }
    signal.signal()
  }

  /// Waits for changes and takes all that there are.
  ///
  /// - Parameter duration: After which time without changes `.nothing` is told; nil for never, which
  ///   costs nothing.
  /// - Returns: The changes, or why there are none.
  func take(within duration: Duration?) -> Taken {
    let deadline = duration.map { DispatchTime.now() + ($0 / .seconds(1)) } ?? .distantFuture
    while true {
      if isClosed.withLock({ $0 }) { return .closed }
      let taken = waiting.withLock { waiting in
        defer { waiting = SourceChanges() }
        return waiting
      }
      if taken != SourceChanges() { return .changes(taken) }
      if signal.wait(timeout: deadline) == .timedOut { return .nothing }
    }
  }

  /// Ends all waiting.
  func close() {
    isClosed.withLock { $0 = true }
    signal.signal()
  }
}

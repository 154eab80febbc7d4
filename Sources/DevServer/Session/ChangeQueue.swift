internal import Publication
internal import StudySite

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Changes that wait for a build: those that come while one runs become one.
final class ChangeQueue: @unchecked Sendable {
  // Unchecked, because the compiler cannot see that the rest is touched only under the mutex.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var waiting = SourceChanges()
  private var isClosed = false

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Adds what a watcher saw.
  func add(_ changes: FolderChanges) {
    pthread_mutex_lock(mutex)
    waiting.paths.formUnion(changes.paths)
    waiting.isComplete = waiting.isComplete || changes.isComplete
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// What `take` brings.
  enum Taken: Equatable {
    /// All changes that there were.
    case changes(SourceChanges)
    /// Nothing came in the time.
    case nothing
    /// The queue is closed.
    case closed
  }

  /// Waits for changes and takes all that there are.
  ///
  /// - Parameter duration: After which time without changes `.nothing` is told; nil for never, which
  ///   costs nothing.
  /// - Returns: The changes, or why there are none.
  func take(within duration: Duration?) -> Taken {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while isEmpty, !isClosed {
      guard let duration else {
        pthread_cond_wait(condition, mutex)
        continue
      }
      if waitForChange(duration) == ETIMEDOUT, isEmpty, !isClosed { return .nothing }
    }
    if isClosed { return .closed }
    defer { waiting = SourceChanges() }
    return .changes(waiting)
  }

  private func waitForChange(_ duration: Duration) -> Int32 {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    let (seconds, attoseconds) = duration.components
    let nanoseconds = Int(attoseconds / 1_000_000_000) + Int(deadline.tv_nsec)
    deadline.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    return pthread_cond_timedwait(condition, mutex, &deadline)
  }

  /// Ends all waiting.
  func close() {
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  private var isEmpty: Bool { waiting.paths.isEmpty && !waiting.isComplete }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A value that threads take turns at.
///
/// `Mutex` of the standard library would do the same, but the thread sanitizer does not see its lock
/// on Linux and calls every use a race.
package final class Guarded<Value>: @unchecked Sendable {
  // Unchecked, because the compiler cannot see that `value` is touched only under the mutex.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// Guards a value.
  package init(_ value: Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Gives `body` the value alone.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}

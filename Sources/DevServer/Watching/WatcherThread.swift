internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A thread of its own for work that waits most of the time.
struct WatcherThread: Sendable {
  private let ended: DispatchGroup
  private let identity: UInt

  /// Starts a thread.
  ///
  /// - Parameter work: What it does. The thread ends with it.
  /// - Returns: The running thread.
  /// - Throws: That the system has no more threads.
  static func start(_ work: @escaping @Sendable () -> Void) throws(WatchError) -> WatcherThread {
    let ended = DispatchGroup()
    ended.enter()
    let boxed = BoxedWork {
      work()
      ended.leave()
    }
    let pointer = Unmanaged.passRetained(boxed).toOpaque()
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let code = pthread_create(&thread, nil, { runBoxedWork($0) }, pointer)
    guard code == 0 else {
      ended.leave()
      Unmanaged<BoxedWork>.fromOpaque(pointer).release()
      throw .failed(code: code)
    }
    #if canImport(Glibc)
      pthread_detach(thread)
      return WatcherThread(ended: ended, identity: UInt(thread))
    #else
      if let thread { pthread_detach(thread) }
      return WatcherThread(ended: ended, identity: UInt(bitPattern: thread))
    #endif
  }

  /// Waits until the work is done; returns at once on the thread itself.
  func waitForEnd() {
    #if canImport(Glibc)
      let current = UInt(pthread_self())
    #else
      let current = UInt(bitPattern: pthread_self())
    #endif
    if current != identity { ended.wait() }
  }
}

private final class BoxedWork {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runBoxedWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  Unmanaged<BoxedWork>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}

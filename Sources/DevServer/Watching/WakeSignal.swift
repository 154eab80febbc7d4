internal import Publication

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A descriptor that becomes readable when a thread that waits is to end.
final class WakeSignal: Sendable {
  /// The descriptor to wait for.
  let descriptor: Int32
  private let writer: Guarded<Int32?>

  /// Opens the pair of descriptors; throws where the process has too many.
  init() throws(WatchError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw errno == EMFILE || errno == ENFILE ? .tooManyOpenFiles : .failed(code: errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    writer = Guarded(ends[1])
  }

  deinit { closeDescriptors() }

  /// Makes the descriptor readable, for good; without effect once it is closed.
  func raise() {
    writer.withLock { writer in
      guard let writer else { return }
      _ = write(writer, [1], 1)
    }
  }

  /// Closes both descriptors, for which nobody may be waiting; without effect the second time.
  func closeDescriptors() {
    writer.withLock { end in
      guard let open = end else { return }
      close(open)
      close(descriptor)
      end = nil
    }
  }

  /// Waits until the signal is raised, another descriptor is readable, or the time is over.
  ///
  /// - Parameters:
  ///   - other: A descriptor to wait for too, or nil.
  ///   - timeout: How long at most, rounded up to milliseconds, or nil for no limit.
  /// - Returns: Whether the signal is raised.
  func wait(orFor other: Int32? = nil, atMost timeout: Duration? = nil) -> Bool {
    var requests = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    if let other { requests.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
    let milliseconds = timeout.map { timeout in
      Int32(clamping: max(0, Int((timeout / .milliseconds(1)).rounded(.up))))
    }
    // A system call that a signal breaks off counts as time over: the callers look and wait again.
    guard poll(&requests, nfds_t(requests.count), milliseconds ?? -1) > 0 else { return false }
    return requests[0].revents != 0
  }
}

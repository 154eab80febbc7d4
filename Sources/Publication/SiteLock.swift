#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to change a site's build state, held by one command at a time.
///
/// The lock is the operating system's (`flock`) and ends with the process, however it ends. The file
/// stays behind and means nothing by itself.
package final class SiteLock: Sendable {
  private let stateDirectory: Path
  private let descriptor = Guarded<Int32?>(nil)
  private var path: Path { stateDirectory / "lock" }

  /// The lock of the site whose folder `.discern` this is; it need not exist.
  package init(stateDirectory: String) {
    self.stateDirectory = Path(stateDirectory)
  }

  deinit { release() }

  /// Takes the lock, waiting for another holder as long as `waiting`, and throws `.locked` then.
  package func acquire(waiting: Duration = .seconds(5)) throws(PublicationError) {
    do {
      try DiskFileSystem().createFolders(for: path)
    } catch {
      throw PublicationError(error)
    }
    let deadline = ContinuousClock.now + waiting
    while try !tryToAcquire() {
      if ContinuousClock.now >= deadline { throw .locked(path: path.description) }
      usleep(20_000)
    }
  }

  /// Gives the lock back; without effect where it is not held.
  package func release() {
    descriptor.withLock { descriptor in
      if let held = descriptor { close(held) }
      descriptor = nil
    }
  }

  private func tryToAcquire() throws(PublicationError) -> Bool {
    try descriptor.withLock { (descriptor) throws(PublicationError) in
      if descriptor != nil { return false }
      let opened = path.withPointer { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644) }
      if opened < 0 { throw .unwritable(path: path.description, code: errno) }
      if flock(opened, LOCK_EX | LOCK_NB) == 0, isStillThere(opened) {
        descriptor = opened
        return true
      }
      let code = errno
      close(opened)
      if code == EWOULDBLOCK || code == EINTR { return false }
      throw .unwritable(path: path.description, code: code)
    }
  }

  /// Whether the opened file is the one at the lock's path, and not one that was removed meanwhile.
  private func isStillThere(_ descriptor: Int32) -> Bool {
    var opened = stat()
    var named = stat()
    if fstat(descriptor, &opened) == 0, path.withPointer({ stat($0, &named) }) == 0,
      opened.st_ino == named.st_ino, opened.st_dev == named.st_dev
    {
      return true
    }
    errno = EWOULDBLOCK
    return false
  }
}

#if os(Linux)
  internal import Glibc
  internal import Publication

  /// The kernel's notifications for a set of folders.
  final class Inotify {
    private static let mask =
      UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
      | UInt32(IN_ATTRIB | IN_MOVE_SELF) | UInt32(bitPattern: Int32(IN_ONLYDIR))
    private static let bufferSize = 64 * 1024

    /// The descriptor, readable when there are events; -1 once it is closed.
    private(set) var descriptor: Int32
    private let limit: Int32

    /// Opens the queue.
    ///
    /// - Parameter limit: The highest number that a watch may have, counted from 1; stands in for the
    ///   system's limit in tests.
    /// - Throws: That the system has no more watchers or descriptors.
    init(limit: Int32) throws(WatchError) {
      self.limit = limit
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else {
        switch errno {
        case ENOSYS: throw .unsupported
        case EMFILE: throw Self.canOpenFile ? .tooManyWatchers : .tooManyOpenFiles
        case ENFILE: throw .tooManyOpenFiles
        default: throw .failed(code: errno)
        }
      }
    }

    deinit { closeDescriptor() }

    /// Ends all watches.
    func closeDescriptor() {
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }

    /// Watches a folder.
    ///
    /// A folder that is watched already keeps its number.
    /// - Parameters:
    ///   - folder: The folder's path on the disk.
    ///   - followingLinks: Whether a symbolic link in the path's last part is followed.
    /// - Returns: The number of the watch, or nil where there is no folder that can be listed.
    /// - Throws: That the system's limit is reached.
    func watch(_ folder: Path, followingLinks: Bool) throws(WatchError) -> Int32? {
      let mask = followingLinks ? Self.mask : Self.mask | UInt32(IN_DONT_FOLLOW)
      let number = folder.withCString { inotify_add_watch(descriptor, $0, mask) }
      if number > limit { throw .tooManyFolders }
      if number >= 0 { return number }
      switch errno {
      case ENOSPC, ENOMEM: throw .tooManyFolders
      default: return nil
      }
    }

    /// Ends a watch; without effect where it has ended.
    func endWatch(_ number: Int32) {
      inotify_rm_watch(descriptor, number)
    }

    /// The events that have come since, none if there are none.
    func events() -> [InotifyEvent] {
      withUnsafeTemporaryAllocation(byteCount: Self.bufferSize, alignment: 8) { buffer in
        let size = read(descriptor, buffer.baseAddress, buffer.count)
        guard size > 0 else { return [] }
        return InotifyEvent.events(in: UnsafeRawBufferPointer(rebasing: buffer[..<size]))
      }
    }

    /// Tells the two limits apart for which the kernel has one error number.
    private static var canOpenFile: Bool {
      let descriptor = open("/", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      close(descriptor)
      return true
    }
  }
#endif

#if canImport(Glibc)
  package import Glibc
#elseif canImport(Darwin)
  package import Darwin
#endif

/// What the file system says of a file without reading it: enough to tell that it was not touched.
package struct FileStamp: Hashable, Sendable {
  /// The file system.
  package var device: UInt64
  /// The file's number on its file system.
  package var inode: UInt64
  /// The length in bytes.
  package var size: Int64
  /// When the contents last changed, in nanoseconds since 1970.
  package var modified: Int64
  /// When the contents, the name or the rights last changed, in nanoseconds since 1970; programs
  /// cannot set it.
  package var changed: Int64

  /// The stamp of the file at a path, where symbolic links lead; nil where there is no regular file.
  package init?(ofFileAt path: String) {
    guard let stamp = Self.look(at: path).stamp else { return nil }
    self = stamp
  }

  /// The stamp of the file at a path, and whether a symbolic link leads to it.
  package static func look(at path: String) -> (stamp: FileStamp?, isLink: Bool) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return (nil, false) }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    guard !isLink || stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return (nil, isLink)
    }
    return (FileStamp(status), isLink)
  }

  /// The stamp of what has this status.
  package init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Glibc)
      modified = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #else
      modified = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #endif
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Whether any change after a moment would give the file another stamp.
  ///
  /// The clocks of file systems tick every few milliseconds, those that tell whole seconds every one
  /// or two seconds.
  package func isSettled(at moment: Int64) -> Bool {
    let tick: Int64 = changed % 1_000_000_000 == 0 ? 2_100_000_000 : 50_000_000
    return changed < moment - tick
  }

  /// The present moment in nanoseconds since 1970, by the clock that stamps files.
  package static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// A stamp that was kept.
  package init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }
}

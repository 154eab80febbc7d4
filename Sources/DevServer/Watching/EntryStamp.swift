internal import Publication

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What shows that a file or folder is another than before: identity, rights, length and times.
struct EntryStamp: Equatable {
  /// Whether it is a folder, by itself or at the end of a symbolic link.
  let isFolder: Bool
  private let mode: UInt32
  private let stamp: FileStamp

  /// The stamp of what has this status.
  ///
  /// Of a folder only identity and rights count, as its entries have stamps of their own.
  init(_ status: stat) {
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    mode = UInt32(status.st_mode)
    var stamp = FileStamp(status)
    if isFolder { (stamp.size, stamp.modified, stamp.changed) = (0, 0, 0) }
    self.stamp = stamp
  }
}

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What shows that a file or folder is another than before: identity, rights, length and times.
struct FileStamp: Equatable {
  /// Whether it is a folder, by itself or at the end of a symbolic link.
  let isFolder: Bool
  private let device: UInt64
  private let inode: UInt64
  private let mode: UInt32
  private let size: Int64
  private let modifiedSeconds: Int
  private let modifiedNanoseconds: Int
  // Two saves of the same length within a tick of the clock often differ in this time at least.
  private let changedSeconds: Int
  private let changedNanoseconds: Int

  /// The stamp of what has this status.
  ///
  /// Of a folder only identity and rights count, as its entries have stamps of their own.
  init(_ status: stat) {
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    mode = UInt32(status.st_mode)
    #if os(Linux)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    size = isFolder ? 0 : Int64(status.st_size)
    modifiedSeconds = isFolder ? 0 : Int(modified.tv_sec)
    modifiedNanoseconds = isFolder ? 0 : Int(modified.tv_nsec)
    changedSeconds = isFolder ? 0 : Int(changed.tv_sec)
    changedNanoseconds = isFolder ? 0 : Int(changed.tv_nsec)
  }
}

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An open regular file of the output folder.
///
/// What is read stays the file that was opened, whatever takes its place in the meantime.
final class DiskFile: Sendable {
  /// What tells a version of a file from the others.
  struct Identity: Hashable, Sendable {
    /// The file system, the file on it, and its size in bytes.
    var device: UInt64
    /// The file's number on its file system.
    var number: UInt64
    /// The size in bytes.
    var size: Int
    /// When the bytes were changed last, in nanoseconds since 1970.
    var modified: Int
    /// When the bytes or what is noted about them were changed last, in nanoseconds since 1970.
    var changed: Int

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
      size = Int(status.st_size)
      #if canImport(Glibc)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
      #else
        modified = Self.nanoseconds(status.st_mtimespec)
        changed = Self.nanoseconds(status.st_ctimespec)
      #endif
    }

    /// Whether nothing was written between this and another look at one file.
    func holdsSameBytes(as other: Identity) -> Bool {
      size == other.size && modified == other.modified
    }

    private static func nanoseconds(_ time: timespec) -> Int {
      Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    }
  }

  private let descriptor: CInt
  /// The version that was opened.
  let identity: Identity

  /// Takes over an open descriptor; nil, with the descriptor closed, where it is no regular file.
  init?(descriptor: CInt) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    identity = Identity(status)
  }

  deinit { close(descriptor) }

  /// The size in bytes when the file was opened.
  var size: Int { identity.size }

  /// Whether nobody has written into the file since it was opened.
  ///
  /// Names that come and go, as when a site is published, change the time `changed` only.
  var isUnchanged: Bool { currentIdentity?.holdsSameBytes(as: identity) ?? false }

  private var currentIdentity: Identity? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Identity(status) : nil
  }

  /// An entity tag that is read off the file's identity, for a file too large to be hashed at each
  /// request; nil while the file is fresh.
  ///
  /// The clock of a file system ticks every few milliseconds, and two versions of one size within a
  /// tick look alike; so a file that was written in the last two seconds has no tag.
  var entityTag: String? {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return nil }
    let seconds = max(identity.modified, identity.changed) / 1_000_000_000
    guard seconds + 2 < Int(now.tv_sec) else { return nil }
    let numbers = [
      UInt64(identity.size), identity.device, identity.number,
      UInt64(bitPattern: Int64(identity.modified)), UInt64(bitPattern: Int64(identity.changed)),
    ]
    return "\"" + numbers.map { String($0, radix: 36) }.joined(separator: "-") + "\""
  }

  /// Reads a range of bytes; nil where the file has become shorter or cannot be read.
  func read(_ range: Range<Int>) -> [UInt8]? {
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count, let base = buffer.baseAddress {
        let result = pread(
          descriptor, base + count, range.count - count, off_t(range.lowerBound + count))
        if result < 0, errno == EINTR { continue }
        guard result > 0 else { break }
        count += result
      }
      isComplete = count == range.count
    }
    return isComplete ? bytes : nil
  }

  /// Reads the whole file as it is at one moment; nil where it cannot be read, or where others keep
  /// writing into it.
  func readWhole() -> [UInt8]? {
    for _ in 0..<5 {
      guard let before = currentIdentity else { return nil }
      let bytes = read(0..<before.size)
      if let bytes, currentIdentity?.holdsSameBytes(as: before) == true { return bytes }
    }
    return nil
  }
}

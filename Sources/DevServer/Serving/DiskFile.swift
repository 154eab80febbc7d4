internal import Publication

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An open regular file of the output folder.
///
/// What is read stays the file that was opened, whatever takes its place in the meantime.
final class DiskFile: Sendable {
  private let descriptor: CInt
  /// The version that was opened.
  let identity: FileStamp

  /// Takes over an open descriptor; nil, with the descriptor closed, where it is no regular file.
  init?(descriptor: CInt) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    identity = FileStamp(status)
  }

  deinit { close(descriptor) }

  /// The size in bytes when the file was opened.
  var size: Int { Int(identity.size) }

  /// Whether nobody has written into the file since it was opened.
  ///
  /// Names that come and go, as when a site is published, change the time `changed` only.
  var isUnchanged: Bool { currentIdentity.map { Self.holdSameBytes($0, identity) } ?? false }

  /// Whether nothing was written between two looks at one file.
  private static func holdSameBytes(_ first: FileStamp, _ second: FileStamp) -> Bool {
    first.size == second.size && first.modified == second.modified
  }

  private var currentIdentity: FileStamp? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStamp(status) : nil
  }

  /// An entity tag that is read off the file's identity, for a file too large to be hashed at each
  /// request; nil while the file is fresh.
  ///
  /// The clock of a file system ticks every few milliseconds, and two versions of one size within a
  /// tick look alike; so a file that was written in the last two seconds has no tag.
  var entityTag: String? {
    guard max(identity.modified, identity.changed) < FileStamp.now - 2_000_000_000 else {
      return nil
    }
    let numbers = [
      UInt64(identity.size), identity.device, identity.inode,
      UInt64(bitPattern: identity.modified), UInt64(bitPattern: identity.changed),
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
      let bytes = read(0..<Int(before.size))
      if let bytes, let after = currentIdentity, Self.holdSameBytes(after, before) { return bytes }
    }
    return nil
  }
}

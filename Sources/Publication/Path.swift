/// A path as the bytes that the operating system knows, which need not be UTF-8.
///
/// Two paths are equal where their bytes are: a file that someone else made must not be taken for
/// one of ours because a string compares composed and decomposed letters as the same.
package struct Path: Sendable {
  /// The path's bytes, without a final NUL.
  package let bytes: [UInt8]

  /// The path with these bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path that a text spells in UTF-8.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The path of `entry` in the folder `folder`; an empty path is the place the other starts from.
  package static func / (folder: Path, entry: Path) -> Path {
    if folder.bytes.isEmpty { return entry }
    if entry.bytes.isEmpty { return folder }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(folder.bytes.count + 1 + entry.bytes.count)
    bytes += folder.bytes
    if bytes.last != UInt8(ascii: "/") { bytes.append(UInt8(ascii: "/")) }
    bytes += entry.bytes
    return Path(bytes: bytes)
  }

  /// The path of the entry with this name in the folder `folder`.
  package static func / (folder: Path, name: String) -> Path { folder / Path(name) }

  /// The folder that holds the entry: empty for a single name, `/` below the root.
  package var parent: Path {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return Path(bytes: []) }
    return Path(bytes: Array(bytes[..<max(slash, 1)]))
  }

  /// The last part.
  package var name: Path {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return Path(bytes: Array(bytes[(slash + 1)...]))
  }

  /// The folders that a relative path passes through, outermost first.
  package var ancestors: [Path] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { Path(bytes: Array(bytes[..<$0])) }
  }

  /// Whether the path is `folder` or lies in it; both are absolute and canonical.
  package func isInside(_ folder: Path) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || folder.bytes.last == UInt8(ascii: "/")
      || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The path without slashes at its end; the root keeps its one.
  package var withoutTrailingSlashes: Path {
    var kept = bytes[...]
    while kept.count > 1, kept.last == UInt8(ascii: "/") { kept.removeLast() }
    return kept.count == bytes.count ? self : Path(bytes: Array(kept))
  }

  /// Calls `body` with the path as a C string.
  func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      buffer[bytes.count] = 0
      guard let start = buffer.baseAddress else { return body("") }
      return body(start)
    }
  }
}

extension Path: Hashable {
  package static func == (first: Path, second: Path) -> Bool {
    first.bytes.count == second.bytes.count && first.order(before: second) == 0
  }

  package func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension Path: Comparable {
  package static func < (first: Path, second: Path) -> Bool {
    let order = first.order(before: second)
    return order != 0 ? order < 0 : first.bytes.count < second.bytes.count
  }

  private func order(before other: Path) -> Int {
    bytes.withUnsafeBytes { first in
      other.bytes.withUnsafeBytes { second in compareBytes(first, second) }
    }
  }
}

extension Path: CustomStringConvertible {
  /// The path as text, with bytes that are not UTF-8 replaced.
  package var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// What a request asks for: a path, and a query that is only ever passed on.
struct RequestTarget: Hashable, Sendable {
  /// Why a target is refused.
  enum Refusal: Error, Hashable {
    /// It is longer than `lengthLimit`.
    case tooLong
    /// It is no path, is wrongly encoded, or holds what no name of a file holds.
    case malformed
    /// It has an empty part, as `//` makes, which names no file.
    case emptyPart
  }

  /// The longest target in bytes.
  static let lengthLimit = 4096

  /// The decoded path.
  let path: SitePath
  /// The query as it came, with its question mark; empty without one.
  let query: String
  /// The host that an absolute target names; nil for a path.
  let authority: String?

  /// Reads the target of a request line.
  ///
  /// Escapes are decoded exactly once. What could mean something else to another reader of the path
  /// is refused: encoded slashes, backslashes, control bytes, `.` and `..` in any spelling.
  init(_ text: String) throws(Refusal) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.lengthLimit else { throw .tooLong }
    for byte in bytes {
      // The printable bytes of ASCII but the backslash, and but what begins a fragment.
      guard (0x21...0x7E).contains(byte), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "#")
      else { throw .malformed }
    }
    var rest = bytes[...]
    if rest.first != UInt8(ascii: "/") {
      let scheme = Array("http://".utf8)
      guard rest.count > scheme.count,
        String(decoding: rest.prefix(scheme.count), as: UTF8.self).lowercased() == "http://"
      else { throw .malformed }
      rest = rest.dropFirst(scheme.count)
      let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
      authority = String(decoding: host, as: UTF8.self)
      rest = rest.dropFirst(host.count)
    } else {
      authority = nil
    }
    let path = rest.prefix { $0 != UInt8(ascii: "?") }
    query = String(decoding: rest.dropFirst(path.count), as: UTF8.self)
    self.path = try Self.decode(path.isEmpty ? [UInt8(ascii: "/")] : path)
  }

  private static func decode(_ path: ArraySlice<UInt8>) throws(Refusal) -> SitePath {
    var parts: [String] = []
    let encodedParts = path.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isFolder = encodedParts.last?.isEmpty ?? true
    for encoded in isFolder ? encodedParts.dropLast() : encodedParts[...] {
      let bytes = try decodeEscapes(encoded)
      guard let part = String(validating: bytes, as: UTF8.self), part != ".", part != ".." else {
        throw .malformed
      }
      parts.append(part)
    }
    if parts.contains("") { throw .emptyPart }
    return SitePath(parts: parts, isFolder: isFolder)
  }

  private static func decodeEscapes(_ encoded: ArraySlice<UInt8>) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var index = encoded.startIndex
    while index < encoded.endIndex {
      var byte = encoded[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < encoded.endIndex, let high = digit(encoded[index + 1]),
          let low = digit(encoded[index + 2])
        else { throw .malformed }
        byte = high << 4 | low
        index += 2
      }
      guard byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "/"), byte != UInt8(ascii: "\\")
      else { throw .malformed }
      bytes.append(byte)
      index += 1
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

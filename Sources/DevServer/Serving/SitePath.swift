/// The path of a request, decoded once and checked: parts that are names and nothing else.
struct SitePath: Hashable, Sendable {
  /// The names between the slashes, never empty, `.` or `..`, without slash, NUL or control bytes.
  var parts: [String]
  /// Whether the path ended with a slash.
  var isFolder: Bool

  /// The path of a file below a root, with `/` between its parts; a folder's is its `index.html`.
  var file: String {
    (isFolder ? parts + ["index.html"] : parts).joined(separator: "/")
  }

  /// Whether a part begins with a dot, as do the names of what a site does not show.
  ///
  /// `.well-known` at the root is for the public by its definition (RFC 8615).
  var isHidden: Bool {
    let names = parts.first == ".well-known" ? parts.dropFirst() : parts[...]
    return names.contains { $0.utf8.first == UInt8(ascii: ".") }
  }

  /// The path encoded for an address, from one slash on.
  ///
  /// No part is empty, so that it never begins with two slashes, which would name a host.
  var encoded: String {
    var text: [UInt8] = []
    for part in parts {
      text.append(UInt8(ascii: "/"))
      for byte in part.utf8 {
        if Self.isUnreserved(byte) {
          text.append(byte)
        } else {
          text.append(UInt8(ascii: "%"))
          text.append(Self.digits[Int(byte >> 4)])
          text.append(Self.digits[Int(byte & 15)])
        }
      }
    }
    if isFolder || parts.isEmpty { text.append(UInt8(ascii: "/")) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The path below a folder, or nil where it does not lie in there.
  func below(_ folder: SitePath) -> SitePath? {
    guard parts.starts(with: folder.parts) else { return nil }
    let rest = Array(parts.dropFirst(folder.parts.count))
    if rest.isEmpty && !isFolder { return nil }
    return SitePath(parts: rest, isFolder: isFolder)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

/// The address of a file of the site relative to its root, such as `lessons/choose.html`.
struct SiteURL: Hashable, Comparable, Sendable {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// The folder that the file lies in, without a final `/`; empty for the root.
  var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// What leads from the file's folder to the root: `""`, `"../"`, `"../../"`, ...
  var root: String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// The relative reference from this file to another, percent-encoded.
  func reference(to other: SiteURL) -> String {
    let here = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let there = other.path.split(separator: "/")
    var shared = 0
    while shared < here.count, shared < there.count - 1, here[shared] == there[shared] {
      shared += 1
    }
    let up = String(repeating: "../", count: here.count - shared)
    return up + Self.encode(there[shared...].joined(separator: "/"))
  }

  /// The path percent-encoded, to follow a base address.
  var encodedPath: String { Self.encode(path) }

  static func < (first: SiteURL, second: SiteURL) -> Bool { first.path < second.path }

  /// Writes every byte as `%XX` that may not stand in a path (RFC 3986, section 3.3).
  private static func encode(_ path: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/", "!", "$", "(", ")", "*", "+",
        ",", ";", "=", "@":
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

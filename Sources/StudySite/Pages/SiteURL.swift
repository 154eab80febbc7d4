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

  /// The relative reference from this file to another, percent-encoded.
  func reference(to other: SiteURL) -> String {
    let slash = UInt8(ascii: "/")
    let (here, there) = (path.utf8, other.path.utf8)
    // What follows the last slash up to which both agree.
    var (hereRest, thereRest) = (here[...], there[...])
    var (first, second) = (here.startIndex, there.startIndex)
    while first < here.endIndex, second < there.endIndex, here[first] == there[second] {
      let isSlash = here[first] == slash
      here.formIndex(after: &first)
      there.formIndex(after: &second)
      if isSlash { (hereRest, thereRest) = (here[first...], there[second...]) }
    }
    let rest = Self.encode(thereRest)
    let climbs = hereRest.count { $0 == slash }
    return climbs == 0 ? rest : String(repeating: "../", count: climbs) + rest
  }

  /// The path percent-encoded, to follow a base address.
  var encodedPath: String { Self.encode(path.utf8[...]) }

  static func < (first: SiteURL, second: SiteURL) -> Bool { first.path < second.path }

  /// Writes every byte as `%XX` that may not stand in a path (RFC 3986, section 3.3).
  private static func encode(_ path: Substring.UTF8View) -> String {
    if path.allSatisfy(isPathByte) { return String(Substring(path)) }
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path {
      if isPathByte(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/", "!", "$", "(", ")", "*", "+",
      ",", ";", "=", "@":
      true
    default: false
    }
  }
}

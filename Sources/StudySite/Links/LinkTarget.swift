/// A link's destination taken apart.
enum LinkTarget: Equatable {
  /// An address with a scheme, or one that begins with `//`.
  case external(scheme: String)
  /// A path relative to the page (or to the site's root, where it begins with `/`), and an anchor.
  case local(path: String, query: String?, anchor: String?)

  /// Takes a destination apart; percent-encoded parts are decoded.
  init(_ destination: String) {
    if let scheme = Self.scheme(of: destination) {
      self = .external(scheme: scheme)
      return
    }
    if destination.utf8.starts(with: "//".utf8) {
      self = .external(scheme: "https")
      return
    }
    var path = destination[...]
    var anchor: String?
    var query: String?
    if let hash = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
      anchor = Self.decode(path[path.utf8.index(after: hash)...])
      path = path[..<hash]
    }
    if let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = String(path[path.utf8.index(after: mark)...])
      path = path[..<mark]
    }
    self = .local(path: Self.decode(path), query: query, anchor: anchor)
  }

  private static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text[..<colon]
    guard let first = scheme.utf8.first, isASCIILetter(first),
      scheme.utf8.allSatisfy({
        isASCIILetter($0) || isASCIIDigit($0) || "+.-".utf8.contains($0)
      })
    else { return nil }
    return scheme.lowercased()
  }

  private static func decode(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, rest.first != UInt8(ascii: "+"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value > 0
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The path that a relative reference leads to from a folder; nil where it leads out of the site.
func resolvePath(_ reference: String, from folder: String) -> String? {
  let slash = UInt8(ascii: "/")
  var path: [UInt8] = []
  func append(_ part: Substring.UTF8View) {
    if !path.isEmpty { path.append(slash) }
    path += part
  }
  if reference.utf8.first != slash { folder.utf8.split(separator: slash).forEach(append) }
  for part in reference.utf8.split(separator: slash) {
    if part.elementsEqual(".".utf8) { continue }
    guard part.elementsEqual("..".utf8) else {
      append(part)
      continue
    }
    if path.isEmpty { return nil }
    path.removeSubrange((path.lastIndex(of: slash) ?? 0)...)
  }
  return String(decoding: path, as: UTF8.self)
}

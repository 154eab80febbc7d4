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
    if destination.hasPrefix("//") {
      self = .external(scheme: "https")
      return
    }
    var path = destination[...]
    var anchor: String?
    var query: String?
    if let hash = path.firstIndex(of: "#") {
      anchor = Self.decode(path[path.index(after: hash)...])
      path = path[..<hash]
    }
    if let mark = path.firstIndex(of: "?") {
      query = String(path[path.index(after: mark)...])
      path = path[..<mark]
    }
    self = .local(path: Self.decode(path), query: query, anchor: anchor)
  }

  private static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text[..<colon]
    guard let first = scheme.first, first.isASCII, first.isLetter,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) })
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
  var parts =
    reference.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
  for part in reference.split(separator: "/") {
    switch part {
    case ".": break
    case "..": if parts.popLast() == nil { return nil }
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}

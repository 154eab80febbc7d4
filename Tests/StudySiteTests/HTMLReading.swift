/// A finished page read into tags and texts, strictly enough for what the generator writes.
struct HTMLReading {
  /// A tag or a stretch of text, in document order; references are decoded.
  enum Part: Equatable {
    case open(name: String, attributes: [String: String])
    case close(name: String)
    case text(String)
  }

  /// An element with the text inside it and inside its descendants.
  struct Element: Equatable {
    var name: String
    var attributes: [String: String]
    var text: String

    subscript(attribute: String) -> String? { attributes[attribute] }
    var classes: [Substring] { attributes["class"]?.split(separator: " ") ?? [] }
  }

  private(set) var parts: [Part] = []

  init(_ html: String) {
    var rest = Array(html.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "<"), let tag = Self.takeTag(&rest) {
        parts += tag
      } else {
        let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
        parts.append(.text(Self.decoded(rest[..<end])))
        rest = rest[end...]
      }
    }
  }

  /// The elements of a name, or of all names, in the order of their opening tags.
  func elements(_ name: String? = nil) -> [Element] {
    parts.indices.compactMap { index in
      guard case .open(let found, let attributes) = parts[index], name == nil || found == name
      else { return nil }
      return Element(name: found, attributes: attributes, text: text(from: index, of: found))
    }
  }

  /// The elements that bear a class.
  func elements(ofClass name: String) -> [Element] {
    elements().filter { $0.classes.contains { $0 == name } }
  }

  /// The element with an id.
  func element(id: String) -> Element? { elements().first { $0["id"] == id } }

  /// What stands between an element with an attribute of this value and its end tag.
  func inside(_ attribute: String, _ value: String) -> HTMLReading {
    var inside = self
    inside.parts = []
    for (index, part) in parts.enumerated() {
      guard case .open(let name, let attributes) = part, attributes[attribute] == value else {
        continue
      }
      inside.parts = Array(parts[(index + 1)..<end(from: index, of: name)])
      break
    }
    return inside
  }

  /// The texts one after the other, white space folded.
  var text: String {
    Self.folded(
      parts.map { if case .text(let text) = $0 { text } else { "" } }.joined())
  }

  /// The destinations of all links, in order.
  var links: [String] { elements("a").compactMap { $0["href"] } }

  private func text(from index: Int, of name: String) -> String {
    let inside = parts[index..<end(from: index, of: name)]
    return Self.folded(
      inside.map { if case .text(let text) = $0 { text } else { "" } }.joined())
  }

  /// The place of the end tag that closes the element opened at `index`.
  private func end(from index: Int, of name: String) -> Int {
    guard !Self.voidElements.contains(name) else { return index + 1 }
    var depth = 0
    for place in index..<parts.count {
      switch parts[place] {
      case .open(name, _): depth += 1
      case .close(name):
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
    }
    return parts.count
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static let voidElements = [
    "br", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "wbr",
  ]
}

extension HTMLReading {
  /// Takes a tag from the front; the text of a script or style sheet comes with it.
  private static func takeTag(_ rest: inout ArraySlice<UInt8>) -> [Part]? {
    guard let next = rest.dropFirst().first else { return nil }
    if next == UInt8(ascii: "!") {
      rest = rest[(rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1)...].dropFirst()
      return []
    }
    let isEnd = next == UInt8(ascii: "/")
    var scan = rest.dropFirst(isEnd ? 2 : 1)
    let name = text(scan.prefix { isNameByte($0) })
    guard !name.isEmpty else { return nil }
    scan = scan.dropFirst(name.utf8.count)
    var attributes: [String: String] = [:]
    while let byte = scan.first, byte != UInt8(ascii: ">") {
      let key = text(scan.prefix { isNameByte($0) })
      guard !key.isEmpty else {
        scan = scan.dropFirst()
        continue
      }
      scan = scan.dropFirst(key.utf8.count)
      var value = ""
      if scan.starts(with: "=\"".utf8) {
        let raw = scan.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
        value = decoded(raw)
        scan = scan.dropFirst(raw.count + 3)
      }
      attributes[key] = value
    }
    rest = scan.dropFirst()
    if isEnd { return [.close(name: name)] }
    guard ["script", "style"].contains(name) else {
      return [.open(name: name, attributes: attributes)]
    }
    let start = rest
    while !rest.isEmpty, !rest.starts(with: "</".utf8) { rest = rest.dropFirst() }
    return [
      .open(name: name, attributes: attributes), .text(text(start[..<rest.startIndex])),
    ]
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ":": true
    default: false
    }
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  private static func decoded(_ bytes: some Sequence<UInt8>) -> String {
    var text = text(bytes)
    guard text.contains("&") else { return text }
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(reference, with: character)
    }
    return text
  }
}

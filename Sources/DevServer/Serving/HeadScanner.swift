/// Reads the tags of a page's head one after the other, as far as finding its end takes.
///
/// Comments are passed over, and so are scripts, styles and titles, whose text only looks like tags.
struct HeadScanner {
  /// A tag of the page.
  struct Tag {
    /// The name in lower case, after a slash for an end tag.
    var name: String
    /// The offset of its `<`.
    var start: Int
    /// For a `meta` element with a content security policy, where the policy stands; else nil.
    var policy: Range<Int>?
  }

  private let page: [UInt8]
  private var offset = 0

  /// Starts at the beginning of a page.
  init(_ page: [UInt8]) {
    self.page = page
  }

  /// The next tag; nil at the end of the page.
  mutating func next() -> Tag? {
    while let start = page[offset...].firstIndex(of: UInt8(ascii: "<")) {
      offset = start + 1
      if matches("!--", at: offset) {
        // `<!-->` and `<!--->` are whole comments.
        offset = (find("-->", from: start + 2) ?? page.count)
        continue
      }
      var nameStart = offset
      let isEnd = nameStart < page.count && page[nameStart] == UInt8(ascii: "/")
      if isEnd { nameStart += 1 }
      guard nameStart < page.count, Self.isLetter(page[nameStart]) else { continue }
      var nameEnd = nameStart
      while nameEnd < page.count, !Self.endsName(page[nameEnd]) { nameEnd += 1 }
      let name = String(decoding: page[nameStart..<nameEnd], as: UTF8.self).lowercased()
      offset = nameEnd
      let attributes = readAttributes()
      if isEnd { return Tag(name: "/" + name, start: start) }
      switch name {
      case "script", "style", "title", "noscript", "template", "textarea":
        offset = find("</" + name, from: offset) ?? page.count
      case "meta": return Tag(name: name, start: start, policy: policy(in: attributes))
      default: break
      }
      return Tag(name: name, start: start)
    }
    offset = page.count
    return nil
  }

  private typealias Attribute = (name: Range<Int>, value: Range<Int>, isQuoted: Bool)

  /// Reads up to and with the `>` of a tag, which may stand in a quoted value too.
  private mutating func readAttributes() -> [Attribute] {
    var attributes: [Attribute] = []
    while offset < page.count, page[offset] != UInt8(ascii: ">") {
      if Self.endsName(page[offset]) || page[offset] == UInt8(ascii: "=") {
        offset += 1
        continue
      }
      let name = skip { !Self.endsName($0) && $0 != UInt8(ascii: "=") }
      _ = skip(Self.isSpace)
      guard offset < page.count, page[offset] == UInt8(ascii: "=") else { continue }
      offset += 1
      _ = skip(Self.isSpace)
      guard offset < page.count else { break }
      let quote = page[offset]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        offset += 1
        attributes.append((name, skip { $0 != quote }, true))
        offset = min(offset + 1, page.count)
      } else {
        attributes.append((name, skip { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }, false))
      }
    }
    offset = min(offset + 1, page.count)
    return attributes
  }

  private func policy(in attributes: [Attribute]) -> Range<Int>? {
    func attribute(_ name: String) -> Attribute? {
      attributes.first { text($0.name) == name }
    }
    guard let kind = attribute("http-equiv"), text(kind.value) == "content-security-policy",
      let content = attribute("content")
    else { return nil }
    // Without quotation marks there is no room for a second word.
    return content.isQuoted ? content.value : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: page[range], as: UTF8.self).lowercased()
  }

  private mutating func skip(_ isPart: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    while offset < page.count, isPart(page[offset]) { offset += 1 }
    return start..<offset
  }

  private func find(_ text: String, from start: Int) -> Int? {
    var index = start
    while index < page.count {
      if matches(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether `text`, in lower case, stands at an offset in either case.
  private func matches(_ text: String, at index: Int) -> Bool {
    guard index + text.utf8.count <= page.count else { return false }
    return zip(page[index...], text.utf8).allSatisfy { byte, expected in
      byte == expected || (Self.isLetter(byte) && byte | 0x20 == expected)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}

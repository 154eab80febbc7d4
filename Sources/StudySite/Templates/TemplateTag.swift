/// One tag of a Mustache template, with its place.
struct TemplateTag: Equatable {
  enum Kind: Equatable {
    case variable
    case raw
    case section
    case invertedSection
    case partial
    case parent
    case block
    case end
    case comment
  }

  var kind: Kind
  /// The name between the sigil and the closing braces, without spaces.
  var name: String
  /// The bytes of the whole tag.
  var range: Range<Int>
  /// The offset of the name's first byte.
  var nameOffset: Int
}

/// Why a template cannot be read, and where.
struct TemplateSyntaxError: Error, Equatable {
  var offset: Int
  var message: String
  var suggestion: String?
}

extension TemplateTag {
  /// All tags of a template in order.
  ///
  /// Set-delimiter tags, pragmas and dynamic partials are refused: Discern's templates do without.
  static func scan(_ bytes: [UInt8]) throws(TemplateSyntaxError) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var offset = 0
    while let start = find("{{", in: bytes, from: offset) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let closing = isTriple ? "}}}" : "}}"
      let contentStart = start + closing.utf8.count
      guard let contentEnd = find(closing, in: bytes, from: contentStart) else {
        throw TemplateSyntaxError(
          offset: start, message: "the tag that begins here has no end",
          suggestion: "close it with '\(closing)'")
      }
      let end = contentEnd + closing.utf8.count
      var content = contentStart..<contentEnd
      let (kind, sigilCount) = try kind(
        of: bytes, in: content, isTriple: isTriple, tagStart: start)
      content = trimmed(bytes, content.lowerBound + sigilCount..<content.upperBound)
      let name = String(decoding: bytes[content], as: UTF8.self)
      if kind != .comment {
        if name.isEmpty {
          throw TemplateSyntaxError(offset: start, message: "the tag names nothing")
        }
        guard name.utf8.allSatisfy(isNameByte) else {
          throw TemplateSyntaxError(
            offset: content.lowerBound, message: "'\(name)' is not a name",
            suggestion: "a tag holds one name of letters, digits, '.', '-' and '/'")
        }
        // The engine would not read the end tag.
        if kind == .block || kind == .parent, name.contains("/") {
          throw TemplateSyntaxError(
            offset: content.lowerBound, message: "'\(name)' cannot be closed, since it holds '/'",
            suggestion: kind == .parent
              ? "layouts go without their folder: '{{<base}}' is layouts/base.mustache" : nil)
        }
      }
      tags.append(
        TemplateTag(kind: kind, name: name, range: start..<end, nameOffset: content.lowerBound))
      offset = end
    }
    return tags
  }

  private static func kind(
    of bytes: [UInt8], in content: Range<Int>, isTriple: Bool, tagStart: Int
  ) throws(TemplateSyntaxError) -> (Kind, sigilCount: Int) {
    if isTriple { return (.raw, 0) }
    guard let first = bytes[content].first else { return (.variable, 0) }
    switch Unicode.Scalar(first) {
    case "#": return (.section, 1)
    case "^": return (.invertedSection, 1)
    case "/": return (.end, 1)
    case ">": return (.partial, 1)
    case "<": return (.parent, 1)
    case "$": return (.block, 1)
    case "!": return (.comment, 1)
    case "&": return (.raw, 1)
    case "=", "%":
      throw TemplateSyntaxError(
        offset: tagStart, message: "tags that change the template language are not allowed")
    default: return (.variable, 0)
    }
  }

  /// Whether the engine reads a byte as a part of a name.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", "?", "/": true
    default: false
    }
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (9...13).contains($0) }
    var range = range
    while let first = range.first, isSpace(bytes[first]) { range = first + 1..<range.upperBound }
    while let last = range.last, isSpace(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private static func find(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
    let needle = Array(needle.utf8)
    var offset = start
    while offset + needle.count <= bytes.count {
      if bytes[offset] == needle[0], bytes[offset...].starts(with: needle) { return offset }
      offset += 1
    }
    return nil
  }
}

/// A start or end tag in a piece of HTML, or a comment.
struct HTMLTag {
  /// The element's name in lower case; `!--` for a comment.
  var name: String
  var isClosing: Bool
  /// Whether no end tag follows: a void element, one that closes itself, or a comment.
  var isVoid: Bool
  /// UTF-8 bytes of the whole tag, angle brackets included.
  var range: Range<Int>

  /// The elements that never have an end tag (HTML, section 13.1.2).
  private static let voidNames: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// The tags and comments of a piece of HTML in order; a `<` that opens none is passed over.
  static func all(in bytes: [UInt8]) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[start...].starts(with: "<!--".utf8) {
        index = endOfComment(in: bytes, from: start + 4)
        tags.append(HTMLTag(name: "!--", isClosing: false, isVoid: true, range: start..<index))
        continue
      }
      let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
      let nameStart = start + (isClosing ? 2 : 1)
      let name = bytes[nameStart...].prefix(while: isNameByte)
      guard let first = name.first, isLetter(first), let end = end(in: bytes, from: name.endIndex)
      else {
        index = start + 1
        continue
      }
      let text = String(decoding: name, as: UTF8.self).lowercased()
      let closesItself = bytes[end - 1] == UInt8(ascii: "/")
      tags.append(
        HTMLTag(
          name: text, isClosing: isClosing, isVoid: voidNames.contains(text) || closesItself,
          range: start..<end + 1))
      index = end + 1
    }
    return tags
  }

  /// The value of an attribute written in double quotes; nil where there is none.
  func attribute(_ name: String, in bytes: [UInt8]) -> String? {
    let tag = bytes[range]
    let opening = Array(" \(name)=\"".utf8)
    var start = tag.startIndex
    while start < tag.endIndex, !tag[start...].starts(with: opening) { start += 1 }
    guard start < tag.endIndex else { return nil }
    let value = tag[(start + opening.count)...].prefix { $0 != UInt8(ascii: "\"") }
    return String(decoding: value, as: UTF8.self)
  }

  private static func endOfComment(in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
    return min(index + 3, bytes.count)
  }

  /// The place of the `>` that ends a tag, which may not stand in quotation marks.
  private static func end(in bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<bytes.count {
      switch bytes[index] {
      case quote: quote = nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = quote ?? bytes[index]
      case UInt8(ascii: ">") where quote == nil: return index
      default: break
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-")
  }
}

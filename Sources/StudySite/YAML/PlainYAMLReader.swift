internal import Diagnostics

/// Reads what most front matter is made of: lines `key: value` whose value is one word or more, a
/// text in quotation marks, or a list in brackets of these.
///
/// Nothing else is understood, and nothing is reported: at the first byte that might mean anything
/// more the reader gives up, and `YAMLDocument` has libYAML read the text. It takes a twentieth of
/// the time and gives the same nodes.
struct PlainYAMLReader {
  private let source: SourceFile
  private let end: Int
  private var offset: Int
  private var line: Int
  private var lineStart: Int

  /// The mapping that the bytes of `range` hold; nil where libYAML must look at them.
  static func read(_ source: SourceFile, in range: Range<Int>) -> YAMLNode? {
    var reader = PlainYAMLReader(source, range)
    return reader.readMapping()
  }

  private init(_ source: SourceFile, _ range: Range<Int>) {
    self.source = source
    end = range.upperBound
    offset = range.lowerBound
    lineStart = range.lowerBound
    line = source.location(at: range.lowerBound).line
  }

  private var byte: UInt8? { offset < end ? source.bytes[offset] : nil }

  private var location: SourceLocation {
    SourceLocation(path: source.path, line: line, column: offset - lineStart + 1)
  }

  private mutating func readMapping() -> YAMLNode? {
    var entries: [YAMLNode.Entry] = []
    var keys: Set<String> = []
    while let byte {
      if byte != UInt8(ascii: "\n") {
        guard let key = readKey(), keys.insert(key.text ?? "").inserted,
          let value = readValue(), self.byte == nil || self.byte == UInt8(ascii: "\n")
        else { return nil }
        entries.append(YAMLNode.Entry(key: key, value: value))
      }
      offset += 1
      line += 1
      lineStart = offset
    }
    return entries.first.map { YAMLNode(content: .mapping(entries), location: $0.key.location) }
  }

  /// Reads a key and what stands between it and its value.
  private mutating func readKey() -> YAMLNode? {
    let place = location
    let start = offset
    while let byte, isASCIILetter(byte) || isASCIIDigit(byte) { offset += 1 }
    guard offset > start, offset - start <= 100, isASCIILetter(source.bytes[start]) else {
      return nil
    }
    let key = source.text(in: start..<offset)
    guard byte == UInt8(ascii: ":") else { return nil }
    offset += 1
    guard skipSpaces() > 0 else { return nil }
    return YAMLNode(content: .scalar(key, isPlain: true), location: place)
  }

  private mutating func readValue() -> YAMLNode? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuoted()
    case UInt8(ascii: "["): readList()
    default: readPlain(isInList: false)
    }
  }

  private mutating func readQuoted() -> YAMLNode? {
    let place = location
    let mark = byte
    offset += 1
    let start = offset
    while let byte, byte != mark {
      guard byte != UInt8(ascii: "\\"), passCharacter() else { return nil }
    }
    guard byte == mark else { return nil }
    offset += 1
    return YAMLNode(
      content: .scalar(source.text(in: start..<offset - 1), isPlain: false), location: place)
  }

  private mutating func readList() -> YAMLNode? {
    let place = location
    var elements: [YAMLNode] = []
    offset += 1
    skipSpaces()
    while byte != UInt8(ascii: "]") || !elements.isEmpty {
      let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      guard let element = isQuoted ? readQuoted() : readPlain(isInList: true) else { return nil }
      elements.append(element)
      skipSpaces()
      if byte == UInt8(ascii: "]") { break }
      guard byte == UInt8(ascii: ",") else { return nil }
      offset += 1
      skipSpaces()
    }
    offset += 1
    return YAMLNode(content: .sequence(elements), location: place)
  }

  /// Reads words that begin with a letter or digit and in which no byte can mean anything else.
  private mutating func readPlain(isInList: Bool) -> YAMLNode? {
    let place = location
    let start = offset
    guard let first = byte, isASCIILetter(first) || isASCIIDigit(first) || first >= 0x80 else {
      return nil
    }
    var textEnd = offset
    while let byte, byte != UInt8(ascii: "\n") {
      switch byte {
      case UInt8(ascii: " "):
        offset += 1
        continue
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        if isInList { return plain(start..<textEnd, at: place) }
      case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "?"):
        // Most of these mean nothing within a text that stands alone, and some not even in a list.
        if isInList || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return nil }
      default: break
      }
      guard passCharacter() else { return nil }
      textEnd = offset
    }
    return isInList || textEnd < offset ? nil : plain(start..<textEnd, at: place)
  }

  private func plain(_ range: Range<Int>, at place: SourceLocation) -> YAMLNode {
    YAMLNode(content: .scalar(source.text(in: range), isPlain: true), location: place)
  }

  @discardableResult
  private mutating func skipSpaces() -> Int {
    let start = offset
    while byte == UInt8(ascii: " ") { offset += 1 }
    return offset - start
  }

  /// Passes one printable character below U+D000 that YAML takes neither for a line break nor for
  /// the mark of a byte order.
  private mutating func passCharacter() -> Bool {
    let rest = source.bytes[offset..<end]
    guard let first = rest.first else { return false }
    switch first {
    case 0x20...0x7E:
      offset += 1
      return true
    case 0xC2...0xDF:
      guard rest.count >= 2, isContinuation(1), first > 0xC2 || source.bytes[offset + 1] >= 0xA0
      else { return false }
      offset += 2
      return true
    case 0xE1...0xEC:
      guard rest.count >= 3, isContinuation(1), isContinuation(2),
        // U+2028 and U+2029 end lines.
        !rest.starts(with: [0xE2, 0x80, 0xA8]), !rest.starts(with: [0xE2, 0x80, 0xA9])
      else { return false }
      offset += 3
      return true
    default: return false
    }
  }

  private func isContinuation(_ distance: Int) -> Bool {
    source.bytes[offset + distance] & 0xC0 == 0x80
  }
}

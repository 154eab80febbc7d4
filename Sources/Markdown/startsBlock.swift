/// Whether a line that cmark took for the continuation of a paragraph would begin a block of its
/// own after the row of a table: what must not interrupt a paragraph may end a table.
///
/// `line` begins with the line's first byte that is no white space, indented by less than four.
func startsBlockAfterTable(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
  guard let first = line.first else { return false }
  switch bytes[first] {
  case UInt8(ascii: "<"):
    return isWholeTag(bytes, line)
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
    return isMarkerEnd(bytes, line.dropFirst()) || isThematicBreak(bytes, line)
  case UInt8(ascii: "_"):
    return isThematicBreak(bytes, line)
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    let digits = line.prefix { (0x30...0x39).contains(bytes[$0]) }
    guard digits.count <= 9, let mark = line.dropFirst(digits.count).first else { return false }
    guard bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")") else { return false }
    return isMarkerEnd(bytes, line.dropFirst(digits.count + 1))
  default:
    return false
  }
}

private func isMarkerEnd(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
  guard let next = rest.first else { return true }
  return bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t")
}

private func isThematicBreak(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
  guard let first = line.first else { return false }
  var count = 0
  for index in line {
    if bytes[index] == bytes[first] {
      count += 1
    } else if bytes[index] != UInt8(ascii: " "), bytes[index] != UInt8(ascii: "\t") {
      return false
    }
  }
  return count >= 3
}

/// Whether the line is one complete opening or closing tag (the seventh kind of HTML block).
private func isWholeTag(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
  var scanner = TagScanner(bytes: bytes, index: line.lowerBound + 1, end: line.upperBound)
  let isClosing = scanner.take(UInt8(ascii: "/"))
  guard scanner.takeTagName() else { return false }
  if !isClosing {
    while scanner.takeAttribute() {}
  }
  scanner.takeSpace()
  if !isClosing { _ = scanner.take(UInt8(ascii: "/")) }
  guard scanner.take(UInt8(ascii: ">")) else { return false }
  scanner.takeSpace()
  return scanner.index == line.upperBound
}

private struct TagScanner {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  private var byte: UInt8? { index < end ? bytes[index] : nil }

  mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    index += 1
    return true
  }

  mutating func takeSpace() {
    while let byte, isCmarkSpace(byte) { index += 1 }
  }

  mutating func takeTagName() -> Bool {
    guard let first = byte, isASCIILetterOrDigit(first), !(0x30...0x39).contains(first) else {
      return false
    }
    while let byte, isASCIILetterOrDigit(byte) || byte == UInt8(ascii: "-") { index += 1 }
    return true
  }

  /// White space, a name and perhaps a value; takes nothing where that is not what follows.
  mutating func takeAttribute() -> Bool {
    let start = index
    takeSpace()
    guard index > start, let first = byte, isNameStart(first) else {
      index = start
      return false
    }
    while let byte, isNameStart(byte) || (0x30...0x39).contains(byte) || "-.".utf8.contains(byte) {
      index += 1
    }
    let nameEnd = index
    takeSpace()
    guard take(UInt8(ascii: "=")) else {
      index = nameEnd
      return true
    }
    takeSpace()
    if takeValue() { return true }
    index = nameEnd
    return true
  }

  private mutating func takeValue() -> Bool {
    guard let quote = byte else { return false }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      while let byte, byte != quote { index += 1 }
      return take(quote)
    }
    let start = index
    while let byte, !isCmarkSpace(byte), !"\"'=<>`".utf8.contains(byte) { index += 1 }
    return index > start
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    isASCIILetterOrDigit(byte) && !(0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }
}

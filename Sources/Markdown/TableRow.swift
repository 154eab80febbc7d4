/// How the cells of a column are aligned.
enum ColumnAlignment {
  case none
  case left
  case center
  case right
}

/// The cells of a line of a pipe table, by the rules of GitHub Flavored Markdown.
enum TableRow {
  /// The cells' ranges without the white space around them; empty if the line is no row.
  ///
  /// Every pipe without a backslash before it ends a cell, also inside a code span.
  static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var index = line.lowerBound
    if index < line.upperBound, bytes[index] == UInt8(ascii: "|") {
      index = skipBlanks(bytes, index + 1, line.upperBound)
    }
    while index < line.upperBound {
      let start = index
      while index < line.upperBound,
        bytes[index] != UInt8(ascii: "|") || (index > start && bytes[index - 1] == backslash)
      {
        index += 1
      }
      cells.append(trim(bytes, start..<index))
      guard index < line.upperBound else { break }
      index = skipBlanks(bytes, index + 1, line.upperBound)
    }
    return cells
  }

  /// The alignments that a delimiter row gives, or nil if the line is none.
  static func alignments(_ bytes: [UInt8], _ line: Range<Int>) -> [ColumnAlignment]? {
    var alignments: [ColumnAlignment] = []
    let end = skipBlanksBackwards(bytes, line)
    var index = line.lowerBound
    if index < end, bytes[index] == UInt8(ascii: "|") { index += 1 }
    while index < end {
      index = skipBlanks(bytes, index, end)
      let left = index < end && bytes[index] == UInt8(ascii: ":")
      if left { index += 1 }
      let dashes = index
      while index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
      guard index > dashes else { return nil }
      let right = index < end && bytes[index] == UInt8(ascii: ":")
      if right { index += 1 }
      index = skipBlanks(bytes, index, end)
      alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
      guard index < end else { break }
      guard bytes[index] == UInt8(ascii: "|") else { return nil }
      index += 1
    }
    return alignments.isEmpty ? nil : alignments
  }

  private static let backslash = UInt8(ascii: "\\")

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }

  private static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, isBlank(bytes[index]) { index += 1 }
    return index
  }

  private static func skipBlanksBackwards(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var range = range
    while let last = range.last, isCmarkSpace(bytes[last]) { range.removeLast() }
    while let first = range.first, isCmarkSpace(bytes[first]) { range.removeFirst() }
    return range
  }
}

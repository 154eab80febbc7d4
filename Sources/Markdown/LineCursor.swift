/// A position in a line that counts columns as CommonMark does: a tab reaches the next multiple
/// of four, and a container may take only a part of it.
struct LineCursor {
  private let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset: Int
  /// The column reached, 0 at the line's start.
  private(set) var column = 0
  /// Where the line's text ends, before its line ending.
  let end: Int

  init(_ bytes: [UInt8], line: Range<Int>) {
    self.bytes = bytes
    offset = line.lowerBound
    end = line.upperBound
  }

  /// The byte at the cursor, or nil at the line's end.
  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  /// Whether only part of the tab at the cursor has been passed.
  private(set) var isInsideTab = false

  /// The next byte that is neither space nor tab, and how many columns away it is.
  var firstText: (offset: Int, indent: Int) {
    var offset = offset
    var column = column
    loop: while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 4 - column % 4
      default: break loop
      }
      offset += 1
    }
    return (offset, column - self.column)
  }

  /// Passes so many columns, perhaps a part of a tab.
  mutating func pass(columns count: Int) {
    var count = count
    while count > 0, let byte {
      guard byte == UInt8(ascii: "\t") else {
        isInsideTab = false
        offset += 1
        column += 1
        count -= 1
        continue
      }
      let width = 4 - column % 4
      isInsideTab = width > count
      column += min(width, count)
      if !isInsideTab { offset += 1 }
      count -= width
    }
  }

  /// Passes whole bytes up to `target`.
  mutating func pass(to target: Int) {
    while offset < target, let byte {
      isInsideTab = false
      column += byte == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      offset += 1
    }
  }
}

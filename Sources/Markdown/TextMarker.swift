/// Follows a block's plain text while it is written and says where marks open and close.
struct TextMarker {
  enum Step {
    /// So many bytes of text can be written as they are.
    case text(Int)
    /// This markup comes first.
    case markup(String)
  }

  private let marks: [TextMark]
  private var next = 0
  private var offset = 0
  private var isOpen = false

  /// Sorts the marks and fits them to the text.
  ///
  /// Their bounds move outwards to whole scalars, empty ones are dropped, and one that overlaps
  /// the mark before it begins where that ends.
  init(_ marks: [TextMark], in text: [UInt8]) {
    var end = 0
    var kept: [TextMark] = []
    let sorted = marks.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for var mark in sorted where !mark.range.isEmpty {
      var start = min(max(mark.range.lowerBound, 0), text.count)
      while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
      start = max(start, end)
      var stop = min(max(mark.range.upperBound, 0), text.count)
      while stop < text.count, text[stop] & 0xC0 == 0x80 { stop += 1 }
      guard start < stop else { continue }
      mark.range = start..<stop
      end = stop
      kept.append(mark)
    }
    self.marks = kept
  }

  /// What comes next when `available` bytes of text (at least one) are to be written.
  mutating func step(_ available: Int) -> Step {
    guard next < marks.count else {
      offset += available
      return .text(available)
    }
    let mark = marks[next]
    if isOpen, offset >= mark.range.upperBound {
      isOpen = false
      next += 1
      return .markup(mark.closing)
    }
    if !isOpen, offset >= mark.range.upperBound {
      next += 1
      return step(available)
    }
    if !isOpen, offset >= mark.range.lowerBound {
      isOpen = true
      return .markup(mark.opening)
    }
    let limit = isOpen ? mark.range.upperBound : mark.range.lowerBound
    let count = min(available, limit - offset)
    offset += count
    return .text(count)
  }

  /// Closes an open mark before an element's tag and passes over text that is not written.
  mutating func interrupt(passing count: Int) -> String? {
    defer { offset += count }
    guard isOpen else { return nil }
    isOpen = false
    return marks[next].closing
  }
}

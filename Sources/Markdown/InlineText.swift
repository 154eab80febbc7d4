internal import Diagnostics

/// The text that cmark's inline parser was given for one block, and where each byte came from.
struct InlineText {
  var bytes: [UInt8] = []
  /// From `text` on, the bytes stand one after the other from `source` on.
  private var pieces: [(text: Int, source: Int)] = []

  /// Adds a stretch of the source.
  mutating func append(_ source: SourceFile, _ range: Range<Int>) {
    pieces.append((bytes.count, range.lowerBound))
    bytes.append(contentsOf: source.bytes[range])
  }

  /// Adds a line break that stands at `offset`.
  mutating func appendLineBreak(at offset: Int) {
    pieces.append((bytes.count, offset))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds the spaces that stand for the rest of the tab at `offset`.
  mutating func appendSpaces(_ count: Int, at offset: Int) {
    for _ in 0..<count {
      pieces.append((bytes.count, offset))
      bytes.append(UInt8(ascii: " "))
    }
  }

  /// The source offset of the byte at `index`.
  func sourceOffset(_ index: Int) -> Int {
    var low = 0
    var high = pieces.count
    guard high > 0 else { return 0 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].text <= index { low = middle } else { high = middle }
    }
    return pieces[low].source + index - pieces[low].text
  }
}

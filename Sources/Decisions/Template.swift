/// A sentence with placeholders in braces, filled with values.
struct Template {
  private(set) var bytes: [UInt8] = []

  /// The bytes of the filled sentence that each use of the marked value takes.
  private(set) var marked: [Range<Int>] = []

  /// Fills a sentence.
  ///
  /// - Parameters:
  ///   - text: The sentence.
  ///   - values: What to put for each name; the first of equal names counts.
  ///   - markedName: The name whose places are wanted.
  init(_ text: String, _ values: [(name: String, value: String)], marking markedName: String = "") {
    let source = Array(text.utf8)
    let mark = Array(markedName.utf8)
    let names = values.map { Array($0.name.utf8) }
    var position = 0
    while position < source.count {
      guard source[position] == UInt8(ascii: "{"),
        let index = names.firstIndex(where: { Self.holds($0, in: source, at: position + 1) })
      else {
        bytes.append(source[position])
        position += 1
        continue
      }
      let start = bytes.count
      bytes.append(contentsOf: values[index].value.utf8)
      if names[index] == mark { marked.append(start..<bytes.count) }
      position += names[index].count + 2
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private static func holds(_ name: [UInt8], in source: [UInt8], at start: Int) -> Bool {
    let end = start + name.count
    guard end < source.count, source[end] == UInt8(ascii: "}") else { return false }
    return source[start..<end].elementsEqual(name)
  }
}

internal import Diagnostics

/// The block quotes and list items that are open at a place of the tree, and what each line must
/// begin with to belong to them: the second half of what cmark knows and does not tell.
struct ContainerStack {
  private struct Container {
    /// How far a list item's content is indented; nil for a block quote.
    let indent: Int?
    let line: Int
    /// Where the container's content begins on its first line.
    let content: LineCursor
  }

  private let source: SourceFile
  private var containers: [Container] = []

  init(_ source: SourceFile) {
    self.source = source
  }

  var count: Int { containers.count }

  /// Opens a block quote or list item; other nodes put nothing before their lines.
  mutating func open(_ node: Node) {
    let line = Int(node.line)
    let start = source.offset(line: line, column: Int(node.column))
    var cursor =
      if let parent = containers.last, parent.line == line {
        parent.content
      } else {
        match(line: line).cursor
      }
    let indent = max(cursor.firstText.indent, 0)
    cursor.pass(to: start)
    if node.kind == .blockQuote {
      cursor.pass(columns: 1)
      if cursor.byte == UInt8(ascii: " ") || cursor.byte == UInt8(ascii: "\t") {
        cursor.pass(columns: 1)
      }
      containers.append(Container(indent: nil, line: line, content: cursor))
      return
    }
    let width = markerWidth(at: start)
    cursor.pass(to: start + width)
    let blanks = cursor.firstText
    if (1...4).contains(blanks.indent), blanks.offset < cursor.end {
      cursor.pass(columns: blanks.indent)
      containers.append(
        Container(indent: indent + width + blanks.indent, line: line, content: cursor))
    } else {
      if blanks.indent > 0 { cursor.pass(columns: 1) }
      containers.append(Container(indent: indent + width + 1, line: line, content: cursor))
    }
  }

  /// Closes the container that was opened last.
  mutating func close() {
    containers.removeLast()
  }

  /// How many of the containers a line continues, outermost first, and where its rest begins.
  ///
  /// The line is lazy if the count is less than the stack's.
  func match(line: Int) -> (count: Int, cursor: LineCursor) {
    var cursor = LineCursor(source.bytes, line: source.range(ofLine: line))
    var matched = 0
    for container in containers {
      let text = cursor.firstText
      if let indent = container.indent {
        if text.indent >= indent {
          cursor.pass(columns: indent)
        } else if text.offset == cursor.end {
          cursor.pass(to: text.offset)
        } else {
          break
        }
      } else {
        guard text.indent <= 3, text.offset < cursor.end,
          source.bytes[text.offset] == UInt8(ascii: ">")
        else { break }
        cursor.pass(to: text.offset + 1)
        if cursor.byte == UInt8(ascii: " ") || cursor.byte == UInt8(ascii: "\t") {
          cursor.pass(columns: 1)
        }
      }
      matched += 1
    }
    return (matched, cursor)
  }

  private func markerWidth(at start: Int) -> Int {
    var index = start
    while index < source.bytes.count, (0x30...0x39).contains(source.bytes[index]) { index += 1 }
    return index - start + 1
  }
}

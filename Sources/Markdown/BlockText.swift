internal import Diagnostics

/// Finds the source of paragraphs and headings, without what containers put before their lines.
///
/// Remembers the containers of the last block, since neighbours share them.
struct BlockText {
  let source: SourceFile
  private var parent: Int32 = -1
  /// Whether the last block stood in more containers than are followed.
  private(set) var isTooDeep = false
  private var containers: ContainerStack

  init(_ source: SourceFile) {
    self.source = source
    containers = ContainerStack(source)
  }

  /// Makes ready for another tree of the same source.
  mutating func forgetContainers() {
    parent = -1
  }

  /// How many containers are followed.
  ///
  /// Matching them costs their number squared for each block, and no page may nest this deep.
  static let depthLimit = 200

  /// The containers around a block; none beyond the limit.
  mutating func containers(around block: Node, in tree: SyntaxTree) -> ContainerStack {
    if block.parent == parent { return containers }
    parent = block.parent
    var ancestors: [Int32] = []
    var ancestor = parent
    while ancestor >= 0, ancestors.count <= Self.depthLimit {
      let node = tree.nodes[Int(ancestor)]
      switch node.kind {
      case .blockQuote, .item, .alert, .recallPrompt: ancestors.append(ancestor)
      default: break
      }
      ancestor = node.parent
    }
    containers = ContainerStack(source)
    isTooDeep = ancestors.count > Self.depthLimit
    if isTooDeep { return containers }
    for ancestor in ancestors.reversed() { containers.open(tree.nodes[Int(ancestor)]) }
    return containers
  }

  /// The text of a paragraph or heading as cmark's inline parser sees it, definitions included.
  mutating func text(of block: Node, in tree: SyntaxTree) -> InlineText {
    let first = Int(block.line)
    var last = Int(block.endLine)
    var start = source.offset(line: first, column: Int(block.column))
    let firstEnd = source.range(ofLine: first).upperBound
    if block.kind == .heading {
      if last == first {
        while start < firstEnd, source.bytes[start] == UInt8(ascii: "#") { start += 1 }
        start = skipBlanks(start, firstEnd)
      } else {
        last -= 1
      }
    }
    var text = InlineText()
    text.append(source, start..<max(start, firstEnd))
    guard last > first else { return text }
    let containers = containers(around: block, in: tree)
    for line in (first + 1)...last {
      text.appendLineBreak(at: source.range(ofLine: line - 1).upperBound)
      let (count, cursor) = containers.match(line: line)
      guard count < containers.count else {
        text.append(source, cursor.firstText.offset..<cursor.end)
        continue
      }
      // cmark takes the white space before a lazy line into the text.
      if cursor.isInsideTab {
        text.appendSpaces(4 - cursor.column % 4, at: cursor.offset)
        text.append(source, min(cursor.offset + 1, cursor.end)..<cursor.end)
      } else {
        text.append(source, cursor.offset..<cursor.end)
      }
    }
    return text
  }

  private func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end,
      source.bytes[index] == UInt8(ascii: " ") || source.bytes[index] == UInt8(ascii: "\t")
    {
      index += 1
    }
    return index
  }
}

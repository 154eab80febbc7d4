internal import Diagnostics

/// Walks a finished tree once and lists what the rest of the program asks for, in document order.
struct PartCollector {
  private(set) var headings: [Heading] = []
  private(set) var links: [Link] = []
  private(set) var rawHTML: [SourceLocation] = []
  private(set) var recallPrompts: [RecallPrompt] = []
  /// Whether some place of an inline node had to be guessed.
  private(set) var isLost = false

  private let source: SourceFile
  private var blocks: BlockText
  private var lastHeading: NodeID?

  init(_ source: SourceFile) {
    self.source = source
    blocks = BlockText(source)
  }

  mutating func collect(from tree: inout SyntaxTree) {
    var index: Int32 = 0
    while index >= 0 {
      let node = tree.nodes[Int(index)]
      switch node.kind {
      case .heading:
        locateInlines(of: index, in: &tree)
        lastHeading = NodeID(index)
        headings.append(
          Heading(
            node: NodeID(index), level: Int(node.level), id: tree.string(node.detail),
            plainText: text(index, tree), location: location(tree.nodes[Int(index)])))
      case .paragraph, .tableCell, .recallQuestion:
        locateInlines(of: index, in: &tree)
      case .htmlBlock:
        rawHTML.append(location(node))
      case .htmlInline:
        rawHTML.append(location(node))
      case .link, .image:
        addLink(index, node, tree)
      case .recallPrompt:
        addPrompt(index, node, tree)
      default: break
      }
      // What stands inside an image is only its alternative text.
      index = tree.following(index, below: 0, enteringChildren: node.kind != .image)
    }
  }

  private mutating func addLink(_ index: Int32, _ node: Node, _ tree: SyntaxTree) {
    links.append(
      Link(
        node: NodeID(index), kind: node.kind == .link ? .link : .image,
        destination: tree.string(node.literal), title: tree.string(node.detail),
        text: text(index, tree), location: location(node),
        isDangerous: isDangerousURL(tree.bytes[node.literal.bounds])))
  }

  private mutating func addPrompt(_ index: Int32, _ node: Node, _ tree: SyntaxTree) {
    let blocks = tree.children(of: index)
    guard let question = blocks.first else { return }
    var answer = ""
    for block in blocks.dropFirst() {
      let part = text(block, tree)
      answer += answer.isEmpty || part.isEmpty ? part : " " + part
    }
    recallPrompts.append(
      RecallPrompt(
        node: NodeID(index), id: tree.string(node.literal), location: promptLocation(node),
        questionNode: NodeID(question), question: text(question, tree),
        answerNodes: blocks.dropFirst().map(NodeID.init), answer: answer, heading: lastHeading))
  }

  /// The marker stands after the quote's `>` and perhaps blanks.
  private func promptLocation(_ node: Node) -> SourceLocation {
    let line = source.range(ofLine: Int(node.line))
    let start = source.offset(line: Int(node.line), column: Int(node.column))
    let marker = source.bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "["))
    return source.location(at: marker ?? start)
  }

  /// Sets the places of a block's links, images and raw HTML, and the block's own place if link reference definitions stood before its text.
  private mutating func locateInlines(of index: Int32, in tree: inout SyntaxTree) {
    let block = tree.nodes[Int(index)]
    let first = Int(source.offset(line: Int(block.line), column: Int(block.column)))
    let beginsWithBracket =
      block.kind != .tableCell && first < source.bytes.count
      && source.bytes[first] == UInt8(ascii: "[")
    guard beginsWithBracket || needsPlaces(index, tree) else { return }
    let text: InlineText
    if block.kind == .tableCell {
      text = unescapedPipes(source, first..<first + Int(block.endColumn - block.column) + 1)
    } else {
      text = blocks.text(of: block, in: tree)
    }
    var start = beginsWithBracket ? LinkSyntax(text: text.bytes).definitionsEnd : 0
    if start > 0, start < text.bytes.count {
      place(&tree.nodes[Int(index)], text.sourceOffset(start))
    }
    if block.kind == .recallQuestion || tree.nodes[Int(block.parent)].kind == .alert {
      start = afterMarker(text.bytes, start)
    }
    var locator = InlineLocator(text.bytes, from: start)
    var found: [(node: Int32, offset: Int)] = []
    locator.locate(below: index, in: tree) { found.append(($0, $1)) }
    for (node, offset) in found {
      place(&tree.nodes[Int(node)], text.sourceOffset(min(offset, text.bytes.count)))
    }
    isLost = isLost || locator.isLost
  }

  /// The first paragraph of an alert still has its marker's line in the source.
  private func afterMarker(_ text: [UInt8], _ start: Int) -> Int {
    guard text[start...].starts(with: [UInt8(ascii: "["), UInt8(ascii: "!")]),
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n"))
    else { return start }
    return end + 1
  }

  private func needsPlaces(_ block: Int32, _ tree: SyntaxTree) -> Bool {
    var index = tree.nodes[Int(block)].firstChild
    while index >= 0 {
      switch tree.nodes[Int(index)].kind {
      case .link, .image, .htmlInline: return true
      default: break
      }
      index = tree.following(index, below: block)
    }
    return false
  }

  private func place(_ node: inout Node, _ offset: Int) {
    let location = source.location(at: offset)
    node.line = Int32(location.line)
    node.column = Int32(location.column)
  }

  private func text(_ index: Int32, _ tree: SyntaxTree) -> String {
    String(decoding: tree.plainText(of: index), as: UTF8.self)
  }

  private func location(_ node: Node) -> SourceLocation {
    SourceLocation(path: source.path, line: Int(node.line), column: Int(node.column))
  }
}

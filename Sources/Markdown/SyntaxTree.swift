/// What a node of the tree is: first what CommonMark knows, then what is added.
enum NodeKind: UInt8 {
  case document = 1
  case blockQuote
  case list
  case item
  case codeBlock
  case htmlBlock
  case paragraph
  case heading
  case thematicBreak

  case text
  case softBreak
  case lineBreak
  case code
  case htmlInline
  case emphasis
  case strong
  case link
  case image

  // Added to cmark's tree.
  case table
  case tableRow
  case tableCell
  case alert
  case recallPrompt
  case recallQuestion

  /// Whether the node stands inside a paragraph, heading or cell.
  var isInline: Bool { rawValue >= Self.text.rawValue && rawValue <= Self.image.rawValue }

  /// Whether inline nodes stand directly below the node.
  var holdsInlines: Bool {
    switch self {
    case .paragraph, .heading, .tableCell, .recallQuestion: true
    default: false
    }
  }
}

/// A stretch of a tree's shared buffer.
struct ByteRange: Sendable {
  var start: Int32 = 0
  var count: Int32 = 0

  var isEmpty: Bool { count == 0 }
  var bounds: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// One node: its kind, its neighbours as indices (-1 for none) and its text as ranges.
struct Node: Sendable {
  var kind: NodeKind
  /// A heading's level; an alert's kind.
  var level: UInt8 = 0
  /// See the accessors of `Flags`.
  var flags: Flags = []
  var parent: Int32 = -1
  var firstChild: Int32 = -1
  var nextSibling: Int32 = -1
  /// The text of a text, code or HTML node, a link's destination, a prompt's id.
  var literal = ByteRange()
  /// A link's title, a code block's info string, a heading's id.
  var detail = ByteRange()
  /// The first number of an ordered list; a cell's column.
  var number: Int32 = 0
  /// 1-based; columns count UTF-8 bytes; 0 where unknown.
  var line: Int32 = 0
  var column: Int32 = 0
  /// The place of the last byte; 0 for inline nodes.
  var endLine: Int32 = 0
  var endColumn: Int32 = 0

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8

    /// A link or image was given a title, perhaps an empty one.
    static let hasTitle = Flags(rawValue: 1)
    /// A list that is ordered.
    static let isOrdered = Flags(rawValue: 2)
    /// A list whose paragraphs are shown without `<p>`.
    static let isTight = Flags(rawValue: 4)
    /// A row or cell of the table's head.
    static let isHeader = Flags(rawValue: 8)
    static let alignsLeft = Flags(rawValue: 16)
    static let alignsCenter = Flags(rawValue: 32)
    static let alignsRight = Flags(rawValue: 64)
  }

  init(_ kind: NodeKind) {
    self.kind = kind
  }
}

/// A document as a flat array of nodes over one buffer of text; node 0 is the document.
///
/// Nothing in it is nested, so that no walk and no deallocation depends on the stack. Nodes that
/// were added after the import stand at the end: document order is the order of the links.
struct SyntaxTree: Sendable {
  var nodes: [Node] = []
  var bytes: [UInt8] = []

  /// The tree of an empty document.
  static var empty: SyntaxTree {
    var tree = SyntaxTree()
    tree.nodes.append(Node(.document))
    return tree
  }

  /// The node that follows in document order when its children are entered, or -1 after the
  /// last one below `root`.
  func following(_ index: Int32, below root: Int32, enteringChildren: Bool = true) -> Int32 {
    if enteringChildren, nodes[Int(index)].firstChild >= 0 { return nodes[Int(index)].firstChild }
    var current = index
    while current != root {
      let node = nodes[Int(current)]
      if node.nextSibling >= 0 { return node.nextSibling }
      current = node.parent
      if current < 0 { return -1 }
    }
    return -1
  }

  /// The nodes directly below a node, in order.
  func children(of parent: Int32) -> [Int32] {
    var children: [Int32] = []
    var child = nodes[Int(parent)].firstChild
    while child >= 0 {
      children.append(child)
      child = nodes[Int(child)].nextSibling
    }
    return children
  }

  /// The text of a range of the buffer.
  func string(_ range: ByteRange) -> String {
    String(decoding: bytes[range.bounds], as: UTF8.self)
  }

  /// Adds bytes to the buffer.
  mutating func store(_ newBytes: some Sequence<UInt8>) -> ByteRange {
    let start = bytes.count
    bytes.append(contentsOf: newBytes)
    return ByteRange(start: Int32(start), count: Int32(bytes.count - start))
  }

  /// Adds a node as the last child of `parent`, whose last child so far is `previous` (-1: none).
  mutating func append(_ node: Node, to parent: Int32, after previous: Int32) -> Int32 {
    let index = Int32(nodes.count)
    var node = node
    node.parent = parent
    nodes.append(node)
    if previous < 0 {
      nodes[Int(parent)].firstChild = index
    } else {
      nodes[Int(previous)].nextSibling = index
    }
    return index
  }

  /// What a reader sees of the inlines below a node: text and code; a line break is a space.
  func plainText(of root: Int32) -> [UInt8] {
    var text: [UInt8] = []
    var index = root
    while index >= 0 {
      let node = nodes[Int(index)]
      switch node.kind {
      case .text, .code:
        text.append(contentsOf: bytes[node.literal.bounds])
      case .softBreak, .lineBreak:
        text.append(UInt8(ascii: " "))
      case .codeBlock:
        separate(&text)
        text.append(contentsOf: bytes[node.literal.bounds])
      default:
        if !node.kind.isInline, index != root { separate(&text) }
      }
      index = following(index, below: root)
    }
    return text
  }

  private func separate(_ text: inout [UInt8]) {
    guard let last = text.last, last != UInt8(ascii: " "), last != UInt8(ascii: "\n") else {
      return
    }
    text.append(UInt8(ascii: " "))
  }
}

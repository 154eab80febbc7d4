public import Diagnostics

/// A Markdown text, parsed by cmark and kept as an immutable flat tree.
///
/// Values can be used from several threads at once. Memory is given back in one step at any depth
/// of nesting.
public struct MarkdownDocument: Sendable {
  /// The headings in document order.
  public let headings: [Heading]
  /// The links and images in document order.
  public let links: [Link]
  /// Where raw HTML stands, blocks and inlines.
  public let rawHTML: [SourceLocation]
  /// The recall prompts in document order.
  public let recallPrompts: [RecallPrompt]

  let tree: SyntaxTree
  let options: ParseOptions
  let path: String
  /// Whether the place of an inline could not be made out and is a guess; never so far.
  let hasGuessedPlaces: Bool

  /// Parses a file's text from `bodyStart` on, which is the start of a line; what stands before
  /// it, such as front matter, counts as empty lines, so that all places are the file's.
  ///
  /// The diagnostics are in the order of their places. A text that is nested too deeply gives
  /// an empty document.
  public static func parse(
    _ source: SourceFile, from bodyStart: Int = 0, options: ParseOptions
  ) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
    var tree: SyntaxTree
    let tooDeep: Node?
    if bodyStart == 0 {
      (tree, tooDeep) = source.bytes.withUnsafeBufferPointer { text in
        importCmarkTree(text, maximumDepth: options.maximumDepth)
      }
    } else {
      let text = blankedPrefix(source, before: bodyStart) + source.bytes[bodyStart...]
      (tree, tooDeep) = text.withUnsafeBufferPointer { text in
        importCmarkTree(text, maximumDepth: options.maximumDepth)
      }
    }
    var diagnostics: [Diagnostic] = []
    if let tooDeep {
      diagnostics.append(
        Diagnostic(
          .nestingTooDeep,
          at: SourceLocation(
            path: source.path, line: Int(tooDeep.line), column: Int(tooDeep.column)),
          "block quotes and lists are nested more than \(options.maximumDepth ?? 0) levels deep"))
      tree = .empty
    }
    tree.correctHeadingEnds(source)
    if options.tables {
      var builder = TableBuilder(source, from: bodyStart)
      builder.addTables(to: &tree)
      diagnostics += builder.diagnostics
    }
    if options.alerts {
      var finder = AlertFinder(source)
      finder.markAlerts(in: &tree)
      diagnostics += finder.diagnostics
    }
    if options.headingIDs {
      var ids = HeadingIDs(source)
      ids.assign(in: &tree)
      diagnostics += ids.diagnostics
    }
    var parts = PartCollector(source)
    parts.collect(from: &tree)
    diagnostics.sort(by: Diagnostic.isOrderedBefore)
    return (MarkdownDocument(source, options, tree, parts), diagnostics)
  }

  private init(
    _ source: SourceFile, _ options: ParseOptions, _ tree: SyntaxTree, _ parts: PartCollector
  ) {
    path = source.path
    self.options = options
    self.tree = tree
    headings = parts.headings
    links = parts.links
    rawHTML = parts.rawHTML
    recallPrompts = parts.recallPrompts
    hasGuessedPlaces = parts.isLost
  }

  /// Where a block, a link, an image or raw HTML begins; line 0 for other inline nodes.
  public func location(of node: NodeID) -> SourceLocation {
    let node = tree.nodes[Int(node.index)]
    return SourceLocation(path: path, line: Int(node.line), column: Int(node.column))
  }

  /// How many words there are to read, code and tables included; counted anew at each call.
  public var wordCount: Int {
    tree.bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var isInWord = false
      var index: Int32 = 0
      while index >= 0 {
        let node = tree.nodes[Int(index)]
        if !node.kind.isInline || node.kind == .softBreak || node.kind == .lineBreak {
          isInWord = false
        }
        if node.kind == .text || node.kind == .code || node.kind == .codeBlock {
          for byte in UnsafeBufferPointer(rebasing: bytes[node.literal.bounds]) {
            let isSpace = isCmarkSpace(byte)
            count += !isSpace && !isInWord ? 1 : 0
            isInWord = !isSpace
          }
        }
        index = tree.following(index, below: 0)
      }
      return count
    }
  }

  /// What a reader sees of a node without markup; line breaks are spaces, images their
  /// alternative text, and raw HTML is left out.
  public func plainText(of node: NodeID) -> String {
    String(decoding: tree.plainText(of: node.index), as: UTF8.self)
  }
}

/// Writes a tree as HTML: for CommonMark's own nodes exactly what libcmark's renderer writes.
///
/// The walk follows the links between nodes, so that any depth is written with a flat stack.
struct HTMLWriter: ~Copyable {
  var html: HTMLBuffer
  let nodes: UnsafeBufferPointer<Node>
  let bytes: UnsafeBufferPointer<UInt8>
  let options: HTMLOptions
  let restrictsLanguages: Bool
  /// Whether links are left out and their text is kept, as in a table of contents.
  var omitsLinks = false
  /// What is known about the text marks while inlines are written; nil without marks.
  var marker: TextMarker?

  /// The cells of the head of the table that is being written.
  var headerCells: [Int32] = []
  private let hasReplacements: Bool

  init(
    nodes: UnsafeBufferPointer<Node>, bytes: UnsafeBufferPointer<UInt8>, options: HTMLOptions,
    restrictsLanguages: Bool, capacity: Int
  ) {
    html = HTMLBuffer(capacity: capacity)
    self.nodes = nodes
    self.bytes = bytes
    self.options = options
    self.restrictsLanguages = restrictsLanguages
    hasReplacements = !options.replacements.isEmpty
  }

  /// Writes a node with everything below it.
  mutating func write(_ root: Int32) {
    var index = root
    while true {
      // The arrays do not change while the writer lives and links are valid by construction.
      if enter(index) {
        let child = nodes[Int(index)].firstChild
        if child >= 0 {
          index = child
          continue
        }
        leave(index)
      }
      while true {
        if index == root { return }
        let node = nodes[Int(index)]
        if node.nextSibling >= 0 {
          index = node.nextSibling
          break
        }
        index = node.parent
        leave(index)
      }
    }
  }

  /// Writes what is below a node, without the node's own tags.
  mutating func writeChildren(of parent: Int32) {
    var child = nodes[Int(parent)].firstChild
    while child >= 0 {
      write(child)
      child = nodes[Int(child)].nextSibling
    }
  }

  /// The bytes of a range of the tree's buffer.
  @inline(__always)
  func text(_ range: ByteRange) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range.bounds])
  }

  /// Writes what stands before a node's children; false if they and the end are written already.
  private mutating func enter(_ index: Int32) -> Bool {
    let node = nodes[Int(index)]
    if hasReplacements, let replacement = options.replacements[NodeID(index)] {
      html.startLine()
      html.appendRaw(replacement)
      html.startLine()
      return false
    }
    switch node.kind {
    case .document:
      break
    case .text:
      writeText(node)
    case .softBreak:
      if marker != nil { passBreak() }
      html.append(UInt8(ascii: "\n"))
    case .lineBreak:
      if marker != nil { interruptMark(passing: 1) }
      html.append("<br />\n")
    case .code:
      if marker != nil { interruptMark() }
      html.append("<code>")
      writeText(node)
      if marker != nil { interruptMark() }
      html.append("</code>")
    case .htmlInline:
      if marker != nil { interruptMark() }
      if options.allowsRawHTML {
        html.append(text(node.literal))
      } else if !omitsLinks {
        html.append("<!-- raw HTML omitted -->")
      }
    case .emphasis:
      if marker != nil { interruptMark() }
      html.append("<em>")
    case .strong:
      if marker != nil { interruptMark() }
      html.append("<strong>")
    case .link:
      if marker != nil { interruptMark() }
      if !omitsLinks { openLink(node, index) }
    case .image:
      if marker != nil { interruptMark(passing: plainLength(below: index)) }
      if omitsLinks { writePlain(below: index) } else { writeImage(node, index) }
      return false
    case .paragraph:
      if !isInTightList(node) {
        html.startLine()
        html.append("<p>")
      }
    case .heading:
      openHeading(node)
    case .blockQuote:
      html.startLine()
      html.append("<blockquote>\n")
    case .list:
      openList(node)
    case .item:
      html.startLine()
      html.append("<li>")
    case .thematicBreak:
      html.startLine()
      html.append("<hr />\n")
    case .codeBlock:
      writeCodeBlock(node)
    case .htmlBlock:
      html.startLine()
      if options.allowsRawHTML {
        html.append(text(node.literal))
      } else {
        html.append("<!-- raw HTML omitted -->")
      }
      html.startLine()
    case .table:
      openTable(index)
    case .tableRow:
      openRow(node)
    case .tableCell:
      openCell(node)
    case .alert:
      openAlert(node)
    case .recallPrompt:
      openRecallPrompt(node)
    case .recallQuestion:
      openRecallQuestion()
    }
    return true
  }

  /// Writes what stands after a node's children.
  private mutating func leave(_ index: Int32) {
    let node = nodes[Int(index)]
    switch node.kind {
    case .emphasis:
      if marker != nil { interruptMark() }
      html.append("</em>")
    case .strong:
      if marker != nil { interruptMark() }
      html.append("</strong>")
    case .link:
      if marker != nil { interruptMark() }
      if !omitsLinks { html.append("</a>") }
    case .paragraph:
      if !isInTightList(node) { html.append("</p>\n") }
    case .heading:
      closeHeading(node, index)
    case .blockQuote:
      html.startLine()
      html.append("</blockquote>\n")
    case .list:
      if node.flags.contains(.isOrdered) { html.append("</ol>\n") } else { html.append("</ul>\n") }
    case .item:
      html.append("</li>\n")
    case .table:
      closeTable(node)
    case .tableRow:
      closeRow(node)
    case .tableCell:
      if node.flags.contains(.isHeader) { html.append("</th>") } else { html.append("</td>") }
    case .alert:
      html.append("</aside>\n")
    case .recallPrompt:
      html.append("</div>\n</details>\n")
    case .recallQuestion:
      closeRecallQuestion()
    default:
      break
    }
  }

  private func isInTightList(_ paragraph: Node) -> Bool {
    guard paragraph.parent >= 0 else { return false }
    let item = nodes[Int(paragraph.parent)]
    guard item.kind == .item, item.parent >= 0 else { return false }
    return nodes[Int(item.parent)].flags.contains(.isTight)
  }

  private mutating func openList(_ node: Node) {
    html.startLine()
    if !node.flags.contains(.isOrdered) {
      html.append("<ul>\n")
    } else if node.number == 1 {
      html.append("<ol>\n")
    } else {
      html.append("<ol start=\"")
      html.append(number: Int(node.number))
      html.append("\">\n")
    }
  }

  private mutating func writeCodeBlock(_ node: Node) {
    html.startLine()
    html.append("<pre><code")
    let info = text(node.detail)
    let language = UnsafeBufferPointer(rebasing: info.prefix { !isCmarkSpace($0) })
    if !info.isEmpty, !restrictsLanguages || isPlainLanguage(language) {
      html.append(" class=\"language-")
      html.appendEscaped(language)
      html.append(UInt8(ascii: "\""))
    }
    html.append(UInt8(ascii: ">"))
    html.appendEscaped(text(node.literal))
    html.append("</code></pre>\n")
  }

  private func isPlainLanguage(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    !name.isEmpty && name.count <= 40
      && name.allSatisfy { byte in
        isASCIILetterOrDigit(byte) || "+#.-_".utf8.contains(byte)
      }
  }
}

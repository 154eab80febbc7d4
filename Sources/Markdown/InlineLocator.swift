/// Finds where inline nodes begin, by following a block's source and its nodes side by side.
///
/// cmark 0.30.2 tells wrong places for inlines after line breaks, reference definitions and lazy
/// lines, but which nodes there are is certain: so each node says what stands next in the source.
struct InlineLocator {
  private let text: [UInt8]
  private let syntax: LinkSyntax
  private var cursor: Int
  /// Whether the source did not show what a node called for; the places after it are guesses.
  private(set) var isLost = false

  init(_ text: [UInt8], from start: Int) {
    self.text = text
    syntax = LinkSyntax(text: text)
    cursor = start
  }

  /// Reports the offset into the text of each link, image and raw HTML below `block`.
  mutating func locate(
    below block: Int32, in tree: SyntaxTree, report: (_ node: Int32, _ offset: Int) -> Void
  ) {
    var index = tree.nodes[Int(block)].firstChild
    while index >= 0 {
      let node = tree.nodes[Int(index)]
      enter(node, tree) { report(index, $0) }
      if node.firstChild >= 0, !isAutolinkOpen {
        index = node.firstChild
        continue
      }
      leave(node)
      while true {
        let current = tree.nodes[Int(index)]
        if current.nextSibling >= 0 {
          index = current.nextSibling
          break
        }
        index = current.parent
        if index == block || index < 0 { return }
        leave(tree.nodes[Int(index)])
      }
    }
  }

  private var isAutolinkOpen = false

  private mutating func enter(_ node: Node, _ tree: SyntaxTree, report: (Int) -> Void) {
    switch node.kind {
    case .text:
      tree.bytes.withUnsafeBufferPointer { bytes in
        pass(UnsafeBufferPointer(rebasing: bytes[node.literal.bounds]))
      }
    case .softBreak, .lineBreak:
      passLineEnd()
    case .code:
      seek { $0 == UInt8(ascii: "`") }
      passCodeSpan()
    case .htmlInline:
      seek { $0 == UInt8(ascii: "<") }
      report(cursor)
      cursor += Int(node.literal.count)
    case .emphasis, .strong:
      passDelimiter(node)
    case .link:
      seek { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<") }
      report(cursor)
      isAutolinkOpen = byte(cursor) == UInt8(ascii: "<")
      cursor += 1
    case .image:
      seek { $0 == UInt8(ascii: "!") }
      report(cursor)
      cursor += 2
    default:
      break
    }
  }

  private mutating func leave(_ node: Node) {
    switch node.kind {
    case .emphasis, .strong:
      passDelimiter(node)
    case .link where isAutolinkOpen:
      isAutolinkOpen = false
      while let byte = byte(cursor), byte != UInt8(ascii: ">") { cursor += 1 }
      cursor += 1
    case .link, .image:
      if byte(cursor) != UInt8(ascii: "]") { isLost = true }
      seek { $0 == UInt8(ascii: "]") }
      cursor += 1
      if let end = syntax.inlineTailEnd(cursor) ?? syntax.labelEnd(cursor)?.end { cursor = end }
    default:
      break
    }
  }

  /// Goes to the byte that must come next, even if something unforeseen stands before it.
  private mutating func seek(_ isExpected: (UInt8) -> Bool) {
    if let byte = byte(cursor), isExpected(byte) { return }
    isLost = true
    var index = cursor
    while let byte = byte(index) {
      if isExpected(byte) {
        cursor = index
        return
      }
      index += 1
    }
  }

  private mutating func passDelimiter(_ node: Node) {
    seek { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
    cursor += node.kind == .strong ? 2 : 1
  }

  /// The white space that begins the next line belongs to the break, unless that is a backslash.
  private mutating func passLineEnd() {
    let isBackslash = byte(cursor) == UInt8(ascii: "\\")
    while let byte = byte(cursor), byte != UInt8(ascii: "\n") { cursor += 1 }
    cursor += 1
    while !isBackslash, let byte = byte(cursor), byte == 0x20 || byte == 0x09 { cursor += 1 }
  }

  private mutating func passCodeSpan() {
    let width = runLength(cursor)
    var index = cursor + width
    while let byte = byte(index) {
      guard byte == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = runLength(index)
      index += run
      if run == width {
        cursor = index
        return
      }
    }
    isLost = true
    cursor += width
  }

  private func runLength(_ start: Int) -> Int {
    var index = start
    while byte(index) == UInt8(ascii: "`") { index += 1 }
    return index - start
  }

  /// Passes the source of a text node, in which escapes and entities are still unresolved.
  private mutating func pass(_ literal: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < literal.count {
      let expected = literal[position]
      guard let found = byte(cursor) else {
        isLost = true
        return
      }
      if found == UInt8(ascii: "\\"), let next = byte(cursor + 1), isASCIIPunctuation(next),
        next == expected
      {
        cursor += 2
        position += 1
      } else if found == UInt8(ascii: "&"), let entity = EntitySource(text, at: cursor),
        expected != UInt8(ascii: "&") || entity.isAmpersand
      {
        cursor = entity.end
        position = entity.end(in: literal, from: position, before: text[cursor...])
      } else if found == expected {
        cursor += 1
        position += 1
      } else if found == 0, expected == 0xEF {
        // cmark replaces NUL by U+FFFD, which takes three bytes.
        cursor += 1
        position += 3
      } else {
        isLost = true
        cursor += 1
      }
    }
  }

  private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }
}

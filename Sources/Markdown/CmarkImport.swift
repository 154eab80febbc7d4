internal import CCmark
internal import CPlatform

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Parses `text` with libcmark and copies the result: the only place where cmark is called.
///
/// Lines and columns are cmark's, of blocks only: its inline positions cannot be trusted (0.30.2).
/// Copying stops after `blockLimit` blocks of the document, and at the first block quote or list
/// item that stands within `maximumDepth` others, which is then told as `tooDeep`.
/// Cost: one pass over the nodes; cmark's own memory is gone on return.
func importCmarkTree(
  _ text: UnsafeBufferPointer<UInt8>, maximumDepth: Int? = nil, blockLimit: Int = .max
) -> (tree: SyntaxTree, tooDeep: Node?) {
  let arena = csystem_arena_begin()
  defer { csystem_arena_end(arena) }
  var memory = cmark_mem(
    calloc: csystem_arena_calloc, realloc: csystem_arena_realloc, free: csystem_arena_free)
  return withUnsafeMutablePointer(to: &memory) { memory in
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else {
      return (.empty, nil)
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if text.starts(with: byteOrderMark) {
      // One was dropped with the reading of the file; cmark would drop a second one.
      (byteOrderMark + text).withUnsafeBufferPointer { feed(parser, $0) }
    } else {
      feed(parser, text)
    }
    // Parser and nodes are in the arena: freeing them one by one would only cost time.
    guard let root = cmark_parser_finish(parser) else { return (.empty, nil) }
    var importer = Importer(sourceSize: text.count, memory: memory)
    let tooDeep = importer.copy(root, maximumDepth: maximumDepth ?? .max, blockLimit: blockLimit)
    return (importer.tree, tooDeep)
  }
}

private func feed(_ parser: OpaquePointer, _ text: UnsafeBufferPointer<UInt8>) {
  text.withMemoryRebound(to: CChar.self) { text in
    guard let start = text.baseAddress else { return }
    cmark_parser_feed(parser, start, text.count)
  }
}

private struct Importer {
  var tree = SyntaxTree()
  /// What cmark answers for a title that was not given, as opposed to an empty one.
  let absentTitle: UnsafePointer<CChar>?
  private var types = [NodeKind](repeating: .document, count: 32)

  init(sourceSize: Int, memory: UnsafeMutablePointer<cmark_mem>) {
    absentTitle = cmark_node_new_with_mem(CMARK_NODE_LINK, memory).flatMap(cmark_node_get_title)
    tree.bytes.reserveCapacity(sourceSize + sourceSize / 8 + 64)
    tree.nodes.reserveCapacity(sourceSize / 20 + 16)
    let pairs: [(cmark_node_type, NodeKind)] = [
      (CMARK_NODE_BLOCK_QUOTE, .blockQuote), (CMARK_NODE_LIST, .list), (CMARK_NODE_ITEM, .item),
      (CMARK_NODE_CODE_BLOCK, .codeBlock), (CMARK_NODE_HTML_BLOCK, .htmlBlock),
      (CMARK_NODE_PARAGRAPH, .paragraph), (CMARK_NODE_HEADING, .heading),
      (CMARK_NODE_THEMATIC_BREAK, .thematicBreak), (CMARK_NODE_TEXT, .text),
      (CMARK_NODE_SOFTBREAK, .softBreak), (CMARK_NODE_LINEBREAK, .lineBreak),
      (CMARK_NODE_CODE, .code), (CMARK_NODE_HTML_INLINE, .htmlInline),
      (CMARK_NODE_EMPH, .emphasis), (CMARK_NODE_STRONG, .strong), (CMARK_NODE_LINK, .link),
      (CMARK_NODE_IMAGE, .image),
    ]
    for (type, kind) in pairs { types[Int(type.rawValue)] = kind }
  }

  /// Copies the tree below `root` in document order, without recursion.
  mutating func copy(_ root: OpaquePointer, maximumDepth: Int, blockLimit: Int) -> Node? {
    var current = root
    var depth = 0
    var blocks = 0
    var parent: Int32 = -1
    var previous: Int32 = -1
    while true {
      let index = Int32(truncatingIfNeeded: tree.nodes.count)
      let node = node(current, parent: parent)
      if node.kind == .blockQuote || node.kind == .item {
        depth += 1
        if depth > maximumDepth { return node }
      }
      if parent == 0 {
        blocks += 1
        if blocks > blockLimit { return nil }
      }
      tree.nodes.append(node)
      if previous >= 0 {
        tree.nodes[Int(previous)].nextSibling = index
      } else if parent >= 0 {
        tree.nodes[Int(parent)].firstChild = index
      }
      if let child = cmark_node_first_child(current) {
        parent = index
        previous = -1
        current = child
        continue
      }
      previous = index
      while true {
        let kind = tree.nodes[Int(previous)].kind
        if kind == .blockQuote || kind == .item { depth -= 1 }
        if current == root { return nil }
        if let sibling = cmark_node_next(current) {
          current = sibling
          break
        }
        guard let above = cmark_node_parent(current) else { return nil }
        current = above
        previous = parent
        parent = tree.nodes[Int(parent)].parent
      }
    }
  }

  private mutating func node(_ source: OpaquePointer, parent: Int32) -> Node {
    let kind = types[Int(cmark_node_get_type(source).rawValue)]
    var node = Node(kind)
    node.parent = parent
    switch kind {
    case .text, .code, .htmlInline:
      node.literal = store(cmark_node_get_literal(source))
      return node
    case .softBreak, .lineBreak, .emphasis, .strong:
      return node
    case .link, .image:
      node.literal = store(cmark_node_get_url(source))
      let title = cmark_node_get_title(source)
      if title != absentTitle {
        node.flags.insert(.hasTitle)
        node.detail = store(title)
      }
      return node
    case .codeBlock:
      node.detail = store(cmark_node_get_fence_info(source))
      node.literal = store(cmark_node_get_literal(source))
    case .htmlBlock:
      node.literal = store(cmark_node_get_literal(source))
    case .heading:
      node.level = UInt8(truncatingIfNeeded: cmark_node_get_heading_level(source))
    case .list:
      if cmark_node_get_list_type(source) == CMARK_ORDERED_LIST {
        node.flags.insert(.isOrdered)
        node.number = cmark_node_get_list_start(source)
      }
      if cmark_node_get_list_tight(source) != 0 { node.flags.insert(.isTight) }
    default:
      break
    }
    node.line = cmark_node_get_start_line(source)
    node.column = cmark_node_get_start_column(source)
    node.endLine = cmark_node_get_end_line(source)
    node.endColumn = cmark_node_get_end_column(source)
    return node
  }

  private mutating func store(_ string: UnsafePointer<CChar>?) -> ByteRange {
    guard let string else { return ByteRange() }
    let count = strlen(string)
    let start = tree.bytes.count
    string.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      tree.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    }
    return ByteRange(start: Int32(start), count: Int32(count))
  }
}

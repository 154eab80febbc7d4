extension MarkdownDocument {
  /// The tree in a form to compare in tests: one node a line, indented by depth, with the range
  /// of a block and the start of a located inline as line:column.
  public var treeDump: String {
    var dump = ""
    var index: Int32 = 0
    var depth = 0
    while true {
      let node = tree.nodes[Int(index)]
      dump += String(repeating: "  ", count: depth) + describe(node) + "\n"
      if node.firstChild >= 0 {
        index = node.firstChild
        depth += 1
        continue
      }
      while tree.nodes[Int(index)].nextSibling < 0 {
        index = tree.nodes[Int(index)].parent
        depth -= 1
        if index <= 0 { return dump }
      }
      index = tree.nodes[Int(index)].nextSibling
    }
  }

  private func describe(_ node: Node) -> String {
    var parts = ["\(node.kind)"]
    if node.kind.isInline {
      if node.line > 0 { parts.append("\(node.line):\(node.column)") }
    } else {
      parts.append("\(node.line):\(node.column)-\(node.endLine):\(node.endColumn)")
    }
    switch node.kind {
    case .heading:
      parts.append("level \(node.level)")
      if !node.detail.isEmpty { parts.append("#" + tree.string(node.detail)) }
    case .list:
      if node.flags.contains(.isOrdered) { parts.append("from \(node.number)") }
      parts.append(node.flags.contains(.isTight) ? "tight" : "loose")
    case .text, .code, .htmlInline, .htmlBlock:
      parts.append(tree.string(node.literal).debugDescription)
    case .codeBlock:
      if !node.detail.isEmpty { parts.append("info \(tree.string(node.detail).debugDescription)") }
      parts.append(tree.string(node.literal).debugDescription)
    case .link, .image:
      parts.append("to \(tree.string(node.literal).debugDescription)")
      if node.flags.contains(.hasTitle) {
        parts.append("title \(tree.string(node.detail).debugDescription)")
      }
    case .tableRow:
      if node.flags.contains(.isHeader) { parts.append("header") }
    case .tableCell:
      if node.flags.contains(.alignsLeft) { parts.append("left") }
      if node.flags.contains(.alignsCenter) { parts.append("center") }
      if node.flags.contains(.alignsRight) { parts.append("right") }
    case .alert:
      if let kind = AlertKind(rawValue: node.level) { parts.append(kind.className) }
    case .recallPrompt:
      parts.append("#" + tree.string(node.literal))
    default:
      break
    }
    return parts.joined(separator: " ")
  }
}

extension HTMLWriter {
  /// A table stands in a wrapper that scrolls by itself where the table is too wide; the wrapper
  /// takes the focus so that the keyboard can scroll it, and therefore has a name.
  mutating func openTable(_ index: Int32) {
    html.startLine()
    html.append("<div class=\"table-wrapper\" role=\"group\" tabindex=\"0\" aria-label=\"")
    html.appendEscaped(options.words.table)
    var separator: StaticString = ": "
    headerCells = cells(ofRow: nodes[Int(index)].firstChild)
    for header in headerCells where nodes[Int(header)].firstChild >= 0 {
      html.append(separator)
      writePlain(below: header)
      separator = ", "
    }
    html.append("\">\n<table>\n")
  }

  mutating func closeTable(_ node: Node) {
    if let row = node.firstChild >= 0 ? nodes[Int(node.firstChild)] : nil, row.nextSibling >= 0 {
      html.append("</tbody>\n")
    }
    html.append("</table>\n</div>\n")
  }

  mutating func openRow(_ node: Node) {
    if node.flags.contains(.isHeader) { html.append("<thead>\n") }
    html.append("<tr>")
  }

  mutating func closeRow(_ node: Node) {
    html.append("\n</tr>\n")
    guard node.flags.contains(.isHeader) else { return }
    html.append("</thead>\n")
    if node.nextSibling >= 0 { html.append("<tbody>\n") }
  }

  mutating func openCell(_ node: Node) {
    html.append(node.flags.contains(.isHeader) ? "\n<th scope=\"col\"" : "\n<td")
    if node.flags.contains(.alignsLeft) { html.append(" class=\"align-left\"") }
    if node.flags.contains(.alignsCenter) { html.append(" class=\"align-center\"") }
    if node.flags.contains(.alignsRight) { html.append(" class=\"align-right\"") }
    if options.labelsCells, !node.flags.contains(.isHeader), let header = header(of: node) {
      html.append(" data-label=\"")
      writePlain(below: header)
      html.append(UInt8(ascii: "\""))
    }
    html.append(UInt8(ascii: ">"))
  }

  mutating func openAlert(_ node: Node) {
    guard let kind = AlertKind(rawValue: node.level) else { return }
    html.startLine()
    html.append("<aside class=\"alert alert-")
    html.appendRaw(kind.className)
    html.append("\" role=\"note\">\n<p class=\"alert-title\">")
    html.appendEscaped(kind.title(in: options.words))
    html.append("</p>\n")
  }

  mutating func openRecallPrompt(_ node: Node) {
    html.startLine()
    html.append("<details class=\"recall\" id=\"recall-")
    html.appendEscaped(text(node.literal))
    html.append("\">\n")
  }

  mutating func openRecallQuestion() {
    html.append("<summary><span class=\"recall-label\">")
    html.appendEscaped(options.words.recall)
    html.append("</span> <span class=\"recall-question\">")
  }

  mutating func closeRecallQuestion() {
    html.append("</span> <span class=\"recall-hint\">")
    html.appendEscaped(options.words.showAnswer)
    html.append("</span></summary>\n<div class=\"recall-answer\">\n")
  }

  private func cells(ofRow row: Int32) -> [Int32] {
    guard row >= 0 else { return [] }
    var cells: [Int32] = []
    var cell = nodes[Int(row)].firstChild
    while cell >= 0 {
      cells.append(cell)
      cell = nodes[Int(cell)].nextSibling
    }
    return cells
  }

  /// The head's cell above a cell of the body, unless its text is too long for a label.
  private func header(of cell: Node) -> Int32? {
    guard headerCells.indices.contains(Int(cell.number)) else { return nil }
    let header = headerCells[Int(cell.number)]
    return (1...200).contains(plainLength(below: header)) ? header : nil
  }
}

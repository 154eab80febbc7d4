internal import Diagnostics

extension SyntaxTree {
  /// Sets the last line of headings that are underlined: cmark 0.30.2 says the line after it,
  /// unless the text ends there.
  mutating func correctHeadingEnds(_ source: SourceFile) {
    for index in nodes.indices
    where nodes[index].kind == .heading && nodes[index].endLine > nodes[index].line {
      let above = Int(nodes[index].endLine) - 1
      guard above > Int(nodes[index].line), let mark = underline(source, above) else { continue }
      // Below definitions a line of dashes is text, as is one behind an indented '>'; then the
      // underline ends the file.
      if isLastLine(source, above + 1), underline(source, above + 1) != nil,
        let text = lastText(of: index), isLine(of: mark, text)
      {
        continue
      }
      nodes[index].endLine = Int32(above)
      nodes[index].endColumn = Int32(source.range(ofLine: above).count)
    }
  }

  /// The byte that underlines a heading, if the line is such a line behind what containers put
  /// before it.
  private func underline(_ source: SourceFile, _ line: Int) -> UInt8? {
    var range = source.range(ofLine: line)
    while let last = range.last, isCmarkSpace(source.bytes[last]) { range.removeLast() }
    guard let last = range.last else { return nil }
    let mark = source.bytes[last]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
    while let last = range.last, source.bytes[last] == mark { range.removeLast() }
    let isBare = range.allSatisfy { index in
      isCmarkSpace(source.bytes[index]) || source.bytes[index] == UInt8(ascii: ">")
    }
    return isBare ? mark : nil
  }

  private func isLine(of mark: UInt8, _ text: ByteRange) -> Bool {
    let line = bytes[text.bounds].drop { $0 == UInt8(ascii: ">") || isCmarkSpace($0) }
    return !line.isEmpty && line.allSatisfy { $0 == mark }
  }

  private func isLastLine(_ source: SourceFile, _ line: Int) -> Bool {
    line == source.lineStarts.count
      || line + 1 == source.lineStarts.count && source.lineStarts.last == source.bytes.count
  }

  /// The text of a heading's last inline, or nil if that is no text.
  private func lastText(of heading: Int) -> ByteRange? {
    var last = nodes[heading].firstChild
    guard last >= 0 else { return nil }
    while nodes[Int(last)].nextSibling >= 0 { last = nodes[Int(last)].nextSibling }
    return nodes[Int(last)].kind == .text ? nodes[Int(last)].literal : nil
  }
}

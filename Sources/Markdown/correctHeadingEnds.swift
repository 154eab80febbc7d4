internal import Diagnostics

extension SyntaxTree {
  /// Sets the last line of headings that are underlined: cmark 0.30.2 says the line after it,
  /// unless the text ends there.
  mutating func correctHeadingEnds(_ source: SourceFile) {
    for index in nodes.indices
    where nodes[index].kind == .heading && nodes[index].endLine > nodes[index].line {
      let above = Int(nodes[index].endLine) - 1
      guard above > Int(nodes[index].line), isUnderline(source, above) else { continue }
      nodes[index].endLine = Int32(above)
      nodes[index].endColumn = Int32(source.range(ofLine: above).count)
    }
  }

  /// Whether the line is what containers may put before it, and then the line below a heading.
  private func isUnderline(_ source: SourceFile, _ line: Int) -> Bool {
    var range = source.range(ofLine: line)
    while let last = range.last, isCmarkSpace(source.bytes[last]) { range.removeLast() }
    guard let last = range.last else { return false }
    let mark = source.bytes[last]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    while let last = range.last, source.bytes[last] == mark { range.removeLast() }
    return range.allSatisfy { index in
      isCmarkSpace(source.bytes[index]) || source.bytes[index] == UInt8(ascii: ">")
    }
  }
}

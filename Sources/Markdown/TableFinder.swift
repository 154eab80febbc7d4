internal import Diagnostics

/// Looks for pipe tables in the paragraphs of cmark's tree.
///
/// cmark's inlines are of no use for it (an escaped pipe has lost its backslash, a code span has
/// swallowed pipes), so the paragraphs' source lines are read again.
struct TableFinder {
  private let source: SourceFile
  private let candidates: [Int]
  private var blocks: BlockText
  /// How many cells may still be added to short rows, so that a wide header over many short rows
  /// cannot grow a small text into a huge table.
  private var fillBudget = 500_000
  /// Delimiter rows that do not fit the line above.
  private(set) var diagnostics: [Diagnostic] = []

  /// Looks through the lines from `firstLine` on for what may be a delimiter row.
  init(_ source: SourceFile, firstLine: Int) {
    self.source = source
    blocks = BlockText(source)
    candidates = Self.delimiterLines(source, firstLine)
  }

  var isHopeless: Bool { candidates.isEmpty }

  /// The tables that `tree` shows besides the `known` ones, in document order.
  ///
  /// There is at most one for each paragraph. In the tree each line of a known table is an empty heading; where more rows
  /// follow below these, `known` is extended and `hasGrown` set.
  mutating func tables(
    in tree: SyntaxTree, besides known: inout [TableSource], hasGrown: inout Bool
  ) -> [TableSource] {
    diagnostics = []
    blocks.forgetContainers()
    var tables: [TableSource] = []
    var remaining = candidates[...]
    var knownRemaining = known.indices
    var previous: Node?
    var index: Int32 = 0
    while index >= 0 {
      let node = tree.nodes[Int(index)]
      let isText = node.kind == .paragraph || node.kind == .heading
      if isText {
        let above = Int(node.line) - 1
        while let line = remaining.first, line <= Int(node.line) { remaining.removeFirst() }
        while let first = knownRemaining.first, known[first].lastLine < above {
          knownRemaining.removeFirst()
        }
        let follows =
          previous.map { Int($0.endLine) == above && $0.parent == node.parent } ?? false
        if follows, tables.last?.lastLine == above,
          addRows(to: &tables[tables.count - 1], from: node, in: tree)
        {
          // The rest of the block, if any, is looked at again after the next parse.
        } else if follows, let table = knownRemaining.first, known[table].lastLine == above,
          addRows(to: &known[table], from: node, in: tree)
        {
          hasGrown = true
        } else {
          let inside = remaining.prefix { $0 <= Int(node.endLine) }
          if !inside.isEmpty, let table = table(in: index, tree, inside) { tables.append(table) }
        }
        previous = node
      }
      index = tree.following(index, below: 0, enteringChildren: !isText)
    }
    return tables
  }

  /// Adds lines that cmark could only show as a block of their own, after a row that it took for
  /// the underline of a heading; false where the block begins otherwise.
  private mutating func addRows(
    to table: inout TableSource, from block: Node, in tree: SyntaxTree
  ) -> Bool {
    guard block.kind == .paragraph || block.endLine > block.line else { return false }
    let count = table.rows.count
    addRows(to: &table, upTo: Int(block.endLine), blocks.containers(around: block, in: tree))
    return table.rows.count > count
  }

  private mutating func table(
    in index: Int32, _ tree: SyntaxTree, _ candidates: ArraySlice<Int>
  ) -> TableSource? {
    let block = tree.nodes[Int(index)]
    let containers = blocks.containers(around: block, in: tree)
    if blocks.isTooDeep { return nil }
    for candidate in candidates {
      guard let delimiter = line(candidate, containers),
        let alignments = TableRow.alignments(source.bytes, delimiter.content)
      else { continue }
      let header = headerLine(candidate - 1, block, containers, delimiter)
      let count = TableRow.cells(source.bytes, header.content).count
      guard count == alignments.count else {
        report(delimiter, columns: alignments.count, headerCells: count)
        continue
      }
      var table = TableSource(header: header, delimiter: delimiter, alignments: alignments)
      addRows(to: &table, upTo: Int(block.endLine), containers)
      let isWhole =
        block.kind == .paragraph && header.number == Int(block.line)
        && table.lastLine == Int(block.endLine)
        && source.bytes[header.content.lowerBound] != UInt8(ascii: "[")
      if isWhole { table.paragraph = index }
      return table
    }
    return nil
  }

  private mutating func addRows(
    to table: inout TableSource, upTo last: Int, _ containers: ContainerStack
  ) {
    for number in stride(from: table.lastLine + 1, through: last, by: 1) {
      guard let row = line(number, containers),
        !startsBlockAfterTable(source.bytes, row.content)
      else { return }
      let count = TableRow.cells(source.bytes, row.content).count
      fillBudget -= max(table.alignments.count - count, 0)
      guard count > 0, fillBudget >= 0 else { return }
      table.rows.append(row)
    }
  }

  /// A line that belongs to all containers and is not indented like code; else nil.
  private func line(_ number: Int, _ containers: ContainerStack) -> TableSource.Line? {
    let (matched, cursor) = containers.match(line: number)
    let text = cursor.firstText
    guard matched == containers.count, text.indent < 4, text.offset < cursor.end else { return nil }
    return TableSource.Line(
      number: number, prefix: prefix(number, cursor), content: text.offset..<cursor.end)
  }

  /// The line above the delimiter row, which may be lazy or indented by any width.
  private func headerLine(
    _ number: Int, _ block: Node, _ containers: ContainerStack, _ delimiter: TableSource.Line
  ) -> TableSource.Line {
    let line = source.range(ofLine: number)
    if number == Int(block.line) {
      let start = source.offset(line: number, column: Int(block.column))
      return TableSource.Line(
        number: number, prefix: line.lowerBound..<start, content: start..<line.upperBound)
    }
    let (matched, cursor) = containers.match(line: number)
    guard matched < containers.count else {
      return TableSource.Line(
        number: number, prefix: prefix(number, cursor),
        content: cursor.firstText.offset..<cursor.end)
    }
    // Like cmark-gfm: the white space before a lazy line counts as a cell of its own.
    return TableSource.Line(
      number: number, prefix: delimiter.prefix, content: cursor.offset..<cursor.end)
  }

  private func prefix(_ number: Int, _ cursor: LineCursor) -> Range<Int> {
    let start = source.range(ofLine: number).lowerBound
    return start..<cursor.offset + (cursor.isInsideTab ? 1 : 0)
  }

  private mutating func report(_ delimiter: TableSource.Line, columns: Int, headerCells: Int) {
    diagnostics.append(
      Diagnostic(
        .malformedTable, at: source.location(at: delimiter.content.lowerBound),
        "the delimiter row has \(counted(columns, "cell")), but the line above it has"
          + " \(counted(headerCells, "cell")): this is not a table",
        suggestion: "give both lines the same number of cells"))
  }

  /// The numbers of the lines that hold only what a delimiter row and the prefixes of containers
  /// are made of, with at least one dash and one pipe or colon.
  private static func delimiterLines(_ source: SourceFile, _ firstLine: Int) -> [Int] {
    let bytes = source.bytes
    let starts = source.lineStarts
    return bytes.withUnsafeBufferPointer { bytes in
      var lines: [Int] = []
      for number in stride(from: firstLine + 1, through: starts.count, by: 1) {
        var index = starts[number - 1]
        var hasDash = false
        var hasMark = false
        loop: while index < bytes.count {
          switch bytes[index] {
          case UInt8(ascii: "-"): hasDash = true
          case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
          case UInt8(ascii: " "), UInt8(ascii: ">"), 0x09, 0x0B, 0x0C: break
          case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break loop
          default:
            hasDash = false
            break loop
          }
          index += 1
        }
        if hasDash, hasMark { lines.append(number) }
      }
      return lines
    }
  }
}

/// "1 cell", "2 cells".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

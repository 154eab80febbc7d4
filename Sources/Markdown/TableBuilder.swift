internal import Diagnostics

/// Turns the tables of a source into nodes of its tree.
struct TableBuilder {
  private let source: SourceFile
  private let firstLine: Int
  private let bodyStart: Int
  private var finder: TableFinder
  private(set) var diagnostics: [Diagnostic] = []
  /// The cells that were parsed by cmark: node, and ranges of the source.
  private var parsedCells: [(cell: Int32, source: Range<Int>)] = []

  /// How often the text may be parsed anew.
  ///
  /// Each parse settles at least the first table that the one before left open; real pages need
  /// one or two.
  static let passLimit = 20

  init(_ source: SourceFile, from bodyStart: Int) {
    self.source = source
    self.bodyStart = bodyStart
    firstLine = source.location(at: bodyStart).line
    finder = TableFinder(source, firstLine: firstLine)
  }

  /// Replaces the paragraphs of `tree` that are tables; `tree` is the source's, parsed by cmark.
  mutating func addTables(to tree: inout SyntaxTree) {
    guard !finder.isHopeless else { return }
    var none: [TableSource] = []
    var hasGrown = false
    var tables = finder.tables(in: tree, besides: &none, hasGrown: &hasGrown)
    guard !tables.isEmpty else {
      diagnostics += finder.diagnostics
      return
    }
    if tables.allSatisfy({ $0.paragraph != nil }) {
      diagnostics += finder.diagnostics
      for table in tables {
        guard let paragraph = table.paragraph else { continue }
        place(table, at: paragraph, through: paragraph, in: &tree)
      }
      parseCells(of: source.bytes, into: &tree)
      return
    }
    let masked = settle(&tables, in: &tree)
    diagnostics += finder.diagnostics
    for (table, run) in zip(tables, runs(of: tables, in: tree)) {
      if let run { place(table, at: run.first, through: run.last, in: &tree) }
    }
    parseCells(of: masked, into: &tree)
  }

  /// Parses the text again with an empty heading in the place of each line of a table.
  ///
  /// So cmark itself judges what stands around: unlike a paragraph, a heading has no lazy lines
  /// and every block may follow it. Repeats while that brings further tables to light, or shows
  /// that one was none because an earlier table changes what its lines belong to.
  private mutating func settle(_ tables: inout [TableSource], in tree: inout SyntaxTree) -> [UInt8]
  {
    for _ in 1..<Self.passLimit {
      let masked = parse(masking: tables, into: &tree)
      let found = runs(of: tables, in: tree)
      let count = tables.count
      tables = zip(tables, found).compactMap { table, run in run == nil ? nil : table }
      guard tables.count == count else { continue }
      var hasGrown = false
      let more = finder.tables(in: tree, besides: &tables, hasGrown: &hasGrown)
      if more.isEmpty, !hasGrown { return masked }
      tables = (tables + more).sorted { $0.firstLine < $1.firstLine }
    }
    // What comes before the first table that is not in its place no longer changes.
    _ = parse(masking: tables, into: &tree)
    tables.removeSubrange(runs(of: tables, in: tree).prefix { $0 != nil }.count...)
    let masked = parse(masking: tables, into: &tree)
    var settled = tables
    var hasGrown = false
    if let first = finder.tables(in: tree, besides: &settled, hasGrown: &hasGrown).first {
      diagnostics.append(
        Diagnostic(
          .malformedTable, at: source.location(at: first.header.content.lowerBound),
          "too many tables before this one are cut off by a line outside their quote or list",
          suggestion: "put a blank line after each table"))
    }
    return masked
  }

  private func parse(masking tables: [TableSource], into tree: inout SyntaxTree) -> [UInt8] {
    let masked = mask(tables)
    tree = masked.withUnsafeBufferPointer { importCmarkTree($0).tree }
    tree.correctHeadingEnds(source)
    return masked
  }

  private func mask(_ tables: [TableSource]) -> [UInt8] {
    var text = blankedPrefix(source, before: bodyStart)
    text.reserveCapacity(source.bytes.count)
    var next = bodyStart
    for table in tables {
      for line in [table.header, table.delimiter] + table.rows {
        let range = source.range(ofLine: line.number)
        text.append(contentsOf: source.bytes[next..<range.lowerBound])
        text.append(contentsOf: source.bytes[line.prefix])
        text.append(UInt8(ascii: "#"))
        next = range.upperBound
      }
    }
    text.append(contentsOf: source.bytes[next...])
    return text
  }

  /// The headings that stand for each table's lines, or nil where they are not all there.
  private func runs(
    of tables: [TableSource], in tree: SyntaxTree
  ) -> [(first: Int32, last: Int32)?] {
    var runs: [(first: Int32, last: Int32)?] = []
    var index: Int32 = 0
    while index >= 0, runs.count < tables.count {
      let node = tree.nodes[Int(index)]
      while runs.count < tables.count, tables[runs.count].firstLine < Int(node.line),
        node.kind != .document
      {
        runs.append(nil)
      }
      if node.kind == .heading, runs.count < tables.count,
        tables[runs.count].firstLine == Int(node.line)
      {
        runs.append(run(of: tables[runs.count], from: index, in: tree))
      }
      let isText = node.kind == .heading || node.kind == .paragraph
      index = tree.following(index, below: 0, enteringChildren: !isText)
    }
    while runs.count < tables.count { runs.append(nil) }
    return runs
  }

  private func run(
    of table: TableSource, from first: Int32, in tree: SyntaxTree
  ) -> (first: Int32, last: Int32)? {
    var last = first
    for line in stride(from: table.firstLine + 1, through: table.lastLine, by: 1) {
      last = tree.nodes[Int(last)].nextSibling
      guard last >= 0 else { return nil }
      let node = tree.nodes[Int(last)]
      guard node.kind == .heading, Int(node.line) == line, node.firstChild < 0 else { return nil }
    }
    return (first, last)
  }

  /// Makes `first` the table and takes its siblings through `last` out of the tree.
  private mutating func place(
    _ table: TableSource, at first: Int32, through last: Int32, in tree: inout SyntaxTree
  ) {
    let end = source.location(at: source.range(ofLine: table.lastLine).upperBound)
    let start = source.location(at: table.header.content.lowerBound)
    var node = tree.nodes[Int(first)]
    node.kind = .table
    node.level = 0
    node.firstChild = -1
    node.line = Int32(start.line)
    node.column = Int32(start.column)
    node.endLine = Int32(end.line)
    node.endColumn = Int32(end.column - 1)
    node.nextSibling = tree.nodes[Int(last)].nextSibling
    tree.nodes[Int(first)] = node
    // What ends with the table was closed by a stand-in of another length.
    var ancestor = node.parent
    while ancestor > 0, tree.nodes[Int(ancestor)].endLine == node.endLine {
      tree.nodes[Int(ancestor)].endColumn = node.endColumn
      ancestor = tree.nodes[Int(ancestor)].parent
    }
    if tree.nodes[0].endLine == node.endLine { tree.nodes[0].endColumn = node.endColumn }
    var row = addRow(table.header, of: table, isHeader: true, to: first, after: -1, in: &tree)
    for line in table.rows {
      row = addRow(line, of: table, isHeader: false, to: first, after: row, in: &tree)
    }
  }

  private mutating func addRow(
    _ line: TableSource.Line, of table: TableSource, isHeader: Bool, to parent: Int32,
    after previous: Int32, in tree: inout SyntaxTree
  ) -> Int32 {
    var row = Node(.tableRow)
    if isHeader { row.flags.insert(.isHeader) }
    setPlace(of: &row, line.content)
    let rowIndex = tree.append(row, to: parent, after: previous)
    let cells = TableRow.cells(source.bytes, line.content)
    var last: Int32 = -1
    for (column, alignment) in table.alignments.enumerated() {
      var cell = Node(.tableCell)
      cell.number = Int32(column)
      cell.flags = row.flags
      switch alignment {
      case .none: break
      case .left: cell.flags.insert(.alignsLeft)
      case .center: cell.flags.insert(.alignsCenter)
      case .right: cell.flags.insert(.alignsRight)
      }
      let range =
        column < cells.count ? cells[column] : line.content.upperBound..<line.content.upperBound
      setPlace(of: &cell, range)
      last = tree.append(cell, to: rowIndex, after: last)
      fill(last, with: range, in: &tree)
    }
    if cells.count > table.alignments.count {
      let excess = cells[table.alignments.count]
      diagnostics.append(
        Diagnostic(
          .malformedTable, at: source.location(at: excess.lowerBound),
          "the row has \(counted(cells.count, "cell")), but the table has"
            + " \(counted(table.alignments.count, "column")): the rest would be left out",
          suggestion: "write '\\|' for a pipe inside a cell"))
    }
    return rowIndex
  }

  private func setPlace(of node: inout Node, _ range: Range<Int>) {
    let start = source.location(at: range.lowerBound)
    node.line = Int32(start.line)
    node.column = Int32(start.column)
    node.endLine = node.line
    node.endColumn = node.column + Int32(range.count) - 1
  }

  /// Cells of plain text need no parser.
  private mutating func fill(_ cell: Int32, with range: Range<Int>, in tree: inout SyntaxTree) {
    guard !range.isEmpty else { return }
    let isPlain = source.bytes[range].allSatisfy { byte in
      switch byte {
      case 0, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "&"):
        false
      default: true
      }
    }
    guard isPlain else {
      parsedCells.append((cell, range))
      return
    }
    var text = Node(.text)
    text.literal = tree.store(source.bytes[range])
    _ = tree.append(text, to: cell, after: -1)
  }

  /// Lets cmark parse the cells as headings of one text.
  ///
  /// A heading takes any inline content and cannot become another block or a definition. The page
  /// follows where its link reference definitions may matter; before it, nothing that the page
  /// leaves open can swallow the cells.
  private mutating func parseCells(of page: [UInt8], into tree: inout SyntaxTree) {
    guard !parsedCells.isEmpty else { return }
    var text: [UInt8] = []
    for (_, range) in parsedCells {
      text += [UInt8(ascii: "#"), UInt8(ascii: " ")]
      text.append(contentsOf: unescapedPipes(source, range).bytes)
      text += [UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "\n")]
    }
    let limit = parsedCells.count
    var cells = text.withUnsafeBufferPointer { importCmarkTree($0, blockLimit: limit).tree }
    // A bracket that closed no inline link may close a reference.
    if hasOpenReferences(cells), mayDefineLinks(page) {
      text += page
      cells = text.withUnsafeBufferPointer { importCmarkTree($0, blockLimit: limit).tree }
    }
    graft(cells, into: &tree)
  }

  private func hasOpenReferences(_ cells: SyntaxTree) -> Bool {
    cells.nodes.contains { node in
      node.kind == .text && cells.bytes[node.literal.bounds].contains(UInt8(ascii: "]"))
    }
  }

  private func mayDefineLinks(_ page: [UInt8]) -> Bool {
    page.withUnsafeBufferPointer { page in
      var previous: UInt8 = 0
      for byte in page {
        if byte == UInt8(ascii: ":"), previous == UInt8(ascii: "]") { return true }
        previous = byte
      }
      return false
    }
  }

  /// Moves what stands below the headings of `cells` below the cells of the tables.
  private func graft(_ cells: SyntaxTree, into tree: inout SyntaxTree) {
    let nodeOffset = Int32(tree.nodes.count)
    let byteOffset = Int32(tree.bytes.count)
    tree.bytes += cells.bytes
    var heading: Int32 = -1
    var number = -1
    for var node in cells.nodes {
      heading += 1
      if node.parent == 0, heading > 0 {
        number += 1
        let cell = Int(parsedCells[number].cell)
        tree.nodes[cell].firstChild = node.firstChild < 0 ? -1 : node.firstChild + nodeOffset
      }
      if node.firstChild >= 0 { node.firstChild += nodeOffset }
      if node.nextSibling >= 0 { node.nextSibling += nodeOffset }
      node.literal.start += byteOffset
      node.detail.start += byteOffset
      if node.parent >= 0, cells.nodes[Int(node.parent)].parent == 0, node.parent > 0 {
        node.parent = parsedCells[number].cell
      } else if node.parent >= 0 {
        node.parent += nodeOffset
      }
      tree.nodes.append(node)
    }
  }
}

/// A cell's text with `\|` turned into `|`, which comes before everything else.
func unescapedPipes(_ source: SourceFile, _ range: Range<Int>) -> InlineText {
  var text = InlineText()
  var start = range.lowerBound
  var index = start
  while index < range.upperBound {
    if source.bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
      source.bytes[index + 1] == UInt8(ascii: "|")
    {
      text.append(source, start..<index)
      start = index + 1
      index += 2
    } else {
      index += 1
    }
  }
  text.append(source, start..<range.upperBound)
  return text
}

/// As many empty lines as end before `offset`: what cmark sees of the front matter.
func blankedPrefix(_ source: SourceFile, before offset: Int) -> [UInt8] {
  [UInt8](repeating: UInt8(ascii: "\n"), count: source.location(at: offset).line - 1)
}

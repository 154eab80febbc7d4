extension MarkdownDocument {
  /// The tables in document order; put together anew at each call, since few pages are asked.
  public var tables: [Table] {
    var tables: [Table] = []
    var index: Int32 = 0
    while index >= 0 {
      let node = tree.nodes[Int(index)]
      if node.kind == .table { tables.append(table(index)) }
      let holdsTables = node.kind != .table && !node.kind.holdsInlines
      index = tree.following(index, below: 0, enteringChildren: holdsTables)
    }
    return tables
  }

  private func table(_ index: Int32) -> Table {
    let rows = tree.children(of: index).map { row in
      tree.children(of: row).map { cell in
        TableCell(
          node: NodeID(cell), plainText: plainText(of: NodeID(cell)),
          location: location(of: NodeID(cell)))
      }
    }
    return Table(
      node: NodeID(index), header: rows.first ?? [], rows: Array(rows.dropFirst()),
      location: location(of: NodeID(index)))
  }
}

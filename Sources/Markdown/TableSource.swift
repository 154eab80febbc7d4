/// A pipe table as found in the source, before it becomes part of the tree.
struct TableSource {
  /// One line of it.
  struct Line {
    /// The line's number.
    var number: Int
    /// What the table's containers put before the line.
    var prefix: Range<Int>
    /// The line without prefix and white space.
    var content: Range<Int>
  }

  var header: Line
  var delimiter: Line
  var rows: [Line] = []
  var alignments: [ColumnAlignment]
  /// The paragraph that the table was found in, if it is the table and nothing else.
  var paragraph: Int32?

  var firstLine: Int { header.number }
  var lastLine: Int { rows.last?.number ?? delimiter.number }
}

/// A matrix with few entries in each row, row by row.
struct SparseRows: Sendable {
  /// Where each row's entries begin; one more than there are rows.
  private(set) var starts: [Int] = [0]

  /// The column of each entry.
  private(set) var columns: [Int32] = []

  /// The value of each entry.
  private(set) var values: [Float] = []

  /// How many rows there are.
  var count: Int { starts.count - 1 }

  /// Adds an entry to the row that is not finished yet.
  mutating func append(column: Int32, value: Float) {
    columns.append(column)
    values.append(value)
  }

  /// Ends a row.
  mutating func finishRow() { starts.append(columns.count) }

  /// Multiplies the entries of the row that is not finished yet.
  mutating func scaleOpenRow(by factor: Float) {
    for index in (starts.last ?? 0)..<values.count { values[index] *= factor }
  }

  /// How many entries the row that is not finished yet has.
  var openCount: Int { columns.count - (starts.last ?? 0) }

  /// The entries of a row.
  func range(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The same rows with other columns; entries whose column becomes -1 are left out.
  func renumbered(_ columns: [Int32]) -> SparseRows {
    var rows = SparseRows()
    for row in 0..<count {
      for entry in range(ofRow: row) {
        let column = columns[Int(self.columns[entry])]
        if column >= 0 { rows.append(column: column, value: values[entry]) }
      }
      rows.finishRow()
    }
    return rows
  }
}

/// What a table of labels and verdicts counts up to.
struct LabelCounts: Sendable, Equatable {
  /// How often each label met each verdict, `table[label][verdict]`, none last.
  var table: [[Int]]

  init(_ table: [[Int]]) { self.table = table }

  /// The number that stands for none.
  private var none: Int { table.count - 1 }

  /// How many texts there are.
  var textCount: Int { table.joined().reduce(0, +) }
  /// How many verdicts were given.
  var verdictCount: Int { table.reduce(0) { $0 + $1.dropLast().reduce(0, +) } }
  /// How many verdicts were right.
  var rightCount: Int { (0..<none).reduce(0) { $0 + table[$1][$1] } }
  /// How many texts have a choice as their label.
  var decidableCount: Int { table.dropLast().joined().reduce(0, +) }
  /// How many texts have none.
  var undecidableCount: Int { table[none].reduce(0, +) }
  /// How many of these were given no verdict.
  var silentCount: Int { table[none][none] }
}

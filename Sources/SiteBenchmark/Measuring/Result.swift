/// A row of the table that the benchmark prints.
struct Result: Sendable {
  /// What was measured.
  var measure: String
  /// The greatest ratio that is good enough; nil where none was set.
  var target: Double?
  /// What came out, with units.
  var figure: String
  /// The ratio; nil where the figure stands for itself.
  var ratio: Spread?

  /// Whether the median ratio keeps the target; nil without a target.
  var isMet: Bool? {
    guard let target, let ratio else { return nil }
    return ratio.median <= target
  }

  /// The two lines above all rows.
  static let heading = """
    | measure | target | figure | ratio | met |
    | --- | --- | --- | --- | --- |
    """

  /// The row in Markdown.
  var row: String {
    let target = target.map { "at most \($0 == $0.rounded() ? String(Int($0)) : String($0))" }
    let met = isMet.map { $0 ? "yes" : "no" }
    return "| \(measure) | \(target ?? "") | \(figure) | \(ratio?.text(2) ?? "") | \(met ?? "") |"
  }
}

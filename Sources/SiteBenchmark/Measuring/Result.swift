/// A row of the table that the benchmark prints.
struct Result: Sendable {
  /// What was measured.
  var measure: String
  /// The greatest ratio that is good enough; nil where none was set.
  var target: Double?
  /// What came out, with units.
  var figure: String
  /// The figure as a number and the greatest that is good enough, in one unit; nil where none was
  /// set.
  var limit: (value: Double, greatest: Double, unit: String)?
  /// The ratio; nil where the figure stands for itself.
  var ratio: Spread?

  /// Whether the figure, or the median ratio, keeps the target; nil without a target.
  var isMet: Bool? {
    if let limit { return limit.value <= limit.greatest }
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
    func text(_ number: Double) -> String {
      number == number.rounded() ? String(Int(number)) : String(number)
    }
    let target =
      limit.map { "at most \(text($0.greatest)) \($0.unit)" }
      ?? target.map { "at most \(text($0))" }
    let met = isMet.map { $0 ? "yes" : "no" }
    return "| \(measure) | \(target ?? "") | \(figure) | \(ratio?.text(2) ?? "") | \(met ?? "") |"
  }
}

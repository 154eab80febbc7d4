/// What is measured of a run.
enum Quantity: String, CaseIterable {
  /// From start to end; other programs that run at the time lengthen it.
  case wall = "wall time"
  /// User and system time of all threads.
  case processor = "processor time"
  /// The largest resident set.
  case memory = "peak memory"

  /// The quantity of each run.
  func spread(_ runs: [MeasuredRun]) -> Spread {
    switch self {
    case .wall: Spread(values: runs.map(\.wallSeconds))
    case .processor: Spread(values: runs.map(\.processorSeconds))
    case .memory: Spread(values: runs.map(\.peakMebibytes))
    }
  }

  /// A spread of the quantity with its unit.
  func text(_ spread: Spread) -> String {
    self == .memory ? spread.text(0, "MiB") : spread.text(3, "s")
  }

  /// What came out of one program's runs, beside those of another where there is one.
  ///
  /// - Parameters:
  ///   - name: What was run.
  ///   - runs: Its runs.
  ///   - other: What it is compared with, in words, and the runs of that.
  ///   - target: The greatest ratio that is good enough.
  /// - Returns: a row of the table.
  func result(
    _ name: String, _ runs: [MeasuredRun], to other: (name: String, runs: [MeasuredRun])? = nil,
    target: Double? = nil
  ) -> Result {
    let own = spread(runs)
    guard let other else {
      return Result(measure: "\(name), \(rawValue)", figure: text(own))
    }
    let others = spread(other.runs)
    return Result(
      measure: "\(name) to \(other.name), \(rawValue)", target: target,
      figure: "\(text(own)) to \(text(others))", ratio: own.ratio(to: others))
  }
}

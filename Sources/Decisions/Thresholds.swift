/// How much a text must say before the classifier gives a verdict.
public struct Thresholds: Sendable, Equatable {
  /// The least score of the leading choice, on the scale of the signals' weights.
  public var evidence: Double

  /// The least margin over the runner-up, 0...1.
  public var margin: Double

  /// Creates thresholds; a negative or undefined value counts as 0.
  public init(evidence: Double = 1, margin: Double = 0.2) {
    self.evidence = evidence
    self.margin = margin
  }
}

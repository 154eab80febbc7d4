/// What the verdict would be if one signal were not stated.
public struct Counterfactual: Sendable, Equatable {
  /// The signal that is taken away, an index into `Decision.signals`.
  public var signal: Int

  /// The stretches of text that are taken away with it, ascending byte ranges.
  public var ranges: [Range<Int>]

  /// The choice without them; nil where the rest does not decide.
  public var choice: Int?

  /// The margin without them, 0...1.
  public var margin: Double

  /// How sure the verdict is without them, 0...1.
  public var confidence: Double

  /// Creates the answer to "what if this were absent?".
  public init(
    signal: Int, ranges: [Range<Int>], choice: Int?, margin: Double, confidence: Double
  ) {
    self.signal = signal
    self.ranges = ranges
    self.choice = choice
    self.margin = margin
    self.confidence = confidence
  }
}

extension Classifier {
  /// Answers for each signal of a verdict's evidence what the verdict were without its words.
  ///
  /// The words are blanked out, and the rest is read anew, so each signal costs one reading of the
  /// text.
  ///
  /// - Parameters:
  ///   - verdict: The verdict of this classifier on the text.
  ///   - text: The text.
  /// - Returns: One answer for each signal, in the order in which the text first speaks of them.
  public func counterfactuals(of verdict: Verdict, on text: [UInt8]) -> [Counterfactual] {
    var order: [Int] = []
    for evidence in verdict.evidence where !order.contains(evidence.signal) {
      order.append(evidence.signal)
    }
    return order.map { signal in
      let ranges = verdict.evidence.filter { $0.signal == signal }.map { $0.range }
      var rest = text
      for range in ranges {
        // A word that no phrase knows, so that what stood apart does not come together.
        for index in range where text.indices.contains(index) { rest[index] = UInt8(ascii: "_") }
      }
      let without = self.verdict(on: rest)
      return Counterfactual(
        signal: signal, ranges: ranges, choice: without.choice, margin: without.margin,
        confidence: without.confidence)
    }
  }
}

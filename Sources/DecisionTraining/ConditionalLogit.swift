internal import Decisions
internal import ElementaryFunctions

/// Weighs the numbers of `TextSummary`, with the same weights for each choice and a constant of its
/// own; none has the logit 0 (McFadden's conditional logit).
struct ConditionalLogit: Sendable {
  /// The mean of each number, and the inverse of its standard deviation.
  private(set) var means: [Float]
  private(set) var factors: [Float]
  /// One for each number.
  private(set) var weights: [Float]
  /// One for each choice.
  private(set) var constants: [Float]

  /// Weighs nothing.
  init(choiceCount: Int) {
    means = Array(repeating: 0, count: TextSummary.count)
    factors = means
    weights = means
    constants = Array(repeating: 0, count: choiceCount)
  }

  /// Fits the weights to summaries.
  ///
  /// - Parameters:
  ///   - summaries: `TextSummary.count` numbers for each choice.
  ///   - labels: The choice of each, or their number for none.
  ///   - choiceCount: How many choices there are.
  ///   - decay: The weight of a Gaussian prior on weights and constants.
  init(_ summaries: [[Double]], labels: [Int], choiceCount: Int, decay: Float = 4) {
    self.init(choiceCount: choiceCount)
    let count = TextSummary.count
    var sums = [Double](repeating: 0, count: count)
    var squares = sums
    for summary in summaries {
      for (index, number) in summary.enumerated() {
        sums[index % count] += number
        squares[index % count] += number * number
      }
    }
    let total = Double(max(summaries.count, 1) * choiceCount)
    for index in 0..<count {
      let mean = sums[index] / total
      let variance = squares[index] / total - mean * mean
      means[index] = Float(mean)
      factors[index] = variance > 1e-9 ? Float(1 / variance.squareRoot()) : 0
    }
    var rows: [Float] = []
    rows.reserveCapacity(summaries.count * choiceCount * count)
    for summary in summaries {
      for (index, number) in summary.enumerated() {
        let distance = (Float(number) - means[index % count]) * factors[index % count]
        rows.append(min(max(distance, -4), 4))
      }
    }
    var optimizer = LBFGS()
    optimizer.memory = 10
    optimizer.maximumSteps = 200
    optimizer.tolerance = 1e-7
    let start = [Float](repeating: 0, count: count + choiceCount)
    let point = optimizer.minimum(from: start) { point, gradient in
      Self.loss(rows, labels, choiceCount, decay, point, &gradient)
    }
    weights = Array(point[..<count])
    constants = Array(point[count...])
  }

  private static func loss(
    _ rows: [Float], _ labels: [Int], _ choiceCount: Int, _ decay: Float, _ point: [Float],
    _ gradient: inout [Float]
  ) -> Double {
    let count = TextSummary.count
    var total = 0.0
    for index in point.indices {
      gradient[index] = decay * point[index]
      total += Double(decay) / 2 * Double(point[index] * point[index])
    }
    var logits = [Double](repeating: 0, count: choiceCount + 1)
    for (row, label) in labels.enumerated() {
      var best = 0.0
      for choice in 0..<choiceCount {
        var logit = point[count + choice]
        let base = (row * choiceCount + choice) * count
        for index in 0..<count { logit += point[index] * rows[base + index] }
        logits[choice] = Double(logit)
        best = max(best, logits[choice])
      }
      logits[choiceCount] = 0
      let labelLogit = logits[label]
      var sum = 0.0
      for index in logits.indices {
        logits[index] = exponential(logits[index] - best)
        sum += logits[index]
      }
      total += logarithm(sum) - (labelLogit - best)
      for choice in 0..<choiceCount {
        let delta = Float(logits[choice] / sum) - (choice == label ? 1 : 0)
        gradient[count + choice] += delta
        let base = (row * choiceCount + choice) * count
        for index in 0..<count { gradient[index] += delta * rows[base + index] }
      }
    }
    return total
  }
}

internal import ElementaryFunctions

/// The formulas of FSRS-6: how memories fade, and what an answer does to them.
///
/// As in version 6.3.2 of py-fsrs
/// (<https://github.com/open-spaced-repetition/py-fsrs>, `fsrs/scheduler.py`), whose names for the
/// weights, w0...w20, are used here. The formulas are described at
/// <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>.
public struct MemoryModel: Sendable {
  /// The weights.
  public let weights: MemoryWeights

  /// The curve's exponent, -w20.
  private let decay: Double

  /// The curve's factor, 0.9^(1/decay) - 1, so that recall is 90 % after `stability` days.
  private let factor: Double

  private let recallGain: Double
  private let leastForgetting: Double
  private let easyDifficulty: Double

  /// Creates a model.
  public init(_ weights: MemoryWeights = .standard) {
    self.weights = weights
    decay = -weights[20]
    factor = power(0.9, 1 / decay) - 1
    recallGain = exponential(weights[8])
    leastForgetting = exponential(weights[17] * weights[18])
    easyDifficulty = Self.firstDifficulty(.easy, weights)
  }

  /// The probability that a memory is recalled, 0...1: (1 + factor · days / stability)^decay.
  ///
  /// - Parameters:
  ///   - days: Days since the last answer; negative counts as 0.
  ///   - stability: The memory's stability in days.
  /// - Returns: The retrievability.
  public func retrievability(after days: Int, stability: Double) -> Double {
    guard days > 0 else { return 1 }
    return power(1 + factor * Double(days) / Self.bounded(stability: stability), decay)
  }

  /// The whole days after which recall has fallen to a level: stability / factor ·
  /// (retention^(1/decay) - 1), rounded half to even, 1...maximum.
  ///
  /// - Parameters:
  ///   - stability: The memory's stability in days.
  ///   - retention: The level, above 0 and below 1.
  ///   - maximum: The longest interval, at least 1.
  /// - Returns: The interval in days.
  public func interval(stability: Double, retention: Double, maximum: Int) -> Int {
    interval(stability: stability, fading: fading(to: retention), maximum: maximum)
  }

  func fading(to retention: Double) -> Double { power(retention, 1 / decay) - 1 }

  func interval(stability: Double, fading: Double, maximum: Int) -> Int {
    let days = roundedToEven(stability / factor * fading)
    return Int(min(max(days, 1), Double(max(maximum, 1))))
  }

  /// The memory after a card's first answer.
  public func firstState(_ rating: Rating) -> MemoryState {
    MemoryState(
      stability: weights[Int(rating.rawValue) - 1],
      difficulty: Self.firstDifficulty(rating, weights))
  }

  /// The memory after a later answer.
  ///
  /// - Parameters:
  ///   - rating: The answer.
  ///   - state: The memory before it.
  ///   - elapsed: The time since the answer before.
  /// - Returns: The new memory.
  public func state(after rating: Rating, from state: MemoryState, elapsed: Elapsed) -> MemoryState
  {
    let stability =
      if elapsed.isSameDay {
        sameDayStability(state.stability, rating)
      } else if rating == .again {
        forgottenStability(
          state, retrievability(after: elapsed.days, stability: state.stability))
      } else {
        recalledStability(
          state, retrievability(after: elapsed.days, stability: state.stability), rating)
      }
    return MemoryState(
      stability: stability, difficulty: nextDifficulty(state.difficulty, rating))
  }

  /// The difficulty after the first answer, not bounded: w4 - e^(w5 · (grade - 1)) + 1.
  private static func firstDifficulty(_ rating: Rating, _ weights: MemoryWeights) -> Double {
    weights[4] - exponential(weights[5] * (rating.grade - 1)) + 1
  }

  /// The stability after an answer on the day of the last one: a factor of
  /// e^(w17 · (grade - 3 + w18)) · stability^-w19, at least 1 unless the answer is again.
  func sameDayStability(_ stability: Double, _ rating: Rating) -> Double {
    let growth =
      exponential(weights[17] * (rating.grade - 3 + weights[18])) * power(stability, -weights[19])
    return stability * (rating == .again ? growth : max(growth, 1))
  }

  /// The stability after a recall on a later day: a factor of 1 + e^w8 · (11 - difficulty) ·
  /// stability^-w9 · (e^((1 - retrievability) · w10) - 1), times w15 if hard and w16 if easy.
  func recalledStability(
    _ state: MemoryState, _ retrievability: Double, _ rating: Rating
  ) -> Double {
    let ratingFactor = rating == .hard ? weights[15] : rating == .easy ? weights[16] : 1
    let growth =
      recallGain * (11 - state.difficulty) * power(state.stability, -weights[9])
      * (exponential((1 - retrievability) * weights[10]) - 1) * ratingFactor
    return state.stability * (1 + growth)
  }

  /// The stability after a lapse on a later day: w11 · difficulty^-w12 ·
  /// ((stability + 1)^w13 - 1) · e^((1 - retrievability) · w14), at most
  /// stability / e^(w17 · w18).
  func forgottenStability(_ state: MemoryState, _ retrievability: Double) -> Double {
    let relearned =
      weights[11] * power(state.difficulty, -weights[12])
      * (power(state.stability + 1, weights[13]) - 1)
      * exponential((1 - retrievability) * weights[14])
    return min(relearned, state.stability / leastForgetting)
  }

  /// The difficulty after an answer: -w6 · (grade - 3), damped towards 10, then drawn by w7
  /// towards the difficulty of a card that was easy at once.
  func nextDifficulty(_ difficulty: Double, _ rating: Rating) -> Double {
    let change = -(weights[6] * (rating.grade - 3))
    let damped = difficulty + (10 - difficulty) * change / 9
    return weights[7] * easyDifficulty + (1 - weights[7]) * damped
  }

  /// A stability within 0.001...1,000,000,000 days.
  ///
  /// The upper bound is not FSRS's; no plan reaches it, and it keeps all numbers finite.
  static func bounded(stability: Double) -> Double {
    stability > 0.001 ? min(stability, 1_000_000_000) : 0.001
  }

  /// A difficulty within 1...10.
  static func bounded(difficulty: Double) -> Double {
    difficulty > 1 ? min(difficulty, 10) : 1
  }
}

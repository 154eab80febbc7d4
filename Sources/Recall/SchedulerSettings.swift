/// What a learner can choose about schedules.
public struct SchedulerSettings: Equatable, Sendable {
  /// The weights of the memory model.
  public var weights: MemoryWeights

  /// The recall at which a card comes back, bounded to 0.5...0.99.
  public var desiredRetention: Double

  /// The steps after a first answer, in seconds.
  public var learningSteps: [Int]

  /// The steps after a lapse, in seconds.
  public var relearningSteps: [Int]

  /// The longest interval in days, bounded to 1...36,500.
  public var maximumInterval: Int

  /// The seed of the spread of intervals; nil for none.
  public var fuzzSeed: UInt64?

  /// Creates settings; the defaults are FSRS's, without spread.
  public init(
    weights: MemoryWeights = .standard, desiredRetention: Double = 0.9,
    learningSteps: [Int] = [60, 600], relearningSteps: [Int] = [600],
    maximumInterval: Int = 36_500, fuzzSeed: UInt64? = nil
  ) {
    self.weights = weights
    self.desiredRetention = desiredRetention
    self.learningSteps = learningSteps
    self.relearningSteps = relearningSteps
    self.maximumInterval = maximumInterval
    self.fuzzSeed = fuzzSeed
  }
}

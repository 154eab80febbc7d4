/// What FSRS knows of a memory.
public struct MemoryState: Equatable, Sendable {
  /// The days after which recall has fallen to 90 %; 0.001...1,000,000,000.
  public var stability: Double

  /// How hard the card is to remember, 1...10.
  public var difficulty: Double

  /// Creates a state; a number out of its bounds, or none, is moved into them.
  public init(stability: Double, difficulty: Double) {
    self.stability = MemoryModel.bounded(stability: stability)
    self.difficulty = MemoryModel.bounded(difficulty: difficulty)
  }
}

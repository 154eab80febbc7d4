/// A need or fact that points to a choice, and the phrases by which a text states it.
public struct Signal: Sendable {
  /// The author's stable id.
  public var id: String

  /// The choice it points to, an index into `Decision.choices`.
  public var choice: Int

  /// The trade-off it speaks to, an index into `Decision.drivers`.
  public var driver: Int

  /// How much it says: 1 a hint, 2 clear, 3 decisive.
  ///
  /// Values are kept to 0...1000 and rounded to the nearest 1/1024; what is not a number counts
  /// as 0.
  public var weight: Double

  /// The wordings that state it.
  public var phrases: [Phrase]

  /// What the signal means, shown to the learner.
  public var meaning: String

  /// Why it points to its choice.
  public var why: String

  /// Creates a signal.
  public init(
    id: String, choice: Int, driver: Int, weight: Double, phrases: [Phrase], meaning: String,
    why: String
  ) {
    self.id = id
    self.choice = choice
    self.driver = driver
    self.weight = weight
    self.phrases = phrases
    self.meaning = meaning
    self.why = why
  }
}

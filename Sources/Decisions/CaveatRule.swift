/// A remark on what a verdict leaves out, and when to make it.
public struct CaveatRule: Sendable {
  /// When a caveat is said.
  public enum Condition: Sendable {
    /// Said with a verdict unless one of the phrases occurs without being negated.
    case unless(phrases: [Phrase])

    /// Said when two choices are strong.
    ///
    /// That is so when each reaches the evidence threshold and the weaker has at least half of
    /// the stronger's score, whether or not a verdict is given.
    case contested
  }

  /// The author's stable id.
  public var id: String

  /// What is said.
  public var text: String

  /// When it is said.
  public var condition: Condition

  /// The only choice whose verdicts it belongs to, an index into `Decision.choices`; nil: any.
  public var choice: Int?

  /// Creates a caveat rule.
  public init(id: String, text: String, condition: Condition, choice: Int? = nil) {
    self.id = id
    self.text = text
    self.condition = condition
    self.choice = choice
  }
}

/// A described need, and the choice that its author holds to be right.
public struct Scenario: Sendable, Equatable {
  /// The author's stable id.
  public var id: String

  /// The description.
  public var text: String

  /// The right choice, an index into `Decision.choices`; nil: the text does not decide.
  public var key: Int?

  /// Creates a scenario.
  public init(id: String, text: String, key: Int?) {
    self.id = id
    self.text = text
    self.key = key
  }
}

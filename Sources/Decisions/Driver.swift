/// A trade-off that signals speak to, such as fresh facts or steady behaviour.
public struct Driver: Sendable, Equatable {
  /// The author's stable id.
  public var id: String

  /// The name shown to the learner.
  public var name: String

  /// What to ask a scenario about this trade-off.
  public var question: String

  /// Why the trade-off decides.
  public var explanation: String

  /// Creates a driver.
  public init(id: String, name: String, question: String, explanation: String) {
    self.id = id
    self.name = name
    self.question = question
    self.explanation = explanation
  }
}

/// One of the answers to a decision.
public struct Choice: Sendable {
  /// The author's stable id.
  public var id: String

  /// The name shown to the learner.
  public var name: String

  /// What the choice is, in a sentence.
  public var summary: String

  /// How the options of a question name the choice.
  public var terms: [Phrase]

  /// Creates a choice.
  public init(id: String, name: String, summary: String, terms: [Phrase] = []) {
    self.id = id
    self.name = name
    self.summary = summary
    self.terms = terms
  }
}

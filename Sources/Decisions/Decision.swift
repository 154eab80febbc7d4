/// A which-one-when question together with everything an author says about answering it.
///
/// References between the parts are indices into the arrays of the same decision. An index that
/// points nowhere is never followed: its signal, trap or caveat is left out of every verdict.
public struct Decision: Sendable {
  /// The author's stable id, the first part of every flashcard's id.
  public var id: String

  /// The heading of the decision.
  public var title: String

  /// The question that it asks, as a sentence.
  public var question: String

  /// The answers to choose between, in the author's order; any number.
  public var choices: [Choice]

  /// The trade-offs that signals speak to.
  public var drivers: [Driver]

  /// The needs and facts that point to a choice.
  public var signals: [Signal]

  /// The tempting wrong choices.
  public var traps: [Trap]

  /// What a verdict leaves out.
  public var caveats: [CaveatRule]

  /// How much evidence a verdict needs.
  public var thresholds: Thresholds

  /// Creates a decision from its parts.
  public init(
    id: String, title: String, question: String, choices: [Choice], drivers: [Driver],
    signals: [Signal], traps: [Trap] = [], caveats: [CaveatRule] = [],
    thresholds: Thresholds = Thresholds()
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.choices = choices
    self.drivers = drivers
    self.signals = signals
    self.traps = traps
    self.caveats = caveats
    self.thresholds = thresholds
  }
}

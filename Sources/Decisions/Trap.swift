/// A tempting wrong choice and the reason why it is wrong.
///
/// A trap holds for a text when the verdict is its remedy, one of its signals is evidence that is
/// not negated, and one of its phrases occurs, negated or not. Without signals, or without
/// phrases, that part is not asked for; a trap with neither never holds.
public struct Trap: Sendable {
  /// The author's stable id.
  public var id: String

  /// The name shown to the learner.
  public var name: String

  /// The wrong choice that tempts, an index into `Decision.choices`.
  public var temptation: Int

  /// The right choice, an index into `Decision.choices`.
  public var remedy: Int

  /// Why the wrong choice looks right.
  public var tempting: String

  /// Why it is wrong.
  public var why: String

  /// The wordings that tempt.
  public var phrases: [Phrase]

  /// The signals that mark the trap, indices into `Decision.signals`.
  public var signals: [Int]

  /// Creates a trap.
  public init(
    id: String, name: String, temptation: Int, remedy: Int, tempting: String, why: String,
    phrases: [Phrase] = [], signals: [Int] = []
  ) {
    self.id = id
    self.name = name
    self.temptation = temptation
    self.remedy = remedy
    self.tempting = tempting
    self.why = why
    self.phrases = phrases
    self.signals = signals
  }
}

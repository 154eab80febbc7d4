/// A stretch of text that states or denies a signal.
public struct Evidence: Sendable, Equatable {
  /// The signal, an index into `Decision.signals`.
  public var signal: Int

  /// The choice that the signal points to, an index into `Decision.choices`.
  public var choice: Int

  /// Where it stands: bytes of the text, both ends on scalar boundaries and at whole words.
  public var range: Range<Int>

  /// What it says after its circumstances are weighed, 0 or more.
  public var weight: Double

  /// Whether the text denies the signal, so that the weight counts against its choice.
  public var isNegated: Bool

  /// The phrase that matched, an index into the signal's phrases; nil where labelled examples, and
  /// no phrase, tell that the clause speaks of the signal.
  public var phrase: Int?

  /// How the text says it.
  public var circumstances: Circumstances

  /// Whether it is sure which signal the words speak of: with a phrase always; where examples tell
  /// it, only if they tell it clearly.
  public var isSure: Bool

  /// Creates a piece of evidence.
  public init(
    signal: Int, choice: Int, range: Range<Int>, weight: Double, isNegated: Bool, phrase: Int?,
    circumstances: Circumstances = [], isSure: Bool = true
  ) {
    self.signal = signal
    self.choice = choice
    self.range = range
    self.weight = weight
    self.isNegated = isNegated
    self.phrase = phrase
    self.circumstances = circumstances
    self.isSure = isSure
  }
}

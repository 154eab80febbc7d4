/// The sentences of flashcards, with placeholders in braces for what comes from the decision.
///
/// A name in braces that a sentence does not know stays as it is.
public struct FlashcardWording: Sendable, Equatable {
  /// The three texts of a card.
  public struct Card: Sendable, Equatable {
    /// The question.
    public var front: String

    /// The answer.
    public var back: String

    /// The reason.
    public var why: String

    /// Creates the texts of a card.
    public init(front: String, back: String, why: String) {
      self.front = front
      self.back = back
      self.why = why
    }
  }

  /// The placeholders that can stand in every sentence.
  public static let commonPlaceholders = ["title", "question", "choices"]

  /// A signal's card: `{meaning}`, `{why}`, `{choice}`, `{summary}` (of the choice), `{driver}`.
  public var signal: Card

  /// The card of a scenario with a verdict: `{scenario}`, `{choice}`, `{summary}`, `{reasons}`.
  public var scenario: Card

  /// The card of a scenario that does not decide: `{scenario}`, `{reasons}`.
  public var undecidedScenario: Card

  /// A driver's card: `{driver}`, `{driverQuestion}`, `{explanation}`, `{sides}`.
  public var contrast: Card

  /// A trap's card: `{trap}`, `{tempting}`, `{why}`, `{temptation}`, `{remedy}`.
  public var trap: Card

  /// A prompt's card: `{prompt}`, `{answer}`.
  public var prompt: Card

  /// One of the `{reasons}` of a scenario: `{words}` (of the text), `{meaning}`, `{why}`,
  /// `{choice}` (that the signal points to).
  public var reason: String

  /// One of the `{reasons}` when the text denies the signal, with the same placeholders.
  public var deniedReason: String

  /// One of the `{sides}` of a contrast: `{choice}`, `{meanings}` (of its signals).
  public var side: String

  /// What stands between items of `{reasons}` and `{sides}`, such as a line break.
  public var lineSeparator: String

  /// What stands between items of `{meanings}` and `{choices}`, such as a semicolon and a space.
  public var listSeparator: String

  /// Creates the wording.
  public init(
    signal: Card, scenario: Card, undecidedScenario: Card, contrast: Card, trap: Card,
    prompt: Card, reason: String, deniedReason: String, side: String, lineSeparator: String,
    listSeparator: String
  ) {
    self.signal = signal
    self.scenario = scenario
    self.undecidedScenario = undecidedScenario
    self.contrast = contrast
    self.trap = trap
    self.prompt = prompt
    self.reason = reason
    self.deniedReason = deniedReason
    self.side = side
    self.lineSeparator = lineSeparator
    self.listSeparator = listSeparator
  }
}

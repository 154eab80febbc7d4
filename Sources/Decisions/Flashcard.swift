/// A question to recall, its answer and the reason.
///
/// All texts are plain text, not HTML.
public struct Flashcard: Sendable, Equatable {
  /// What a card is made from.
  public enum Kind: Sendable, Equatable, CaseIterable {
    /// A signal: which choice does it point to, and why?
    case signal
    /// A scenario: which choice, by which words?
    case scenario
    /// A driver: what points which way along this trade-off?
    case contrast
    /// A trap: what tempts here, and what is right?
    case trap
    /// A prompt of a lesson.
    case prompt

    /// The kind's part of a card's id.
    public var name: String {
      switch self {
      case .signal: "signal"
      case .scenario: "scenario"
      case .contrast: "contrast"
      case .trap: "trap"
      case .prompt: "prompt"
      }
    }
  }

  /// The card's stable id: the decision's id, the kind's name and the author's id of what the card
  /// is made from, joined by full stops.
  ///
  /// It changes only with those ids, never with a text.
  public var id: String

  /// What the card is made from.
  public var kind: Kind

  /// The question.
  public var front: String

  /// The answer.
  public var back: String

  /// The reason; may be empty.
  public var why: String

  /// The choice that is the answer, an index into `Decision.choices`; nil for none.
  public var choice: Int?

  /// The signals that the card is about, ascending indices into `Decision.signals`.
  public var signals: [Int]

  /// The trade-off that the card is about, an index into `Decision.drivers`; nil for none.
  public var driver: Int?

  /// The trap that the card is about, an index into `Decision.traps`; nil for none.
  public var trap: Int?

  /// The deciding words, ascending ranges of UTF-8 bytes of the front.
  public var marks: [Range<Int>]

  /// Creates a card.
  public init(
    id: String, kind: Kind, front: String, back: String, why: String, choice: Int? = nil,
    signals: [Int] = [], driver: Int? = nil, trap: Int? = nil, marks: [Range<Int>] = []
  ) {
    self.id = id
    self.kind = kind
    self.front = front
    self.back = back
    self.why = why
    self.choice = choice
    self.signals = signals
    self.driver = driver
    self.trap = trap
    self.marks = marks
  }
}

/// A text with the choice that a reader gave it.
public struct LabelledText: Sendable, Equatable {
  /// A stretch that a reader marked as bearing on the choice.
  public struct Mark: Sendable, Equatable {
    /// Bytes of the text.
    public var range: Range<Int>
    /// The choice that its signal points to, an index into `Decision.choices`.
    public var choice: Int
    /// The signal, an index into `Decision.signals`.
    public var signal: Int
    /// Whether the text denies the signal, calls it met, unimportant or past.
    public var isAgainst: Bool

    /// Creates a mark.
    public init(range: Range<Int>, choice: Int, signal: Int, isAgainst: Bool = false) {
      self.range = range
      self.choice = choice
      self.signal = signal
      self.isAgainst = isAgainst
    }
  }

  /// The author's id.
  public var id: String

  /// Who wrote it; texts of one writer are never parted between training and judging.
  public var writer: String

  /// In which form it is written, such as "exam-stem"; empty when unknown.
  public var form: String

  /// How hard it is said to be, such as "medium"; empty when unknown.
  public var difficulty: String

  /// The text, UTF-8.
  public var text: [UInt8]

  /// The right choice, an index into `Decision.choices`; nil where the text does not decide.
  public var gold: Int?

  /// The stretches that a reader marked; may be empty.
  public var marks: [Mark]

  /// Creates a labelled text.
  public init(
    id: String, writer: String = "", form: String = "", difficulty: String = "", text: [UInt8],
    gold: Int?,
    marks: [Mark] = []
  ) {
    self.id = id
    self.writer = writer
    self.form = form
    self.difficulty = difficulty
    self.text = text
    self.gold = gold
    self.marks = marks
  }
}

/// A single statement with the signal that it states or denies.
public struct LabelledStatement: Sendable, Equatable {
  /// The author's id.
  public var id: String
  /// Who wrote it.
  public var writer: String
  /// The statement, UTF-8.
  public var text: [UInt8]
  /// The signal, an index into `Decision.signals`; nil where it bears on nothing.
  public var signal: Int?
  /// Whether it denies the signal.
  public var isAgainst: Bool

  /// Creates a labelled statement.
  public init(id: String, writer: String, text: [UInt8], signal: Int?, isAgainst: Bool) {
    self.id = id
    self.writer = writer
    self.text = text
    self.signal = signal
    self.isAgainst = isAgainst
  }
}

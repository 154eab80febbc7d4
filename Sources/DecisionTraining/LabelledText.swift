/// A text with the choice that a reader gave it.
public struct LabelledText: Sendable, Equatable {
  /// The author's id.
  public var id: String

  /// The text, UTF-8.
  public var text: [UInt8]

  /// The right choice, an index into `Decision.choices`; nil where the text does not decide.
  public var gold: Int?

  /// The stretches that a reader marked as deciding, byte ranges of the text; may be empty.
  public var marks: [Range<Int>]

  /// Creates a labelled text.
  public init(id: String, text: [UInt8], gold: Int?, marks: [Range<Int>] = []) {
    self.id = id
    self.text = text
    self.gold = gold
    self.marks = marks
  }
}

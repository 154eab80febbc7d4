/// The words that Discern's additions show to the reader; English unless they are set.
public struct MarkdownWords: Sendable, Hashable {
  /// The title of `[!NOTE]`.
  public var note = "Note"
  /// The title of `[!TIP]`.
  public var tip = "Tip"
  /// The title of `[!IMPORTANT]`.
  public var important = "Important"
  /// The title of `[!WARNING]`.
  public var warning = "Warning"
  /// The title of `[!CAUTION]`.
  public var caution = "Caution"
  /// The label of a recall prompt.
  public var recall = "Recall"
  /// The invitation to open a recall prompt.
  public var showAnswer = "Show the answer"
  /// The name of a heading's link to itself; the heading's text follows.
  public var headingAnchor = "Link to this section"
  /// The name of a table; its column headings follow.
  public var table = "Table"

  /// The English words.
  public init() {}
}

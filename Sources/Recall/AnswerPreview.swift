/// What an answer would lead to.
public struct AnswerPreview: Equatable, Sendable {
  /// The answer.
  public var rating: Rating

  /// How long until the card would come back.
  public var interval: Interval

  /// Whether the interval was cut to come back before the exam.
  public var isCapped: Bool

  /// The memory after the answer.
  public var memory: MemoryState?
}

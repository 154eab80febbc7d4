/// A question that an author put into a lesson, with its answer.
public struct RecallPrompt: Sendable, Equatable {
  /// The author's stable id.
  public var id: String

  /// The question, plain text.
  public var question: String

  /// The answer, plain text.
  public var answer: String

  /// Creates a prompt.
  public init(id: String, question: String, answer: String) {
    self.id = id
    self.question = question
    self.answer = answer
  }
}

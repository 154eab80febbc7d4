/// How the exam's date shapes a plan.
public enum StudyMode: UInt8, Equatable, Sendable {
  /// There is no date: plain FSRS.
  case plain
  /// The exam lies ahead, by more than a week.
  case beforeExam
  /// The last week: weak cards come once more, and new cards end.
  case lastWeek
  /// The exam is today: only what is due, nothing new.
  case examDay
  /// The exam is over: plain FSRS.
  case afterExam
}

/// The days before an exam: which of them are the last week, and which bring no new cards.
struct ExamDays {
  /// The day of the exam.
  let exam: Day

  /// The first day of the last week.
  let lastWeekStart: Day

  /// The last day that brings new cards.
  let lastNewDay: Day

  /// Creates the days before an exam.
  ///
  /// - Parameters:
  ///   - exam: The day of the exam.
  ///   - start: The day on which the learner began.
  ///   - settings: How long the last week and the days without new cards are. Of a short time to
  ///     the exam the latter take no more than a quarter.
  init(exam: Day, start: Day, _ settings: PlannerSettings) {
    self.exam = exam
    lastWeekStart = exam - max(settings.lastWeekDays, 0)
    lastNewDay = exam - 1 - min(max(settings.quietDays, 0), max(exam - start, 0) / 4)
  }

  /// The longest interval before an exam: until the day before; on that day itself, one.
  ///
  /// - Parameters:
  ///   - today: A day before the exam.
  ///   - exam: The day of the exam.
  /// - Returns: Days, 1 and on.
  static func longestInterval(from today: Day, exam: Day) -> Int { max(exam - today - 1, 1) }
}

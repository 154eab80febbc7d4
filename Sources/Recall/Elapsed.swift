/// The time since a card's last answer, as the formulas count it: whole days.
///
/// The caller says what a day is: 24 hours, as py-fsrs counts, or the learner's own days.
public struct Elapsed: Equatable, Sendable {
  /// Whole days; never negative.
  public let days: Int

  /// Whether the last answer was on the same day: then the short-term formula applies.
  public let isSameDay: Bool

  /// Creates a time of whole days, the same day when there is none; a clock that went back counts
  /// as the same day.
  public init(days: Int) {
    self.days = max(days, 0)
    isSameDay = days < 1
  }

  /// Creates a time from one learner's day to another.
  public init(from start: Day, to end: Day) { self.init(days: end - start) }
}

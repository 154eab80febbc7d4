/// What a learner can choose about plans.
public struct PlannerSettings: Equatable, Sendable {
  /// How long an answer takes, in seconds; bounded to 1...600.
  public var secondsPerAnswer: Double

  /// The usual number of new cards a day; more come when an exam demands it.
  public var newCardsPerDay: Int

  /// How many days before the exam bring no new cards.
  ///
  /// With the standard weights a new card is due again after 2 days: with 3 days a card met last
  /// is retrieved once more, spaced, before the exam. Spaced retrieval is what helps (g = 0.74,
  /// Latimier et al. 2021, doi 10.1007/s10648-020-09572-8).
  public var quietDays: Int

  /// How long the last week is, in days.
  ///
  /// The best gap before a test some days off is 20 to 40 % of the delay, and returning matters
  /// more than the gap (Cepeda et al. 2008; Latimier et al. 2021: g = 0.03 between schedules).
  public var lastWeekDays: Int

  /// In the last week a card comes once more when its predicted recall on the day of the exam is
  /// below this.
  public var lastWeekRecall: Double

  /// The probability that a new card is known at its first sight; bounded to 0...1.
  ///
  /// 76 % of first answers are not again in the defaults of the FSRS authors' simulator
  /// (<https://github.com/open-spaced-repetition/srs-benchmark>).
  public var firstRecall: Double

  /// How many days a plan without an exam looks ahead; bounded to 1...366.
  public var horizon: Int

  /// Creates settings.
  public init(
    secondsPerAnswer: Double = 12, newCardsPerDay: Int = 10, quietDays: Int = 3,
    lastWeekDays: Int = 7, lastWeekRecall: Double = 0.95, firstRecall: Double = 0.76,
    horizon: Int = 14
  ) {
    self.secondsPerAnswer = secondsPerAnswer
    self.newCardsPerDay = newCardsPerDay
    self.quietDays = quietDays
    self.lastWeekDays = lastWeekDays
    self.lastWeekRecall = lastWeekRecall
    self.firstRecall = firstRecall
    self.horizon = horizon
  }

  /// The settings, each within its bounds.
  var bounded: PlannerSettings {
    var settings = self
    settings.secondsPerAnswer = secondsPerAnswer > 1 ? min(secondsPerAnswer, 600) : 1
    settings.newCardsPerDay = min(max(newCardsPerDay, 0), 100_000)
    settings.quietDays = min(max(quietDays, 0), 366)
    settings.lastWeekDays = min(max(lastWeekDays, 0), 366)
    settings.firstRecall = firstRecall > 0 ? min(firstRecall, 1) : 0
    settings.horizon = min(max(horizon, 1), 366)
    return settings
  }
}

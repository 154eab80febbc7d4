/// What to study today, and where it leads.
public struct Plan: Equatable, Sendable {
  /// How the exam's date shapes the plan.
  public var mode: StudyMode

  /// The learner's day.
  public var today: Day

  /// The days until the exam; nil without one, 0 on its day, negative after it.
  public var daysLeft: Int?

  /// The day for which recall is predicted: that of the exam, else the last of the plan.
  public var predictedDay: Day

  /// Today's cards in order.
  public var queue: [QueueItem]

  /// The expected load of today and the coming days, up to the day before the exam; at most 366.
  public var loads: [DayLoad]

  /// The forecast of each card, in the order in which the cards were given.
  public var cards: [CardForecast]

  /// The means of the drivers that have cards, in ascending order.
  public var drivers: [GroupRecall]

  /// The means of the domains that have cards, in ascending order.
  public var domains: [GroupRecall]

  /// The means of all cards.
  public var all: GroupRecall

  /// How many new cards no day of the plan has room for.
  public var leftOut: Int

  /// The driver whose cards would be recalled least on the predicted day if none was reviewed
  /// again, among those of which at least one card was answered; the lowest of equals.
  public var weakestDriver: GroupRecall? {
    var weakest: GroupRecall?
    for driver in drivers where driver.unseen < driver.cards {
      if let least = weakest, least.ifNotReviewed <= driver.ifNotReviewed { continue }
      weakest = driver
    }
    return weakest
  }
}

/// The load of a day, as expected.
public struct DayLoad: Equatable, Sendable {
  /// The day.
  public var day: Day

  /// How many cards come back.
  public var reviews: Double

  /// How many cards are new.
  public var newCards: Double

  /// How many answers they take, steps included.
  public var answers: Double

  /// How many minutes they take.
  public var minutes: Double

  /// How many cards there are.
  public var cards: Double { reviews + newCards }
}

/// What is predicted of a card.
public struct CardForecast: Equatable, Sendable {
  /// The probability that it is recalled today, 0...1; 0 for a card that was never answered.
  public var today: Double

  /// The probability on the predicted day if it is not answered before, 0...1.
  public var ifNotReviewed: Double

  /// The expected probability on the predicted day if the plan is followed, 0...1.
  public var asPlanned: Double

  /// The day on which it comes next; nil when it does not before the exam, is suspended, or has no
  /// room in the plan.
  public var nextDay: Day?
}

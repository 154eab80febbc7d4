/// A card of today's queue.
public struct QueueItem: Equatable, Sendable {
  /// Why a card is in the queue.
  public enum Reason: UInt8, Equatable, Sendable {
    /// It is in learning or relearning steps.
    case step
    /// Its interval is over.
    case due
    /// Its answer is another than the learner saw.
    case changed
    /// It comes once more in the last week.
    case lastWeek
    /// It was never answered.
    case new
  }

  /// The card's place among the cards given to the planner.
  public var card: Int

  /// Why it is in the queue.
  public var reason: Reason

  /// The moment from which it can be answered, in milliseconds since 1970; nil for now.
  public var waitsUntil: Int64?
}

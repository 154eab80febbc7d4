internal import ElementaryFunctions

/// A spread of intervals, so that cards first met together do not stay together.
///
/// The ranges are FSRS's; the draw is Anki's, which gives each day of the range the same chance
/// (py-fsrs rounds where it should cut, and can return a day beyond the range).
public enum IntervalFuzz {
  /// The days that an interval may be spread over; the interval alone below 2.5 days.
  ///
  /// - Parameters:
  ///   - interval: The interval in days.
  ///   - maximum: The longest interval.
  /// - Returns: The range.
  public static func range(of interval: Int, maximum: Int) -> ClosedRange<Int> {
    guard interval > 2 else { return interval...interval }
    let days = Double(interval)
    let delta =
      1 + 0.15 * (min(days, 7) - 2.5) + 0.1 * max(min(days, 20) - 7, 0) + 0.05 * max(days - 20, 0)
    let last = min(Int(roundedToEven(days + delta)), max(maximum, 1))
    let first = max(2, Int(roundedToEven(days - delta)))
    return min(first, last)...last
  }

  /// An interval drawn from the range of another.
  ///
  /// - Parameters:
  ///   - interval: The interval in days.
  ///   - maximum: The longest interval.
  ///   - seed: Equal seeds give equal draws.
  /// - Returns: The interval in days.
  static func draw(_ interval: Int, maximum: Int, seed: UInt64) -> Int {
    let range = range(of: interval, maximum: maximum)
    return range.lowerBound + Int(SeededDraw.part(seed) * Double(range.count))
  }

  /// The seed of a card's draw after some answers.
  static func seed(_ seed: UInt64, card: UInt64, answers: Int) -> UInt64 {
    SeededDraw.mixed(SeededDraw.mixed(seed ^ card) &+ UInt64(truncatingIfNeeded: answers))
  }
}

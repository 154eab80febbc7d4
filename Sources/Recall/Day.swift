/// A learner's day, which begins at four in the morning, as whole days since 1970-01-01.
///
/// Who studies past midnight still studies that evening's cards; Anki turns the day over at the
/// same hour. Days lie within 100,000,000 of 1970, as moments of JavaScript's `Date` do.
public struct Day: Comparable, Sendable {
  /// The hour at which a day begins, in minutes after midnight.
  public static let rollover: Int64 = 4 * 60

  private static let limit = 100_000_000

  /// Days since 1970-01-01.
  public let number: Int

  /// Creates a day from its number, bounded to the days there are.
  public init(number: Int) {
    self.number = min(max(number, -Self.limit), Self.limit)
  }

  /// The learner's day at a moment.
  ///
  /// - Parameters:
  ///   - moment: Milliseconds since 1970-01-01T00:00Z.
  ///   - offset: Minutes that local time is ahead of UTC, bounded to one day.
  public init(at moment: Int64, offset: Int) {
    let bounded = min(max(moment, -8_640_000_000_000_000), 8_640_000_000_000_000)
    let local = bounded + Int64(min(max(offset, -1440), 1440) - Int(Self.rollover)) &* 60_000
    let days = local / 86_400_000
    self.init(number: Int(local % 86_400_000 < 0 ? days - 1 : days))
  }

  /// The day of a date in the Gregorian calendar, or nil when there is no such date.
  ///
  /// - Parameters:
  ///   - year: 1583...9999.
  ///   - month: 1...12.
  ///   - day: 1 and on.
  public init?(year: Int, month: Int, day: Int) {
    guard (1583...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard day <= length else { return nil }
    // Years counted from March, so that the leap day is the last: 153 days in five months.
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leaps = marchYear / 4 - marchYear / 100 + marchYear / 400
    self.init(
      number: 365 * marchYear + leaps + (153 * marchMonth + 2) / 5 + day - 1 - 719_468)
  }

  /// Whether a day is before another.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The day some days later.
  public static func + (day: Day, days: Int) -> Day {
    Day(number: day.number + min(max(days, -2 * limit), 2 * limit))
  }

  /// The day some days earlier.
  public static func - (day: Day, days: Int) -> Day {
    Day(number: day.number - min(max(days, -2 * limit), 2 * limit))
  }

  /// How many days lie between two days.
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

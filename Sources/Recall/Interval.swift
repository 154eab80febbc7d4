/// How long until a card comes back.
public enum Interval: Equatable, Sendable {
  /// A step within the day, in seconds.
  case seconds(Int)
  /// Whole days, 1 and on.
  case days(Int)

  /// The step in minutes, or nil for whole days.
  public var minutes: Double? {
    switch self {
    case .seconds(let seconds): Double(seconds) / 60
    case .days: nil
    }
  }

  /// The length in seconds, for comparison; a day counts 86,400.
  public var length: Int64 {
    switch self {
    case .seconds(let seconds): Int64(seconds)
    case .days(let days): Int64(days) &* 86_400
    }
  }
}

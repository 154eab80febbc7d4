/// How a text says something, as far as it bears on its weight.
public struct Circumstances: OptionSet, Sendable {
  /// One bit for each circumstance.
  public var rawValue: UInt8

  /// Creates a set of circumstances from its bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Denied, refused or called unimportant: counts against its choice.
  public static let denied = Circumstances(rawValue: 1)

  /// True once and no longer: counts against its choice.
  public static let past = Circumstances(rawValue: 2)

  /// Granted before a "but" or after an "although": counts half.
  public static let conceded = Circumstances(rawValue: 4)

  /// Wished for, suggested or put off: counts half.
  public static let hypothetical = Circumstances(rawValue: 8)

  /// Said to matter most: counts half as much again.
  public static let stressed = Circumstances(rawValue: 16)
}

/// The identity of a log entry: who wrote it, and how many they had written before.
public struct EntryID: Comparable, Sendable {
  /// A number that a tab or device drew at random for itself.
  public var source: UInt64

  /// The entry's number among those of its source.
  public var number: UInt64

  /// Creates an identity.
  public init(source: UInt64, number: UInt64) {
    self.source = source
    self.number = number
  }

  /// Orders by source, then by number.
  public static func < (left: EntryID, right: EntryID) -> Bool {
    left.source == right.source ? left.number < right.number : left.source < right.source
  }
}

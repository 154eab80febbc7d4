/// What it costs not to study today.
public struct MissedDay: Equatable, Sendable {
  /// How much lower the mean recall on the predicted day would be.
  ///
  /// Can be a little below 0 when the exam is far: a later recall strengthens more.
  public var recallLost: Double

  /// How many more cards tomorrow would bring.
  public var cardsAdded: Double

  /// How many more minutes tomorrow would take.
  public var minutesAdded: Double
}

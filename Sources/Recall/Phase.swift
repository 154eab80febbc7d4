/// Where a card stands between the first answer and long intervals.
public enum Phase: UInt8, CaseIterable, Sendable {
  /// Never answered.
  case new
  /// In the steps after the first answer, minutes apart.
  case learning
  /// Due after whole days.
  case review
  /// In the steps after a lapse, minutes apart.
  case relearning
}

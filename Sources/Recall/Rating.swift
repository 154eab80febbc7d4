/// How well a card was recalled; the number is FSRS's grade.
public enum Rating: UInt8, Comparable, CaseIterable, Sendable {
  /// Not recalled.
  case again = 1
  /// Recalled with much effort.
  case hard = 2
  /// Recalled.
  case good = 3
  /// Recalled at once.
  case easy = 4

  /// Whether a rating is worse than another.
  public static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }

  /// The grade as the formulas take it.
  var grade: Double { Double(rawValue) }
}

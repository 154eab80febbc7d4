internal import Foundation

/// Repeated readings of one quantity.
struct Spread: Sendable {
  /// The readings in the order they were taken; at least one.
  let values: [Double]

  /// The middle reading; of an even number, the higher of the two in the middle.
  var median: Double { values.sorted()[values.count / 2] }

  /// How many times another quantity this one is, reading by reading.
  func ratio(to other: Spread) -> Spread {
    Spread(values: zip(values, other.values).map { $0 / $1 })
  }

  /// The median with so many decimal places, and the least and the greatest reading.
  func text(_ places: Int, _ unit: String = "") -> String {
    func number(_ value: Double) -> String { String(format: "%.\(places)f", value) }
    let range = "\(number(values.min() ?? 0))..\(number(values.max() ?? 0))"
    return "\(number(median))\(unit.isEmpty ? "" : " " + unit) (\(range))"
  }
}

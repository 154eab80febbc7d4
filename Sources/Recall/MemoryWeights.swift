/// The 21 weights of FSRS-6, w0...w20.
public struct MemoryWeights: Equatable, Sendable {
  /// How many weights there are.
  public static let count = 21

  /// The weights that come with FSRS-6, fitted to many learners' reviews.
  public static let standard = MemoryWeights(unchecked: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  /// The least values that weights may have.
  public static let lowerBounds = [
    0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1,
    0, 0, 0, 0.1,
  ]

  /// The greatest values that weights may have.
  public static let upperBounds = [
    100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8,
  ]

  /// The weights w0...w20.
  public let values: [Double]

  /// Creates weights, or nil unless there are 21 within their bounds.
  public init?(_ values: [Double]) {
    guard values.count == Self.count else { return nil }
    for index in values.indices {
      guard values[index] >= Self.lowerBounds[index], values[index] <= Self.upperBounds[index]
      else { return nil }
    }
    self.values = values
  }

  private init(unchecked values: [Double]) { self.values = values }

  subscript(index: Int) -> Double { values[index] }
}

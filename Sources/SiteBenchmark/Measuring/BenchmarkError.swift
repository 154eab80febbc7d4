/// Why something could not be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  /// The reason, as a sentence.
  let description: String

  /// An error with this reason.
  init(_ description: String) {
    self.description = description
  }
}

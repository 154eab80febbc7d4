import Testing

@testable import site_benchmark

@Suite struct SpreadTests {
  @Test func `a ratio is taken reading by reading`() {
    let ratio = Spread(values: [2, 9, 4]).ratio(to: Spread(values: [1, 3, 1]))
    #expect(ratio.values == [2, 3, 4])
    #expect(ratio.median == 3)
    #expect(ratio.text(1, "times") == "3.0 times (2.0..4.0)")
  }

  @Test(arguments: [(4.0, "yes"), (2.5, "no")])
  func `a row tells whether the median keeps the target`(target: Double, met: String) {
    let result = Result(
      measure: "m", target: target, figure: "f", ratio: Spread(values: [1, 3, 9]))
    let words = target == 4 ? "at most 4" : "at most 2.5"
    #expect(result.row == "| m | \(words) | f | 3.00 (1.00..9.00) | \(met) |")
  }

  @Test func `a row without a target says nothing of it`() {
    #expect(Result(measure: "m", figure: "f").row == "| m |  | f |  |  |")
  }
}

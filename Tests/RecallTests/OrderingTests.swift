import SeededNumbers
import Testing

@testable import Recall

/// The one sort of the library.
@Suite struct OrderingTests {
  @Test(arguments: 0..<70)
  func equalNumbersStayAsTheyCame(count: Int) {
    var random = Xorshift(seed: UInt64(count))
    let keys = (0..<count).map { _ in Int.random(in: 0...9, using: &random) }
    let order = ordered(Array(0..<count)) { keys[$0] < keys[$1] }
    #expect(order == (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) })
  }

  @Test func comparisonsGrowAsTheyShould() {
    var random = Xorshift(seed: 1)
    let keys = (0..<4096).map { _ in random.next() }
    var comparisons = 0
    _ = ordered(Array(0..<4096)) {
      comparisons += 1
      return keys[$0] < keys[$1]
    }
    #expect(comparisons <= 4096 * 13)
    comparisons = 0
    _ = ordered(Array(0..<4096)) {
      comparisons += 1
      return $0 < $1
    }
    #expect(comparisons < 4096)
  }
}

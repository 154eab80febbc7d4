import SeededNumbers
import Testing

@testable import Recall

/// Confusable cards stay apart where they can.
@Suite struct InterleavingTests {
  private func neighbours(_ groups: [Int?], _ order: [Int], after previous: Int? = nil) -> Int {
    var count = 0
    var last = previous
    for place in order {
      if let group = groups[place], group == last { count += 1 }
      last = groups[place]
    }
    return count
  }

  @Test func anOrderWithoutNeighboursStays() {
    #expect(interleaved([1, 2, 1, nil, nil, 2, 1]) == Array(0..<7))
    #expect(interleaved([]) == [])
    #expect(interleaved([1]) == [0])
  }

  @Test func theEarliestThatFitsComesFirst() {
    #expect(interleaved([1, 1, 1, 2, 2, 2]) == [0, 3, 1, 4, 2, 5])
    #expect(interleaved([1, 1, 2, 3]) == [0, 2, 1, 3])
    #expect(interleaved([1, 2, 2], after: 1) == [1, 0, 2])
    #expect(interleaved([1, nil, nil], after: 1) == [1, 0, 2])
  }

  @Test func aLargeGroupBeginsEarlyEnough() {
    // Taken greedily the three of group 3 would meet at the end.
    #expect(interleaved([1, 2, 3, 3, 3]) == [2, 0, 3, 1, 4])
  }

  @Test func ofOneGroupAloneTheOrderStays() {
    #expect(interleaved([5, 5, 5], after: 5) == [0, 1, 2])
  }

  /// The fewest neighbours of one group in any order.
  private func fewest(_ groups: [Int?], after previous: Int?) -> Int {
    var counts: [Int: Int] = [:]
    for group in groups { if let group { counts[group, default: 0] += 1 } }
    return counts.map { group, count in
      max(count - (groups.count - count) - (group == previous ? 0 : 1), 0)
    }.max() ?? 0
  }

  @Test(arguments: 0..<200)
  func neighboursAreAsFewAsCanBe(seed: UInt64) {
    var random = Xorshift(seed: seed)
    for _ in 0..<10 {
      let kinds = Int.random(in: 1...5, using: &random)
      let groups: [Int?] = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        let group = Int.random(in: -1...kinds, using: &random)
        return group < 0 ? nil : group * group
      }
      let previous = Bool.random(using: &random) ? nil : groups.randomElement(using: &random) ?? nil
      let order = interleaved(groups, after: previous)
      #expect(order.sorted() == Array(groups.indices))
      #expect(neighbours(groups, order, after: previous) == fewest(groups, after: previous))
    }
  }

  @Test func twoLargeGroupsAmongManySmallOnesAreDealt() {
    let groups: [Int?] = (0..<20_000).map { $0 < 9_000 ? 1 : $0 < 12_000 ? 2 : $0 }
    let order = interleaved(groups)
    #expect(order.count == 20_000)
    #expect(neighbours(groups, order) == 0)
  }
}

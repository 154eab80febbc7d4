/// Orders items so that two of one group do not follow each other where that can be avoided.
///
/// Items come as early as that allows, so an order without neighbours of one group stays as it is.
/// Takes n log n steps.
///
/// - Parameters:
///   - groups: The group of each item, in the order of preference; nil for one of its own.
///   - previous: The group of the item before the first; nil for none.
/// - Returns: The places of the items in their new order.
func interleaved(_ groups: [Int?], after previous: Int? = nil) -> [Int] {
  var mixer = Interleaver(groups, after: previous)
  return groups.indices.map { _ in mixer.next() }
}

/// Deals items of several groups.
private struct Interleaver {
  /// The items of each group from the last to the first.
  private var stacks: [[Int]] = []

  /// The group of each item, numbered from 0.
  private var groups: [Int]

  private var isDealt: [Bool]

  /// A heap of the first items of the groups; dealt items may still be in it.
  private var heap = LeastFirst()

  /// The groups that may have items left.
  private var rest: [Int]

  /// How many groups have each count of items, and the highest count there is.
  private var countsOfCounts: [Int]
  private var highest: Int

  private var last = -1
  private var dominant = 0
  private var left: Int

  init(_ named: [Int?], after previous: Int?) {
    left = named.count
    isDealt = [Bool](repeating: false, count: named.count)
    groups = [Int](repeating: 0, count: named.count)
    var order: [Int] = []
    for index in named.indices.reversed() {
      if named[index] == nil {
        groups[index] = stacks.count
        stacks.append([index])
      } else {
        order.append(index)
      }
    }
    order = ordered(order) { named[$0] ?? 0 < named[$1] ?? 0 }
    for place in order.indices {
      let index = order[place]
      if place == 0 || named[order[place - 1]] != named[index] { stacks.append([]) }
      groups[index] = stacks.count - 1
      stacks[stacks.count - 1].append(index)
      if let previous, named[index] == previous { last = stacks.count - 1 }
    }
    rest = Array(stacks.indices)
    countsOfCounts = [Int](repeating: 0, count: named.count + 1)
    highest = 0
    for stack in stacks {
      countsOfCounts[stack.count] += 1
      highest = max(highest, stack.count)
      if let first = stack.last { heap.insert(first) }
    }
  }

  /// Deals the next item; there must be one.
  mutating func next() -> Int {
    let item = choose()
    let group = groups[item]
    isDealt[item] = true
    countsOfCounts[stacks[group].count] -= 1
    stacks[group].removeLast()
    countsOfCounts[stacks[group].count] += 1
    while highest > 0, countsOfCounts[highest] == 0 { highest -= 1 }
    if let first = stacks[group].last { heap.insert(first) }
    last = group
    left -= 1
    return item
  }

  private mutating func choose() -> Int {
    // A group of more than half of what is left must come now, or two of it will meet.
    if highest * 2 > left, let forced = firstOfDominant() { return forced }
    guard let first = removeLeast() else { return 0 }
    guard groups[first] == last, let second = removeLeast() else { return first }
    heap.insert(first)
    return second
  }

  /// The first item of the group with more than half of what is left, unless it came last.
  private mutating func firstOfDominant() -> Int? {
    if stacks[dominant].count * 2 <= left {
      rest.removeAll { stacks[$0].isEmpty }
      for group in rest where stacks[group].count * 2 > left { dominant = group }
    }
    return dominant == last ? nil : stacks[dominant].last
  }

  /// The least of the groups' first items, taken out of the heap.
  private mutating func removeLeast() -> Int? {
    while let least = heap.removeLeast() {
      if !isDealt[least] { return least }
    }
    return nil
  }
}

/// A binary heap of numbers, the least first.
private struct LeastFirst {
  private var numbers: [Int] = []

  mutating func insert(_ number: Int) {
    numbers.append(number)
    var place = numbers.count - 1
    while place > 0, numbers[(place - 1) / 2] > numbers[place] {
      numbers.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeLeast() -> Int? {
    guard let least = numbers.first, let last = numbers.popLast() else { return nil }
    guard !numbers.isEmpty else { return least }
    numbers[0] = last
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < numbers.count else { return least }
      if child + 1 < numbers.count, numbers[child + 1] < numbers[child] { child += 1 }
      guard numbers[child] < numbers[place] else { return least }
      numbers.swapAt(place, child)
      place = child
    }
  }
}

/// A set of words, each known by a number: 0, 1, 2 and on, in the order of first insertion.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Int32]
  private var mask: UInt32

  init() {
    slots = Array(repeating: -1, count: 64)
    mask = 63
  }

  /// How many words there are.
  var count: Int { starts.count - 1 }

  /// The number of a word; -1 when it is not in the table.
  func number(of word: [UInt8]) -> Int32 {
    var slot = Self.hash(word) & mask
    while true {
      let number = slots[Int(slot)]
      if number < 0 || holds(word, as: Int(number)) { return number }
      slot = (slot &+ 1) & mask
    }
  }

  /// Adds a word unless it is there, and returns its number.
  mutating func insert(_ word: [UInt8]) -> Int32 {
    let known = number(of: word)
    if known >= 0 { return known }
    if (count + 1) * 2 > slots.count { grow() }
    let number = Int32(count)
    bytes.append(contentsOf: word)
    starts.append(Int32(bytes.count))
    place(number, hash: Self.hash(word))
    return number
  }

  private func holds(_ word: [UInt8], as number: Int) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func place(_ number: Int32, hash: UInt32) {
    var slot = hash & mask
    while slots[Int(slot)] >= 0 { slot = (slot &+ 1) & mask }
    slots[Int(slot)] = number
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = UInt32(slots.count - 1)
    for number in 0..<count {
      let word = Array(bytes[Int(starts[number])..<Int(starts[number + 1])])
      place(Int32(number), hash: Self.hash(word))
    }
  }

  /// FNV-1a with a final mix, because the low bits choose the slot.
  private static func hash(_ word: [UInt8]) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash ^ hash >> 15
  }
}

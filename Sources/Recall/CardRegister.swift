/// Numbers for the author's card ids: 0, 1, 2 and on, in the order of adding.
///
/// Ids are bytes, so that no Unicode tables are needed. A renamed card keeps its number under both
/// ids.
public struct CardRegister: Sendable {
  private var bytes: [UInt8] = []

  /// Where each id begins in `bytes`, and at last where the next would.
  private var starts: [Int32] = [0]

  /// The card of each id.
  private var cards: [Int32] = []

  /// The hash of each card's own id.
  private var seeds: [UInt64] = []

  /// Open addressing into the ids, -1 where free: a power of two, at least twice the ids.
  private var slots = [Int32](repeating: -1, count: 64)

  /// Creates an empty register.
  public init() {}

  /// How many cards there are.
  public var count: Int { seeds.count }

  /// The number of the card with an id, or nil.
  public func card(_ id: [UInt8]) -> Int? {
    find(id, Self.hash(id)).map { Int(cards[$0]) }
  }

  /// Adds a card unless its id is known.
  ///
  /// - Parameter id: The card's id, or one that only the log knows: its states are kept too.
  /// - Returns: The card's number.
  @discardableResult
  public mutating func add(_ id: [UInt8]) -> Int {
    if let known = card(id) { return known }
    let hash = Self.hash(id)
    seeds.append(hash)
    insert(id, hash, card: seeds.count - 1)
    return seeds.count - 1
  }

  /// Lets a former id stand for a card, unless the id is known.
  ///
  /// - Parameters:
  ///   - former: The former id.
  ///   - card: The card's number.
  /// - Returns: Whether the former id stands for the card now; false when it stands for another, or
  ///   when there is no such card.
  @discardableResult
  public mutating func add(former: [UInt8], of card: Int) -> Bool {
    guard card >= 0, card < count else { return false }
    if let known = self.card(former) { return known == card }
    insert(former, Self.hash(former), card: card)
    return true
  }

  /// A number that stays with a card's id in every build, for the spread of intervals.
  func seed(of card: Int) -> UInt64 { seeds[card] }

  private func find(_ id: [UInt8], _ hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      if holds(id, Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func holds(_ id: [UInt8], _ index: Int) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == id.count else { return false }
    for place in id.indices where bytes[start + place] != id[place] { return false }
    return true
  }

  private mutating func insert(_ id: [UInt8], _ hash: UInt64, card: Int) {
    bytes.append(contentsOf: id)
    starts.append(Int32(bytes.count))
    cards.append(Int32(card))
    if cards.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in cards.indices.dropLast() {
        let range = Int(starts[index])..<Int(starts[index + 1])
        place(index, Self.hash(Array(bytes[range])))
      }
    }
    place(cards.count - 1, hash)
  }

  private mutating func place(_ index: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  /// FNV-1a of 64 bits, folded because the low bits choose the slot.
  private static func hash(_ id: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }
}

/// Numbers the places of features that have weights.
///
/// A bit for each place and a running count for each 64 of them, so that a place without weights
/// costs one look.
struct PlaceTable: Sendable {
  private var bits: [UInt64]
  private var ranks: [Int32]

  /// How many places have a number.
  let count: Int

  /// Numbers places from 0 in their order.
  ///
  /// - Parameter places: Ascending, each below 2 to the power of `FeatureHash.bits`.
  init(_ places: [Int32]) {
    let words = (1 << Int(FeatureHash.bits)) / 64
    bits = Array(repeating: 0, count: words)
    ranks = Array(repeating: 0, count: words)
    for place in places { bits[Int(place) >> 6] |= 1 << UInt64(place & 63) }
    var total: Int32 = 0
    for index in 0..<words {
      ranks[index] = total
      total += Int32(bits[index].nonzeroBitCount)
    }
    count = Int(total)
  }

  /// The table where it lies in memory, for looking up many places.
  struct Lookup {
    fileprivate let bits: UnsafeBufferPointer<UInt64>
    fileprivate let ranks: UnsafeBufferPointer<Int32>

    /// The number of a place, or -1.
    @inline(__always)
    func number(of place: Int) -> Int {
      let word = bits[place >> 6]
      let bit: UInt64 = 1 << UInt64(place & 63)
      guard word & bit != 0 else { return -1 }
      return Int(ranks[place >> 6]) + (word & (bit &- 1)).nonzeroBitCount
    }
  }

  /// Calls `body` with the table where it lies in memory.
  @inline(__always)
  func withLookup(_ body: (Lookup) -> Void) {
    bits.withUnsafeBufferPointer { bits in
      ranks.withUnsafeBufferPointer { ranks in body(Lookup(bits: bits, ranks: ranks)) }
    }
  }
}

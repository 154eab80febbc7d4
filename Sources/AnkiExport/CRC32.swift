/// The checksum of ZIP entries (ISO 3309: polynomial 0x04C11DB7, bits reversed).
struct CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in
      sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
    }
  }

  let value: UInt32

  /// The checksum of bytes.
  init(_ bytes: [UInt8]) {
    var sum = UInt32.max
    for byte in bytes { sum = Self.table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
    value = ~sum
  }
}

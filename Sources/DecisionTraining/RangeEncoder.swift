internal import Decisions

/// Writes bits for `RangeDecoder`.
struct RangeEncoder: BitCoder {
  private(set) var bytes: [UInt8] = []
  private var low: UInt64 = 0
  private var range: UInt32 = 0xFFFF_FFFF
  private var cache: UInt8 = 0
  private var pending = 1

  mutating func code(_ bit: Bool, _ likelihood: inout UInt16) -> Bool {
    let bound = (range >> 11) &* UInt32(likelihood)
    if bit {
      low += UInt64(bound)
      range -= bound
    } else {
      range = bound
    }
    adapt(&likelihood, bit)
    if range < 1 << 24 {
      range <<= 8
      shift()
    }
    return bit
  }

  /// Writes what is left; nothing can be coded after.
  mutating func finish() {
    for _ in 0..<5 { shift() }
  }

  private mutating func shift() {
    if low < 0xFF00_0000 || low >> 32 != 0 {
      let carry = UInt8(truncatingIfNeeded: low >> 32)
      var byte = cache
      repeat {
        bytes.append(byte &+ carry)
        byte = 0xFF
        pending -= 1
      } while pending != 0
      cache = UInt8(truncatingIfNeeded: low >> 24)
    }
    pending += 1
    low = (low & 0x00FF_FFFF) << 8
  }
}

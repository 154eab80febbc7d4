internal import NIOCore

/// The bytes of an answer and the tag by which a client asks whether it has them already.
struct SentBytes: Sendable {
  /// The bytes as they go out.
  let buffer: ByteBuffer
  /// A strong entity tag of exactly these bytes, with its quotation marks.
  let entityTag: String

  /// Takes over bytes and computes their tag.
  init(_ bytes: [UInt8]) {
    buffer = ByteBuffer(bytes: bytes)
    entityTag = Self.entityTag(of: bytes)
  }

  /// The tag of bytes, 128 bits of a hash that is the same on every machine.
  ///
  /// It is no protection against forgery. It takes eight bytes at a time in two lanes, each an
  /// invertible step, so that no change of a single word can be lost.
  private static func entityTag(of bytes: [UInt8]) -> String {
    var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    var second = UInt64(bytes.count) ^ 0xC2B2_AE3D_27D4_EB4F
    func add(_ word: UInt64) {
      first = (first ^ word) &* 0xFF51_AFD7_ED55_8CCD
      first ^= first >> 29
      second = (second &+ word) &* 0xC4CE_B9FE_1A85_EC53
      second ^= second >> 32
    }
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      var rest: UInt64 = 0
      while offset < bytes.count {
        rest = rest << 8 | UInt64(bytes[offset])
        offset += 1
      }
      add(rest)
    }
    add(second >> 7)
    return "\"\(String(first, radix: 36))-\(String(second, radix: 36))\""
  }
}

/// A 64-bit hash of bytes that is the same on every machine (FNV-1a; it tells versions of a file
/// apart and is no protection against forgery).
struct Fingerprint: Hashable, Sendable {
  let value: UInt64

  init(_ bytes: some Sequence<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    value = hash
  }

  /// The hash of texts, each of which counts as a whole.
  init(_ texts: [String]) {
    self.init(texts.flatMap { Array($0.utf8) + [0xFF] })
  }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

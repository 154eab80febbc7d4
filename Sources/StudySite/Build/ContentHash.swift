/// A quick 64-bit hash of bytes and values, for telling whether something that a page is made of has
/// changed.
///
/// It reads eight bytes at a time and folds 128-bit products, as the hash functions of the wyhash
/// family do (Wang Yi, "wyhash", 2019). It is the same in every run of one program and no
/// protection against forgery; what is published is named by `Fingerprint`.
package struct ContentHash: Hashable, Sendable {
  /// The hash.
  package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of nothing.
  init() {}

  /// A hash that was kept.
  init(value: UInt64) {
    self.value = value
  }

  /// The hash of bytes.
  package init(_ bytes: [UInt8]) {
    add(bytes)
  }

  /// Takes in a number.
  mutating func add(_ number: UInt64) {
    value = Self.fold(value ^ number, 0xA076_1D64_78BD_642F) ^ (value &+ 0xE703_7ED1_A0B4_28DB)
  }

  /// Takes in a number.
  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Takes in another hash.
  mutating func add(_ other: ContentHash) { add(other.value) }

  /// Takes in whether something holds.
  mutating func add(_ flag: Bool) { add(flag ? 1 as UInt64 : 2) }

  /// Takes in a text; texts in a row count one by one.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Takes in a text or its absence.
  mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  /// Takes in bytes, which count as a whole.
  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { add($0) }
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var offset = 0
    while offset + 16 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      value = Self.fold(
        UInt64(littleEndian: first) ^ 0xE703_7ED1_A0B4_28DB, UInt64(littleEndian: second) ^ value)
      offset += 16
    }
    while offset < bytes.count {
      var tail: UInt64 = 0
      for index in offset..<min(offset + 8, bytes.count) { tail = tail << 8 | UInt64(bytes[index]) }
      add(tail)
      offset += 8
    }
  }

  private static func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }
}

/// Reads what a `StateWriter` wrote; every step fails where the bytes end or make no sense.
struct StateReader {
  private let bytes: [UInt8]
  private var offset = 0

  /// The bytes are not what a writer wrote.
  struct Damage: Error {}

  /// A reader of bytes from their beginning.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether everything was read.
  var isAtEnd: Bool { offset == bytes.count }

  /// Reads a number.
  mutating func number() throws(Damage) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw Damage() }
    defer { offset += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  /// Reads a number.
  mutating func integer() throws(Damage) -> Int {
    Int(truncatingIfNeeded: Int64(bitPattern: try number()))
  }

  /// Reads a text.
  mutating func text() throws(Damage) -> String {
    let count = try integer()
    guard count >= 0, count <= bytes.count - offset else { throw Damage() }
    defer { offset += count }
    guard let text = String(validating: bytes[offset..<(offset + count)], as: UTF8.self) else {
      throw Damage()
    }
    return text
  }

  /// Reads a text or its absence.
  mutating func optionalText() throws(Damage) -> String? {
    switch try number() {
    case 0: nil
    case 1: try text()
    default: throw Damage()
    }
  }

  /// Reads a list.
  mutating func list<Element>(
    _ each: (inout StateReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    let count = try integer()
    // Every element takes at least eight bytes.
    guard count >= 0, count <= (bytes.count - offset) / 8 else { throw Damage() }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }
}

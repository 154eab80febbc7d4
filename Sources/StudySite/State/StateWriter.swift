/// Writes values one after the other as bytes, least significant first.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number.
  mutating func write(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a number.
  mutating func write(_ number: Int) { write(UInt64(bitPattern: Int64(number))) }

  /// Writes a text, its length first.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Writes a text or its absence.
  mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  /// Writes a list, its length first.
  mutating func write<Element>(
    _ list: [Element], _ each: (inout StateWriter, Element) -> Void
  ) {
    write(list.count)
    for element in list { each(&self, element) }
  }
}

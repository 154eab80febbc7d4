#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Reads the ids of elements out of finished HTML.
///
/// Walks tags and their attributes as the HTML standard's tokenizer does (section 13.2.5), with
/// either kind of quotation marks or none. What stands in scripts is data without `<` and needs no
/// exception.
struct ElementIDs {
  /// The ids in order.
  static func find(in html: [UInt8]) -> [String] {
    html.withUnsafeBufferPointer { bytes in
      var reader = ElementIDs(bytes: bytes)
      reader.readAll()
      return reader.ids
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var ids: [String] = []

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func readAll() {
    while let start = find(UInt8(ascii: "<")) {
      offset = start + 1
      if starts(with: "!--") {
        skipComment()
      } else if offset < bytes.count, Self.isLetter(bytes[offset]) {
        readTag()
      }
    }
  }

  private mutating func skipComment() {
    offset += 3
    while offset < bytes.count, !starts(with: "-->") { offset += 1 }
  }

  private mutating func readTag() {
    while offset < bytes.count, !Self.isSpace(bytes[offset]), bytes[offset] != Self.end {
      offset += 1
    }
    while offset < bytes.count, bytes[offset] != Self.end {
      if Self.isSpace(bytes[offset]) || bytes[offset] == UInt8(ascii: "/") {
        offset += 1
      } else {
        readAttribute()
      }
    }
  }

  private mutating func readAttribute() {
    let nameStart = offset
    // A `=` at the very start belongs to the name.
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "="), bytes[offset] != Self.end,
      bytes[offset] != UInt8(ascii: "/"), !Self.isSpace(bytes[offset])
    {
      offset += 1
    }
    let name = nameStart..<offset
    skipSpaces()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return }
    offset += 1
    skipSpaces()
    let value = readValue()
    let isID =
      name.count == 2 && bytes[name.lowerBound] | 0x20 == UInt8(ascii: "i")
      && bytes[name.lowerBound + 1] | 0x20 == UInt8(ascii: "d")
    if isID { ids.append(String(decoding: bytes[value], as: UTF8.self)) }
  }

  private mutating func readValue() -> Range<Int> {
    guard offset < bytes.count else { return offset..<offset }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = offset
      while offset < bytes.count, bytes[offset] != Self.end, !Self.isSpace(bytes[offset]) {
        offset += 1
      }
      return start..<offset
    }
    offset += 1
    let start = offset
    offset = find(quote) ?? bytes.count
    defer { offset = min(offset + 1, bytes.count) }
    return start..<offset
  }

  private mutating func skipSpaces() {
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
  }

  private func find(_ byte: UInt8) -> Int? {
    guard offset < bytes.count, let start = UnsafeRawPointer(bytes.baseAddress),
      let found = memchr(start + offset, Int32(byte), bytes.count - offset)
    else { return nil }
    return UnsafeRawPointer(found) - start
  }

  private func starts(with text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[offset + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  private static let end = UInt8(ascii: ">")

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

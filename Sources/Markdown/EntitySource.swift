/// What may be an entity or numeric character reference in the source, from `&` to `;`.
struct EntitySource {
  /// The offset after the semicolon.
  let end: Int
  /// Whether it stands for an ampersand, the one character that could also stand for itself.
  let isAmpersand: Bool
  private let isNumeric: Bool
  private let isTwoLetters: Bool

  /// Reads an entity whose `&` stands at `start`, without knowing whether its name exists.
  init?(_ text: [UInt8], at start: Int) {
    var index = start + 1
    isNumeric = index < text.count && text[index] == UInt8(ascii: "#")
    if isNumeric { index += 1 }
    let nameStart = index
    while index < text.count, isASCIILetterOrDigit(text[index]), index - nameStart < 40 {
      index += 1
    }
    guard index > nameStart, index < text.count, text[index] == UInt8(ascii: ";") else {
      return nil
    }
    let name = String(decoding: text[nameStart..<index], as: UTF8.self)
    if isNumeric {
      let isHexadecimal = name.first == "x" || name.first == "X"
      let digits = isHexadecimal ? String(name.dropFirst()) : name
      guard digits.count <= 7 else { return nil }
      isAmpersand = Int(digits, radix: isHexadecimal ? 16 : 10) == 0x26
    } else {
      isAmpersand = name == "amp" || name == "AMP"
    }
    isTwoLetters = name == "fjlig"
    end = index + 1
  }

  /// Where the text that the entity stands for ends in `literal`: after one scalar, or two for
  /// the few named ones whose second is a combining mark or a space.
  func end(
    in literal: UnsafeBufferPointer<UInt8>, from start: Int, before rest: ArraySlice<UInt8>
  ) -> Int {
    let first = start + scalarLength(literal[start])
    guard !isNumeric, first < literal.count else { return min(first, literal.count) }
    if isTwoLetters { return first + 1 }
    let next = literal[first...].prefix(3)
    guard let second = Self.secondScalars.first(where: { next.starts(with: $0.utf8) }),
      !rest.starts(with: second.utf8)
    else { return first }
    return first + second.utf8.count
  }

  /// The second scalars of the entities of two scalars in HTML's list.
  private static let secondScalars = [
    "\u{0338}", "\u{20D2}", "\u{FE00}", "\u{200A}", "\u{0333}", "\u{20E5}", "\u{0331}",
  ]

  private func scalarLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0..<0x80: 1
    case 0..<0xE0: 2
    case 0..<0xF0: 3
    default: 4
    }
  }
}

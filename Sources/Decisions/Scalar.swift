/// A Unicode scalar of a text, with what the word scanner must know of it.
struct Scalar {
  var value: UInt32

  /// How many bytes encode it.
  var length: Int

  /// Decodes the scalar at `offset`, or returns nil where the bytes are not valid UTF-8.
  ///
  /// Rejects overlong forms, surrogates and values above U+10FFFF.
  init?(in text: [UInt8], at offset: Int) {
    let lead = text[offset]
    if lead < 0x80 {
      value = UInt32(lead)
      length = 1
      return
    }
    let lowest: UInt32
    switch lead {
    case 0xC2...0xDF:
      (value, length, lowest) = (UInt32(lead & 0x1F), 2, 0x80)
    case 0xE0...0xEF:
      (value, length, lowest) = (UInt32(lead & 0x0F), 3, 0x800)
    case 0xF0...0xF4:
      (value, length, lowest) = (UInt32(lead & 0x07), 4, 0x1_0000)
    default:
      return nil
    }
    guard text.count - offset >= length else { return nil }
    for index in offset + 1..<offset + length {
      guard text[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(text[index] & 0x3F)
    }
    guard value >= lowest, value <= 0x10_FFFF, !(0xD800...0xDFFF).contains(value) else {
      return nil
    }
  }

  /// Whether the scalar can be part of a word.
  ///
  /// Beyond ASCII everything counts but the ranges of punctuation, symbols and spaces: no table
  /// of properties is carried along.
  var isWordPart: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xAA: false
    case 0xAA, 0xB5, 0xBA: true
    case 0xAB..<0xC0, 0xD7, 0xF7: false
    case 0x37E, 0x387, 0x589, 0x5BE, 0x5C0, 0x5C3, 0x60C, 0x61B, 0x61F, 0x6D4: false
    case 0x964, 0x965, 0x1680, 0x2000...0x206F, 0x2190...0x2BFF, 0x2E00...0x2E7F: false
    case 0x3000...0x3004, 0x3008...0x3020, 0x30FB, 0xD800...0xF8FF: false
    case 0xFE00...0xFE6F, 0xFEFF, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFFE0...0xFFFF: false
    case 0x1_F000...0x1_FAFF, 0xE_0000...: false
    default: true
    }
  }

  /// Whether the scalar is a word of its own, as in scripts that do not part words by spaces.
  var isWord: Bool {
    switch value {
    case 0x3041...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x2_0000...0x3_FFFF: true
    default: false
    }
  }

  /// Whether the scalar may stand inside a word without changing it: soft hyphen and joiners.
  var isInvisibleInWord: Bool {
    value == 0xAD || value == 0x200C || value == 0x200D || value == 0x2060
  }

  /// Whether the scalar is an apostrophe, straight or curly.
  var isApostrophe: Bool {
    value == 0x27 || value == 0x2019 || value == 0x2BC
  }

  /// The lower-case scalar of the alphabets whose cases lie at fixed distances, else the same.
  var lowercased: UInt32 {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3AB, 0x410...0x42F:
      value + 32
    case 0x400...0x40F: value + 80
    case 0x100...0x12F, 0x132...0x137, 0x14A...0x177: value | 1
    case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? value + 1 : value
    default: value
    }
  }

  /// Appends the UTF-8 form of a scalar value.
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    switch value {
    case 0..<0x80:
      bytes.append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case 0x800..<0x1_0000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}

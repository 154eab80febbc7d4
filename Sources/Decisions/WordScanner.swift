/// Walks the words of a text, which may be any bytes, from the first to the last.
///
/// Words are runs of letters and digits. Hyphens part them; "'s" and the like are left off; "n't"
/// and "cannot" give the word "not" of its own, with the range of the whole. Bytes that are not
/// UTF-8 part words. Each byte is looked at a bounded number of times.
struct WordScanner {
  /// Words longer than this are not looked up.
  static let maximumLength = 48

  private let text: [UInt8]
  private var position = 0
  private var holdsNot = false
  private var isAtLineStart = true

  /// The word in lower case; empty when it is too long to be looked up.
  ///
  /// May be changed in place: the next word does not depend on it.
  var word: [UInt8] = []

  /// Where the word stands, in bytes; both ends are scalar boundaries.
  private(set) var range = 0..<0

  /// What stands between the word and the one before.
  private(set) var boundary = Boundary.sentence

  init(_ text: [UInt8]) {
    self.text = text
    word.reserveCapacity(Self.maximumLength + 4)
  }

  /// Moves to the next word; false when there is none.
  mutating func advance() -> Bool {
    if holdsNot {
      holdsNot = false
      word.removeAll(keepingCapacity: true)
      word.append(contentsOf: [0x6E, 0x6F, 0x74])
      boundary = .none
      return true
    }
    boundary = position == 0 ? .sentence : .none
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        if Self.isASCIIWordPart(byte) {
          if isAtLineStart && isListMarker(at: position) { boundary = .sentence }
          isAtLineStart = false
          scanWord()
          return true
        }
        skipASCII(byte)
      } else if let scalar = Scalar(in: text, at: position) {
        if scalar.isWordPart {
          isAtLineStart = false
          scanWord()
          return true
        }
        skip(scalar)
      } else {
        position += 1
      }
    }
    return false
  }

  private static func isASCIIWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < text.count ? text[offset] : nil
  }

  private func isSpace(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return true }
    return byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private mutating func raise(to level: Boundary) {
    if boundary < level { boundary = level }
  }
}

// MARK: - Between words

extension WordScanner {
  private mutating func skipASCII(_ byte: UInt8) {
    defer { position += 1 }
    switch byte {
    case 0x0A:
      raise(to: isAtLineStart ? .sentence : .none)
      isAtLineStart = true
      return
    case 0x0D:
      if self.byte(at: position + 1) == 0x0A { return }
      raise(to: isAtLineStart ? .sentence : .none)
      isAtLineStart = true
      return
    case 0x20, 0x09, 0x0B, 0x0C:
      return
    case 0x21, 0x3F, 0x3B:  // ! ? ;
      raise(to: .sentence)
    case 0x2E:  // .
      if endsSentence(at: position) { raise(to: .sentence) }
    case 0x3A:  // :
      if isSpace(at: position + 1) { raise(to: .clause) }
    case 0x2C, 0x28, 0x29, 0x5B, 0x5D:  // , ( ) [ ]
      raise(to: .comma)
    case 0x7C:  // |
      raise(to: .clause)
    case 0x2A, 0x2B, 0x23, 0x3E:  // * + # > begin list items, headings and quotes
      if isAtLineStart { raise(to: .sentence) }
    case 0x2D:  // -
      let isDash =
        isSpace(at: position + 1) && isSpace(at: position - 1)
        || self.byte(at: position + 1) == 0x2D
      if isDash { raise(to: isAtLineStart ? .sentence : .clause) }
    default:
      break
    }
    isAtLineStart = false
  }

  private mutating func skip(_ scalar: Scalar) {
    switch scalar.value {
    case 0x2026, 0x2022, 0x2023, 0x2029, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x61B, 0x37E, 0x964, 0x965,
      0x6D4, 0x589:
      raise(to: .sentence)
    case 0x2014, 0x2015, 0xFF1A:
      raise(to: isAtLineStart ? .sentence : .clause)
    case 0x2013 where isSpace(at: position + scalar.length) && isSpace(at: position - 1):
      raise(to: isAtLineStart ? .sentence : .clause)
    case 0x60C, 0x3001, 0xFF0C, 0xFF08, 0xFF09:
      raise(to: .comma)
    case 0xFEFF, 0xA0, 0x2000...0x200F:
      position += scalar.length
      return
    default:
      break
    }
    isAtLineStart = false
    position += scalar.length
  }

  /// Whether a full stop ends a sentence: it does unless a letter follows or an abbreviation
  /// precedes.
  private func endsSentence(at offset: Int) -> Bool {
    if let next = byte(at: offset + 1) {
      switch next {
      case 0x20, 0x09...0x0D, 0x22, 0x27, 0x29, 0x2A, 0x2E, 0x5D, 0x5F, 0x80...: break
      default: return false
      }
    }
    guard range.upperBound == offset else { return true }
    switch range.count {
    case 1: return !(Self.isLetter(text[offset - 1]) && text[offset - 1] != 0x49)
    case 2:
      switch (text[offset - 2] | 0x20, text[offset - 1] | 0x20) {
      case (0x76, 0x73), (0x6D, 0x72), (0x6D, 0x73), (0x64, 0x72): return false  // vs mr ms dr
      default: return true
      }
    case 3:
      return
        !(text[offset - 3] | 0x20 == 0x6D && text[offset - 2] | 0x20 == 0x72
        && text[offset - 1] | 0x20 == 0x73)  // mrs
    default: return true
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether a list marker such as "3." or "b)" begins here.
  private func isListMarker(at offset: Int) -> Bool {
    var end = offset
    while end < text.count, end < offset + 3, (0x30...0x39).contains(text[end]) { end += 1 }
    if end == offset { end += 1 }
    guard let mark = byte(at: end), mark == 0x2E || mark == 0x29 else { return false }
    return isSpace(at: end + 1)
  }
}

// MARK: - Within a word

extension WordScanner {
  private mutating func scanWord() {
    let start = position
    var apostrophe: Int?
    var isTooLong = false
    word.removeAll(keepingCapacity: true)
    scan: while position < text.count {
      let byte = text[position]
      if Self.isASCIIWordPart(byte) {
        let isUpper = (0x41...0x5A).contains(byte)
        if word.count < Self.maximumLength {
          word.append(isUpper ? byte | 0x20 : byte)
        } else {
          isTooLong = true
        }
        position += 1
      } else if byte == 0x2E || byte == 0x2C {  // in numbers
        guard isDigit(at: position - 1), isDigit(at: position + 1) else { break scan }
        if word.count < Self.maximumLength { word.append(byte) }
        position += 1
      } else {
        guard byte >= 0x80 || byte == 0x27, let scalar = Scalar(in: text, at: position) else {
          break scan
        }
        if scalar.isApostrophe {
          guard apostrophe == nil, isWordPart(at: position + scalar.length) else { break scan }
          apostrophe = word.count
        } else if scalar.isInvisibleInWord {
          guard isWordPart(at: position + scalar.length) else { break scan }
        } else if scalar.isWord {
          guard position == start else { break scan }
          Scalar.append(scalar.value, to: &word)
          position += scalar.length
          break scan
        } else if scalar.isWordPart {
          if word.count < Self.maximumLength {
            Scalar.append(scalar.lowercased, to: &word)
          } else {
            isTooLong = true
          }
        } else {
          break scan
        }
        position += scalar.length
      }
    }
    // Stray continuation bytes belong to what precedes them, so that no range ends before one.
    while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
    range = start..<position
    if isTooLong {
      word.removeAll(keepingCapacity: true)
    } else {
      resolveContraction(apostrophe)
    }
  }

  private func isDigit(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return false }
    return (0x30...0x39).contains(byte)
  }

  private func isWordPart(at offset: Int) -> Bool {
    guard offset < text.count, let scalar = Scalar(in: text, at: offset) else { return false }
    return scalar.isWordPart && !scalar.isWord
  }

  /// Parts "n't" and "not" from the verb before it and leaves off "'s", "'re" and the like.
  private mutating func resolveContraction(_ apostrophe: Int?) {
    let count = word.count
    if let apostrophe {
      switch count - apostrophe {
      case 1 where word[count - 1] == 0x74 && apostrophe > 1 && word[apostrophe - 1] == 0x6E:
        word.removeLast(2)
        holdsNot = true
        restoreVerb()
      case 1 where [0x73, 0x64, 0x6D].contains(word[count - 1]):  // 's 'd 'm
        word.removeLast()
      case 2 where [0x65, 0x6C].contains(word[count - 1]):  // 're 've 'll
        word.removeLast(2)
      default:
        break
      }
    } else if count > 3, count < 9, word[count - 1] == 0x74 {
      if word == [0x63, 0x61, 0x6E, 0x6E, 0x6F, 0x74] {  // cannot
        word.removeLast(3)
        holdsNot = true
      } else if word[count - 2] == 0x6E, Self.verbs.contains(Array(word[..<(count - 2)])) {
        word.removeLast(2)
        holdsNot = true
        restoreVerb()
      }
    }
  }

  /// Makes "ca", "wo" and "ai" the verbs that they stand for before "n't".
  private mutating func restoreVerb() {
    if word == [0x63, 0x61] {
      word = [0x63, 0x61, 0x6E]
    } else if word == [0x77, 0x6F] {
      word = [0x77, 0x69, 0x6C, 0x6C]
    } else if word == [0x61, 0x69] {
      word = [0x69, 0x73]
    }
  }

  /// What may precede "nt" when the apostrophe was left out.
  private static let verbs: [[UInt8]] = {
    let words: [StaticString] = [
      "do", "does", "did", "is", "are", "was", "were", "wo", "would", "should", "could", "ca",
      "have", "has", "had", "need", "must",
    ]
    return words.map { $0.bytes }
  }()
}

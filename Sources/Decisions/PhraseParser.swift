/// Reads the pattern of a phrase into its places.
struct PhraseParser {
  private let bytes: [UInt8]
  private var position = 0
  private var places: [PhrasePlace] = []
  private var gapOffset: Int?
  private var gaps = 0

  private static let space = UInt8(ascii: " ")
  private static let slash = UInt8(ascii: "/")
  private static let opening = UInt8(ascii: "(")
  private static let closing = UInt8(ascii: ")")
  private static let equals = UInt8(ascii: "=")
  private static let asterisk = UInt8(ascii: "*")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parse() throws(PhraseError) -> [PhrasePlace] {
    skipSpaces()
    while position < bytes.count {
      if let length = gapLength(at: position) {
        try parseGap(length)
      } else if bytes[position] == Self.opening {
        try parseOptional()
      } else {
        try parseWord()
      }
      skipSpaces()
    }
    if let gapOffset { throw PhraseError(offset: gapOffset, problem: .strayGap) }
    for place in places where !place.isOptional { return places }
    throw PhraseError(offset: 0, problem: .noWord)
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpace(position) { position += 1 }
  }

  private func isSpace(_ offset: Int) -> Bool {
    bytes[offset] == Self.space || (0x09...0x0D).contains(bytes[offset])
  }

  /// The length of "..." or "…" at an offset; nil if there is none.
  private func gapLength(at offset: Int) -> Int? {
    guard offset + 3 <= bytes.count else { return nil }
    let next = bytes[offset..<offset + 3]
    let isGap = next.elementsEqual([0x2E, 0x2E, 0x2E]) || next.elementsEqual([0xE2, 0x80, 0xA6])
    return isGap ? 3 : nil
  }

  private mutating func parseGap(_ length: Int) throws(PhraseError) {
    let end = position + length
    let standsAlone = end == bytes.count || isSpace(end)
    guard !places.isEmpty, gapOffset == nil, standsAlone else {
      throw PhraseError(offset: position, problem: .strayGap)
    }
    gaps += 1
    if gaps > Phrase.maximumGaps { throw PhraseError(offset: position, problem: .tooComplex) }
    gapOffset = position
    position = end
  }

  private mutating func parseOptional() throws(PhraseError) {
    let start = position
    var end = start + 1
    while end < bytes.count, bytes[end] != Self.closing {
      if bytes[end] == Self.opening { throw PhraseError(offset: end, problem: .strayParenthesis) }
      if gapLength(at: end) != nil { throw PhraseError(offset: end, problem: .strayGap) }
      end += 1
    }
    if end == bytes.count { throw PhraseError(offset: start, problem: .unclosedParenthesis) }
    position = end + 1
    if position < bytes.count, !isSpace(position) {
      throw PhraseError(offset: end, problem: .strayParenthesis)
    }
    let alternatives = try alternatives(in: start + 1..<end)
    try append(alternatives, isOptional: true, offset: start)
  }

  private mutating func parseWord() throws(PhraseError) {
    let start = position
    while position < bytes.count, !isSpace(position) {
      if bytes[position] == Self.opening || bytes[position] == Self.closing {
        throw PhraseError(offset: position, problem: .strayParenthesis)
      }
      if gapLength(at: position) != nil {
        throw PhraseError(offset: position, problem: .strayGap)
      }
      position += 1
    }
    let alternatives = try alternatives(in: start..<position)
    try append(alternatives, isOptional: false, offset: start)
  }

  private mutating func append(
    _ alternatives: [[PhrasePlace.Word]], isOptional: Bool, offset: Int
  ) throws(PhraseError) {
    places.append(
      PhrasePlace(
        alternatives: alternatives, isOptional: isOptional, followsGap: gapOffset != nil))
    gapOffset = nil
    var optional = 0
    for place in places where place.isOptional { optional += 1 }
    if places.count > Phrase.maximumPlaces || optional > Phrase.maximumOptionalPlaces {
      throw PhraseError(offset: offset, problem: .tooComplex)
    }
  }
}

// MARK: - Alternatives

extension PhraseParser {
  private func alternatives(in range: Range<Int>) throws(PhraseError) -> [[PhrasePlace.Word]] {
    var alternatives: [[PhrasePlace.Word]] = []
    var start = range.lowerBound
    while true {
      var end = start
      while end < range.upperBound, bytes[end] != Self.slash { end += 1 }
      let words = try words(in: start..<end)
      if words.isEmpty { throw PhraseError(offset: start, problem: .emptyAlternative) }
      if words.count > Phrase.maximumWordsPerAlternative {
        throw PhraseError(offset: start, problem: .tooComplex)
      }
      alternatives.append(words)
      if end == range.upperBound { return alternatives }
      start = end + 1
    }
  }

  private func words(in range: Range<Int>) throws(PhraseError) -> [PhrasePlace.Word] {
    var words: [PhrasePlace.Word] = []
    var start = range.lowerBound
    while start < range.upperBound {
      if isSpace(start) {
        start += 1
        continue
      }
      var end = start
      while end < range.upperBound, !isSpace(end) { end += 1 }
      words += try wordsOfPiece(start..<end)
      start = end
    }
    return words
  }

  /// Reads a piece without spaces: one word, or several joined by hyphens and the like.
  private func wordsOfPiece(_ piece: Range<Int>) throws(PhraseError) -> [PhrasePlace.Word] {
    var start = piece.lowerBound
    var end = piece.upperBound
    let isExact = bytes[start] == Self.equals
    if isExact { start += 1 }
    let isBeginning = end > start && bytes[end - 1] == Self.asterisk
    if isBeginning { end -= 1 }
    guard start < end else {
      throw PhraseError(
        offset: isBeginning ? end : piece.lowerBound,
        problem: isBeginning ? .strayAsterisk : .strayEqualsSign)
    }
    if isExact, isBeginning { throw PhraseError(offset: end, problem: .strayAsterisk) }
    try checkCharacters(in: start..<end)
    var scanner = WordScanner(Array(bytes[start..<end]))
    var words: [PhrasePlace.Word] = []
    while scanner.advance() {
      if scanner.word.isEmpty { throw PhraseError(offset: start, problem: .tooComplex) }
      words.append(.init(bytes: scanner.word, form: isExact ? .exactForm : .anyForm))
    }
    if isBeginning, let last = words.indices.last {
      guard words[last].bytes.count > 1 else {
        throw PhraseError(offset: end, problem: .strayAsterisk)
      }
      words[last].form = .beginning
    }
    return words
  }

  /// Checks that all is letters and digits, or joins two of them.
  private func checkCharacters(in range: Range<Int>) throws(PhraseError) {
    var offset = range.lowerBound
    var joinOffset: Int? = offset
    while offset < range.upperBound {
      let scalar = Scalar(in: bytes, at: offset)
      if let scalar, scalar.isWordPart {
        joinOffset = nil
      } else {
        let byte = bytes[offset]
        if byte == Self.asterisk { throw PhraseError(offset: offset, problem: .strayAsterisk) }
        if byte == Self.equals { throw PhraseError(offset: offset, problem: .strayEqualsSign) }
        if joinOffset != nil {
          throw PhraseError(offset: offset, problem: .unexpectedCharacter)
        }
        joinOffset = offset
      }
      offset += scalar?.length ?? 1
    }
    if let joinOffset { throw PhraseError(offset: joinOffset, problem: .unexpectedCharacter) }
  }
}

/// The words of a text as learned features see them, parted into clauses.
///
/// A clause ends at the end of a sentence, at a colon, dash or table border, at a comma after three
/// words, before a conjunction after three words, and before "and" or "or" after six. Numbers are
/// told apart by their length alone.
package struct ClauseText: Sendable {
  /// One word.
  package struct Word: Sendable {
    /// Where it stands, bytes of the text.
    package var range: Range<Int>
    /// Its own hash.
    package var hash: UInt32
    /// Where its letters stand among `letters`, with a mark before and after them.
    package var letters: Range<Int>
  }

  /// The words in text order.
  package private(set) var words: [Word] = []

  /// The letters of all words, each word between two marks.
  package private(set) var letters: [UInt8] = []

  /// The number of the first word of each clause, ascending, the first is 0.
  package private(set) var clauseStarts: [Int] = []

  private var startsClause = false

  /// No words yet.
  package init() {}

  /// Reads the words of a text.
  ///
  /// - Parameters:
  ///   - text: Any bytes, meant as UTF-8.
  ///   - isOneClause: Whether to take the whole as one clause.
  package init(_ text: [UInt8], isOneClause: Bool = false) {
    var scanner = WordScanner(text)
    while scanner.advance() {
      append(
        scanner.word, at: scanner.range,
        after: words.isEmpty || !isOneClause ? scanner.boundary : .none, mayPart: !isOneClause)
    }
  }

  /// How many clauses there are.
  package var clauseCount: Int { clauseStarts.count }

  /// The words of a clause.
  package func words(ofClause clause: Int) -> Range<Int> {
    let end = clause + 1 < clauseStarts.count ? clauseStarts[clause + 1] : words.count
    return clauseStarts[clause]..<end
  }

  /// The bytes from a clause's first word to its last.
  package func range(ofClause clause: Int) -> Range<Int> {
    let words = words(ofClause: clause)
    return self.words[words.lowerBound].range
      .lowerBound..<self.words[words.upperBound - 1].range.upperBound
  }

  /// Empties the text, keeping its memory.
  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    clauseStarts.removeAll(keepingCapacity: true)
  }

  /// Adds a word in lower case.
  mutating func append(
    _ word: [UInt8], at range: Range<Int>, after boundary: Boundary, mayPart: Bool = true
  ) {
    let start = letters.count
    letters.append(Self.mark)
    var hash = FeatureHash.seed
    if let first = word.first, (0x30...0x39).contains(first), word.allSatisfy(Self.isOfNumber) {
      let length = word.count < 3 ? 1 : word.count == 3 ? 3 : 4
      for _ in 0..<length {
        letters.append(0x30)
        FeatureHash.add(0x30, to: &hash)
      }
    } else {
      letters.append(contentsOf: word)
      for byte in word { FeatureHash.add(byte, to: &hash) }
    }
    letters.append(Self.mark)
    if clauseStarts.isEmpty || mayPart && parts(hash, after: boundary) {
      clauseStarts.append(words.count)
    }
    words.append(
      Word(range: range, hash: FeatureHash.finish(hash), letters: start..<letters.count))
  }

  private func parts(_ hash: UInt32, after boundary: Boundary) -> Bool {
    if boundary >= .clause { return true }
    let length = words.count - (clauseStarts.last ?? 0)
    if length < 3 { return false }
    if boundary == .comma { return true }
    let number = FeatureHash.finish(hash)
    if Self.conjunctions.contains(number) { return true }
    return length >= 6 && Self.joiners.contains(number)
  }

  private static let mark: UInt8 = 0x23

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2C
  }

  private static let conjunctions: [UInt32] = {
    let words: [StaticString] = [
      "but", "because", "so", "since", "although", "though", "while", "whereas", "if", "unless",
      "until", "however", "yet",
    ]
    return words.map { FeatureHash.word($0.bytes) }
  }()

  private static let joiners: [UInt32] = {
    let words: [StaticString] = ["and", "or"]
    return words.map { FeatureHash.word($0.bytes) }
  }()
}

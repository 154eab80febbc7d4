/// Matches phrases against the tokens of one sentence.
struct PhraseMatcher {
  /// The most words that `...` stands for.
  static let maximumGap = 4

  /// A phrase found in a sentence.
  struct Hit {
    var pattern: Int32

    /// The first of its tokens.
    var start: Int

    /// The token after its last one.
    var end: Int

    /// Which tokens from the first on are words of the phrase and not of a gap, one bit each.
    ///
    /// A phrase spans at most 60 tokens: 12 places of 4 words and 3 gaps of 4.
    var matched: UInt64

    /// How many tokens are words of the phrase.
    var length: Int { matched.nonzeroBitCount }

    /// Whether a token of the sentence is one of the phrase's words.
    func contains(_ token: Int) -> Bool {
      token >= start && token < end && matched >> UInt64(token - start) & 1 == 1
    }
  }

  /// How many words were compared, for telling linear work from more.
  private(set) var steps = 0

  private var entries: [PhraseIndex.Entry] = []

  /// Appends all hits in a sentence, in the order of their first tokens.
  mutating func appendHits(
    in tokens: [Token], beginnings: [Int32], of index: PhraseIndex, to hits: inout [Hit]
  ) {
    var limit = 0
    for start in tokens.indices {
      if start >= limit {
        limit = start + 1
        while limit < tokens.count, tokens[limit].boundary < .clause { limit += 1 }
      }
      entries.removeAll(keepingCapacity: true)
      index.appendEntries(for: tokens[start], beginnings: beginnings, to: &entries)
      for entry in entries {
        var attempt = Attempt(
          index: index, tokens: tokens, beginnings: beginnings, start: start, limit: limit,
          lastPlace: Int(index.patterns[Int(entry.pattern)].places.upperBound))
        let end = attempt.match(Int(entry.place), at: start, afterGap: false)
        steps += attempt.steps
        if let end {
          hits.append(
            Hit(pattern: entry.pattern, start: start, end: end, matched: attempt.matched))
        }
      }
    }
  }
}

/// One phrase tried at one token.
private struct Attempt {
  let index: PhraseIndex
  let tokens: [Token]
  let beginnings: [Int32]
  let start: Int
  let limit: Int
  let lastPlace: Int
  var matched: UInt64 = 0
  var steps = 0

  /// Fills the places from `place` on with tokens from `position` on; returns the end of the last.
  ///
  /// Prefers a word to an empty place, a short gap to a long one and earlier alternatives to later
  /// ones. The limits on phrases bound the number of ways.
  mutating func match(_ place: Int, at position: Int, afterGap: Bool) -> Int? {
    guard place < lastPlace else { return matchedEnd }
    let current = index.places[place]
    let mayGap = (afterGap || current.followsGap) && position > start
    var candidate = position
    while candidate < limit {
      for alternative in current.alternatives {
        guard let end = matchAlternative(Int(alternative), at: candidate) else { continue }
        let before = matched
        for token in candidate..<end { matched |= 1 << UInt64(token - start) }
        if let result = match(place + 1, at: end, afterGap: false) { return result }
        matched = before
      }
      guard mayGap, candidate - position < PhraseMatcher.maximumGap else { break }
      // A gap stays within its clause.
      let form = tokens[candidate].form
      if form >= 0, form < index.contrastForms { break }
      candidate += 1
    }
    guard current.isOptional else { return nil }
    return match(place + 1, at: position, afterGap: mayGap)
  }

  private var matchedEnd: Int { start + 64 - matched.leadingZeroBitCount }

  private mutating func matchAlternative(_ alternative: Int, at position: Int) -> Int? {
    var token = position
    for test in index.alternatives[alternative] {
      steps += 1
      guard token < limit, passes(index.tests[Int(test)], tokens[token]) else { return nil }
      token += 1
    }
    return token
  }

  private func passes(_ test: PhraseIndex.WordTest, _ token: Token) -> Bool {
    switch test.form {
    case .anyForm: return token.stem == test.number
    case .exactForm: return token.form == test.number
    case .beginning:
      for hit in token.beginnings where beginnings[Int(hit)] == test.number { return true }
      return false
    }
  }
}

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
          start: start, limit: limit,
          lastPlace: Int(index.patterns[Int(entry.pattern)].places.upperBound))
        let end = index.match(
          Int(entry.place), at: start, afterGap: false, tokens, beginnings, &attempt)
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
  let start: Int
  let limit: Int
  let lastPlace: Int
  var matched: UInt64 = 0
  var steps = 0

  var matchedEnd: Int { start + 64 - matched.leadingZeroBitCount }
}

extension PhraseIndex {
  /// Fills the places from `place` on with tokens from `position` on; returns the end of the last.
  ///
  /// Prefers a word to an empty place, a short gap to a long one and earlier alternatives to later
  /// ones. The limits on phrases bound the number of ways.
  fileprivate func match(
    _ place: Int, at position: Int, afterGap: Bool, _ tokens: [Token], _ beginnings: [Int32],
    _ attempt: inout Attempt
  ) -> Int? {
    guard place < attempt.lastPlace else { return attempt.matchedEnd }
    let current = places[place]
    let mayGap = (afterGap || current.followsGap) && position > attempt.start
    var candidate = position
    while candidate < attempt.limit {
      for alternative in current.alternatives {
        let end = matchAlternative(Int(alternative), at: candidate, tokens, beginnings, &attempt)
        if end < 0 { continue }
        let before = attempt.matched
        for token in candidate..<end { attempt.matched |= 1 << UInt64(token - attempt.start) }
        let result = match(place + 1, at: end, afterGap: false, tokens, beginnings, &attempt)
        if let result { return result }
        attempt.matched = before
      }
      guard mayGap, candidate - position < PhraseMatcher.maximumGap else { break }
      // A gap stays within its clause.
      let form = tokens[candidate].form
      if form >= 0, form < contrastForms { break }
      candidate += 1
    }
    guard current.isOptional else { return nil }
    return match(place + 1, at: position, afterGap: mayGap, tokens, beginnings, &attempt)
  }

  /// The end of an alternative's words at a position, or -1.
  private func matchAlternative(
    _ alternative: Int, at position: Int, _ tokens: [Token], _ beginnings: [Int32],
    _ attempt: inout Attempt
  ) -> Int {
    var token = position
    for number in alternatives[alternative] {
      attempt.steps += 1
      guard token < attempt.limit else { return -1 }
      let test = tests[Int(number)]
      switch test.form {
      case .anyForm:
        if tokens[token].stem != test.number { return -1 }
      case .exactForm:
        if tokens[token].form != test.number { return -1 }
      case .beginning:
        var begins = false
        for hit in tokens[token].beginnings where beginnings[Int(hit)] == test.number {
          begins = true
        }
        if !begins { return -1 }
      }
      token += 1
    }
    return token
  }
}

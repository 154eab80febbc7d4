/// A mention that may have to yield to others that overlap with it.
struct Candidate {
  var mention: Mention

  /// How many of its words are those of the phrase.
  var length: Int

  /// The weight of its signal.
  var weight: Int64

  /// The tokens that it touches, counted within the sentence.
  var tokens: Range<Int>

  /// The mentions that stay where candidates overlap, in text order: most words of the
  /// phrase first, then the heaviest, the closest together and the earliest.
  ///
  /// - Parameters:
  ///   - candidates: The candidates of one sentence.
  ///   - tokenCount: How many tokens the sentence has.
  /// - Returns: Mentions without overlap.
  static func best(of candidates: [Candidate], tokenCount: Int) -> [Mention] {
    if candidates.count < 2 { return candidates.map { $0.mention } }
    var isTaken = Array(repeating: false, count: tokenCount)
    var kept: [Mention] = []
    for candidate in candidates.sorted(by: outranks) {
      if isTaken[candidate.tokens].contains(true) { continue }
      for token in candidate.tokens { isTaken[token] = true }
      kept.append(candidate.mention)
    }
    kept.sort { $0.range.lowerBound < $1.range.lowerBound }
    return kept
  }

  private static func outranks(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.length != right.length { return left.length > right.length }
    if left.weight != right.weight { return left.weight > right.weight }
    if left.tokens.count != right.tokens.count { return left.tokens.count < right.tokens.count }
    if left.tokens.lowerBound != right.tokens.lowerBound {
      return left.tokens.lowerBound < right.tokens.lowerBound
    }
    if left.mention.signal != right.mention.signal {
      return left.mention.signal < right.mention.signal
    }
    return left.mention.phrase < right.mention.phrase
  }
}

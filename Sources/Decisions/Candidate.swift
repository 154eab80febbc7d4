/// A mention that may have to yield to others that overlap with it.
struct Candidate {
  var mention: Mention

  /// How many of its words are those of the phrase; at most 60.
  var length: Int

  /// The rank of its signal by weight, 0 for the heaviest.
  var rank: Int

  /// The tokens that it touches, counted within the sentence.
  var tokens: Range<Int>

  /// The mentions that stay where candidates overlap, in text order: those with most words of the
  /// phrase first, then the heaviest, the closest together and the earliest.
  ///
  /// - Parameters:
  ///   - candidates: The candidates of one sentence, by their first tokens.
  ///   - tokenCount: How many tokens the sentence has.
  /// - Returns: Mentions without overlap.
  static func best(of candidates: [Candidate], tokenCount: Int) -> [Mention] {
    // One number holds what is compared, most important first, so that numbers are sorted.
    var keys: [UInt64] = []
    for (index, candidate) in candidates.enumerated() {
      let length = UInt64(63 - min(candidate.length, 63))
      let rank = UInt64(min(candidate.rank, 0x3FFF))
      let spread = UInt64(min(candidate.tokens.count, 255))
      keys.append(length << 54 | rank << 40 | spread << 32 | UInt64(index))
    }
    keys.sort()
    var isTaken = Array(repeating: false, count: tokenCount)
    var isKept = Array(repeating: false, count: candidates.count)
    for key in keys {
      let index = Int(key & 0xFFFF_FFFF)
      let tokens = candidates[index].tokens
      var isFree = true
      for token in tokens where isTaken[token] { isFree = false }
      if !isFree { continue }
      for token in tokens { isTaken[token] = true }
      isKept[index] = true
    }
    var kept: [Mention] = []
    for index in candidates.indices where isKept[index] { kept.append(candidates[index].mention) }
    return kept
  }

  /// The rank of each signal by its weight: how many signals are heavier.
  static func ranks(of weights: [Int64]) -> [Int] {
    var ranks: [Int] = []
    for weight in weights {
      var rank = 0
      for other in weights where other > weight { rank += 1 }
      ranks.append(rank)
    }
    return ranks
  }
}

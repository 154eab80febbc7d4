/// One sentence: its words, the phrases in it, and how its cues bear on them.
struct Sentence {
  var tokens: [Token] = []

  /// The beginnings of words that occur, by token.
  var beginnings: [Int32] = []

  /// All phrases that occur, cues among them.
  var hits: [PhraseMatcher.Hit] = []

  private var cues: [Occurrence] = []
  private var links: [Int] = []
  private var startsClause: [Bool] = []
  private var deniers: [Int32] = []
  private var clauseNumbers: [Int32] = []
  private var clauses: [Clause] = []
  private var concededClauses: Int32 = 0

  /// Whether the sentence sets itself against the one before.
  private(set) var turnsFromPrevious = false

  /// Whether the sentence, if it says nothing else, denies the one before, as "No." does.
  private(set) var deniesPrevious = false

  /// How far from its cue a denial reaches, in words.
  private static let reach = 12

  private struct Occurrence {
    var effect: Cue.Effect
    var tokens: Range<Int>
  }

  /// What holds for a whole clause; cues by their number, -1 for none.
  private struct Clause {
    var past: Int32 = -1
    var supposed: Int32 = -1
    var isStressed = false
    var isConceded = false
  }

  /// Empties the sentence, keeping its memory.
  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    beginnings.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    cues.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    startsClause.removeAll(keepingCapacity: true)
    deniers.removeAll(keepingCapacity: true)
    clauseNumbers.removeAll(keepingCapacity: true)
    clauses.removeAll(keepingCapacity: true)
    concededClauses = 0
    turnsFromPrevious = false
    deniesPrevious = false
  }

  /// The bytes from a hit's first word to its last.
  func range(of hit: PhraseMatcher.Hit) -> Range<Int> {
    tokens[hit.start].range.lowerBound..<tokens[hit.end - 1].range.upperBound
  }

  /// The tokens of a hit and those that share bytes with it, as "does" and "n't" do.
  func tokensTouched(by hit: PhraseMatcher.Hit) -> Range<Int> {
    var (start, end) = (hit.start, hit.end)
    while start > 0, tokens[start - 1].range == tokens[start].range { start -= 1 }
    while end < tokens.count, tokens[end].range == tokens[end - 1].range { end += 1 }
    return start..<end
  }
}

// MARK: - Finding cues

extension Sentence {
  /// Picks the cues among the hits; of cues that overlap the earlier, then the longer one stays.
  mutating func findCues(effect: (PhraseMatcher.Hit) -> Cue.Effect?) {
    for hit in hits {
      guard let effect = effect(hit) else { continue }
      if effect == .link {
        links.append(hit.start)
        continue
      }
      let occurrence = Occurrence(effect: effect, tokens: hit.start..<hit.end)
      if let last = cues.last, hit.start < last.tokens.upperBound {
        if hit.start == last.tokens.lowerBound, hit.end > last.tokens.upperBound {
          cues[cues.count - 1] = occurrence
        }
      } else {
        cues.append(occurrence)
      }
    }
  }

  /// Parts the sentence into clauses and lets each cue act on its surroundings.
  mutating func applyCues() {
    findClauses()
    deniers.append(contentsOf: repeatElement(-1, count: tokens.count))
    for (number, cue) in cues.enumerated() { apply(cue, Int32(number)) }
    if let first = cues.first, first.effect == .deny, first.tokens.lowerBound == 0 {
      deniesPrevious = tokens.count <= 3
    }
  }

  private mutating func findClauses() {
    for index in tokens.indices {
      let boundary = tokens[index].boundary
      startsClause.append(
        index == 0 || boundary >= .clause || boundary == .comma && !continuesList(at: index))
    }
    for link in links { startsClause[link] = true }
    for cue in cues {
      switch cue.effect {
      case .but, .although, .whilst: startsClause[cue.tokens.lowerBound] = true
      default: break
      }
    }
    for starts in startsClause {
      if starts { clauses.append(Clause()) }
      clauseNumbers.append(Int32(clauses.count - 1))
    }
  }

  /// Whether the words after a comma go on with a list rather than begin a clause.
  private func continuesList(at index: Int) -> Bool {
    let word = FunctionWord(tokens[index])
    if word == .joiner { return true }
    if word == .opener { return false }
    for next in index + 1..<index + 4 where next < tokens.count {
      if tokens[next].boundary >= .comma { return tokens[next].boundary == .comma }
      if FunctionWord(tokens[next]) == .joiner { return true }
    }
    return false
  }
}

// MARK: - Applying cues

extension Sentence {
  private mutating func apply(_ cue: Occurrence, _ number: Int32) {
    let start = cue.tokens.lowerBound
    let clause = Int(clauseNumbers[start])
    switch cue.effect {
    case .nothing, .link: break
    case .deny: denyAfter(cue, number)
    case .without:
      denyAfter(cue, deniers[start] >= 0 ? -1 : number)
    case .denyBack: denyBefore(cue, number)
    case .past: clauses[clause].past = number
    case .suppose: clauses[clause].supposed = number
    case .stress: clauses[clause].isStressed = true
    case .but: concedeBefore(start)
    case .although: clauses[clause].isConceded = true
    case .whilst:
      if start == 0, clauses.count > 1 { clauses[clause].isConceded = true }
    case .turn:
      if tokens[start].boundary >= .comma { concedeBefore(start) }
    }
  }

  private mutating func concedeBefore(_ token: Int) {
    if token == 0 {
      turnsFromPrevious = true
    } else {
      concededClauses = max(concededClauses, clauseNumbers[token])
    }
  }

  /// Denies what follows a cue in its clause; the number -1 lifts a denial.
  private mutating func denyAfter(_ cue: Occurrence, _ number: Int32) {
    let start = cue.tokens.upperBound
    if start == tokens.count, number >= 0, tokens[cue.tokens.lowerBound].boundary >= .comma {
      // "A source for each: no."
      for token in max(0, start - Self.reach)..<cue.tokens.lowerBound { deniers[token] = number }
      return
    }
    for token in start..<min(start + Self.reach, tokens.count) {
      if startsClause[token] { break }
      deniers[token] = number
    }
  }

  private mutating func denyBefore(_ cue: Occurrence, _ number: Int32) {
    let end = cue.tokens.lowerBound
    var start = end
    while start > 0, end - start < Self.reach, !startsClause[start] { start -= 1 }
    if end - start > 1 || end - start == 1 && FunctionWord(tokens[start]) != .opener {
      for token in start..<end { deniers[token] = number }
      return
    }
    // "Not required: a source", "It is not a concern whether ..."
    let first = cue.tokens.upperBound
    for token in first..<min(first + Self.reach, tokens.count) {
      let isAfterColon = token == first && tokens[token].boundary == .clause
      if startsClause[token], !isAfterColon { break }
      deniers[token] = number
    }
  }

  /// How the sentence says what a hit says; cues that are words of the hit do not count.
  func circumstances(of hit: PhraseMatcher.Hit) -> Circumstances {
    let number = clauseNumbers[hit.start]
    let clause = clauses[Int(number)]
    var result: Circumstances = []
    for token in hit.start..<hit.end where hit.contains(token) && acts(deniers[token], on: hit) {
      result.insert(.denied)
    }
    if acts(clause.past, on: hit) { result.insert(.past) }
    if acts(clause.supposed, on: hit) { result.insert(.hypothetical) }
    if clause.isStressed { result.insert(.stressed) }
    if clause.isConceded || number < concededClauses { result.insert(.conceded) }
    return result
  }

  private func acts(_ cue: Int32, on hit: PhraseMatcher.Hit) -> Bool {
    guard cue >= 0 else { return false }
    for token in cues[Int(cue)].tokens where hit.contains(token) { return false }
    return true
  }
}

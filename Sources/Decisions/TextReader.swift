/// Reads texts sentence by sentence for the phrases of a decision.
///
/// A class because copies share its tables; nothing in it changes.
final class TextReader: Sendable {
  private let index: PhraseIndex
  private let effects: [Cue.Effect]

  /// The rank of each signal by weight, for choosing between overlapping mentions.
  private let ranks: [Int]
  private let trapCount: Int
  private let caveatCount: Int
  private let choiceCount: Int

  init(_ decision: Decision, weights: [Int64]) {
    var owned: [(places: [PhrasePlace], owner: PhraseIndex.Owner)] = []
    func add(_ phrases: [Phrase], _ kind: PhraseIndex.Owner.Kind, _ index: Int) {
      for (number, phrase) in phrases.enumerated() {
        owned.append(
          (phrase.places, .init(kind: kind, index: Int32(index), phrase: Int32(number))))
      }
    }
    for (index, signal) in decision.signals.enumerated()
    where decision.choices.indices.contains(signal.choice) {
      add(signal.phrases, .signal, index)
    }
    for (index, choice) in decision.choices.enumerated() { add(choice.terms, .choice, index) }
    for (index, trap) in decision.traps.enumerated() { add(trap.phrases, .trap, index) }
    for (index, caveat) in decision.caveats.enumerated() {
      if case .unless(let phrases) = caveat.condition { add(phrases, .caveat, index) }
    }
    var effects: [Cue.Effect] = []
    for (effect, patterns) in Cue.lexicon {
      for pattern in patterns {
        // The tests hold that every cue can be read.
        var parser = PhraseParser(pattern.bytes)
        guard let places = try? parser.parse() else { continue }
        owned.append((places, .init(kind: .cue, index: Int32(effects.count), phrase: 0)))
        effects.append(effect)
      }
    }
    self.effects = effects
    ranks = Candidate.ranks(of: weights)
    index = PhraseIndex(owned)
    trapCount = decision.traps.count
    caveatCount = decision.caveats.count
    choiceCount = decision.choices.count
  }

  /// Reads a text, in time that grows with its length alone.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - clauses: Takes the words of the text; nil where they are not wanted.
  /// - Returns: What its phrases say.
  func reading(of text: [UInt8], clauses: inout ClauseText?) -> TextReading {
    var reading = TextReading(
      tempts: Array(repeating: false, count: trapCount),
      settles: Array(repeating: false, count: caveatCount),
      names: Array(repeating: false, count: choiceCount))
    var scanner = WordScanner(text)
    var matcher = PhraseMatcher()
    var sentence = Sentence()
    var previous = 0..<0
    while scanner.advance() {
      if scanner.boundary == .sentence, !sentence.tokens.isEmpty {
        previous = read(&sentence, &matcher, after: previous, into: &reading)
      }
      clauses?.append(scanner.word, at: scanner.range, after: scanner.boundary)
      append(&scanner, to: &sentence)
    }
    _ = read(&sentence, &matcher, after: previous, into: &reading)
    reading.steps = matcher.steps
    return reading
  }

  private func append(_ scanner: inout WordScanner, to sentence: inout Sentence) {
    let firstBeginning = Int32(sentence.beginnings.count)
    var form: Int32 = -1
    var stem: Int32 = -1
    if !scanner.word.isEmpty {
      form = index.forms.number(of: scanner.word)
      index.beginnings.appendBeginnings(of: scanner.word, to: &sentence.beginnings)
      index.stemmer.stem(&scanner.word)
      stem = index.stems.number(of: scanner.word)
    }
    sentence.tokens.append(
      Token(
        range: scanner.range, stem: stem, form: form,
        beginnings: firstBeginning..<Int32(sentence.beginnings.count), boundary: scanner.boundary))
  }

  /// Reads one sentence, empties it, and returns where its mentions stand in the reading.
  private func read(
    _ sentence: inout Sentence, _ matcher: inout PhraseMatcher, after previous: Range<Int>,
    into reading: inout TextReading
  ) -> Range<Int> {
    matcher.appendHits(
      in: sentence.tokens, beginnings: sentence.beginnings, of: index, to: &sentence.hits)
    sentence.findCues { hit in
      let owner = index.patterns[Int(hit.pattern)].owner
      return owner.kind == .cue ? effects[Int(owner.index)] : nil
    }
    sentence.applyCues()
    if sentence.turnsFromPrevious {
      for position in previous { reading.mentions[position].circumstances.insert(.conceded) }
    }
    let start = reading.mentions.count
    var candidates: [Candidate] = []
    for hit in sentence.hits {
      let owner = index.patterns[Int(hit.pattern)].owner
      if owner.kind == .cue { continue }
      let circumstances = sentence.circumstances(of: hit)
      switch owner.kind {
      case .cue:
        break
      case .choice:
        if circumstances.isDisjoint(with: [.denied, .past]) {
          reading.names[Int(owner.index)] = true
        }
      case .trap:
        reading.tempts[Int(owner.index)] = true
      case .caveat:
        if circumstances.isDisjoint(with: [.denied, .past]) {
          reading.settles[Int(owner.index)] = true
        }
      case .signal:
        let mention = Mention(
          signal: Int(owner.index), phrase: Int(owner.phrase), range: sentence.range(of: hit),
          circumstances: circumstances)
        candidates.append(
          Candidate(
            mention: mention, length: hit.length, rank: ranks[Int(owner.index)],
            tokens: sentence.tokensTouched(by: hit)))
      }
    }
    if sentence.deniesPrevious, candidates.isEmpty {
      for position in previous { reading.mentions[position].circumstances.insert(.denied) }
    }
    reading.mentions.append(
      contentsOf: Candidate.best(of: candidates, tokenCount: sentence.tokens.count))
    sentence.removeAll()
    return start..<reading.mentions.count
  }
}

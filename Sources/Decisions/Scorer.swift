/// Turns what a text says into a verdict.
struct Scorer: Sendable {
  /// What a weight of 1 is in the whole numbers that scores are summed in.
  ///
  /// They are 64 bits wide and never multiplied: WebAssembly would need a 128-bit product to see
  /// an overflow.
  static let unit: Int64 = 1024

  /// The weight of each signal, in units.
  let weights: [Int64]

  private let choices: [Int]

  /// The signals of each choice.
  private let signalsOfChoice: [[Int]]
  private let choiceCount: Int
  private let traps: [Trap]
  private let caveats: [CaveatRule]
  private let leastEvidence: Int64
  private let leastMargin: Double

  init(_ decision: Decision) {
    weights = decision.signals.map { Self.units($0.weight) }
    choices = decision.signals.map { $0.choice }
    choiceCount = decision.choices.count
    signalsOfChoice = decision.choices.indices.map { choice in
      decision.signals.indices.filter { decision.signals[$0].choice == choice }
    }
    traps = decision.traps
    caveats = decision.caveats
    leastEvidence = Self.units(decision.thresholds.evidence)
    let margin = decision.thresholds.margin
    leastMargin = margin > 0 ? min(margin, 1) : 0
  }

  private static func units(_ weight: Double) -> Int64 {
    guard weight > 0 else { return 0 }
    return Int64(min(weight, 1000) * Double(unit) + 0.5)
  }

  /// For each choice, what the phrases of a text state and deny, on the scale of the weights.
  func phraseScores(_ reading: TextReading) -> (stated: [Double], denied: [Double]) {
    let weighed = reading.mentions.map(weight(of:))
    var denied = [Double](repeating: 0, count: choiceCount)
    for (mention, weight) in zip(reading.mentions, weighed) where mention.isNegated {
      denied[choices[mention.signal]] += Double(weight) / Double(Self.unit)
    }
    return (scores(reading.mentions, weighed).map { Double($0) / Double(Self.unit) }, denied)
  }

  func verdict(on reading: TextReading) -> Verdict {
    let weighed = reading.mentions.map(weight(of:))
    let scores = scores(reading.mentions, weighed)
    let order = Ranking(scores)
    let isThin = order.best == 0 || order.best < leastEvidence
    let isDecided = !isThin && order.margin >= leastMargin
    let choice = isDecided ? order.first : nil
    var verdict = Verdict(
      choice: choice, runnerUp: isDecided ? order.second : nil,
      scores: scores.map { Double($0) / Double(Self.unit) }, margin: order.margin,
      confidence: confidence(order, isThin: isThin, isDecided: isDecided), evidence: [],
      traps: [], caveats: [])
    for (mention, weight) in zip(reading.mentions, weighed) {
      verdict.evidence.append(evidence(mention, weight))
    }
    addRemarks(to: &verdict, reading, isContested: isContested(order))
    return verdict
  }

  private func evidence(_ mention: Mention, _ weight: Int64) -> Evidence {
    Evidence(
      signal: mention.signal, choice: choices[mention.signal], range: mention.range,
      weight: Double(weight) / Double(Self.unit), isNegated: mention.isNegated,
      phrase: mention.phrase, circumstances: mention.circumstances)
  }

  /// Names the traps and caveats of a verdict whose evidence is complete.
  private func addRemarks(to verdict: inout Verdict, _ reading: TextReading, isContested: Bool) {
    for index in traps.indices where holds(index, verdict, reading) { verdict.traps.append(index) }
    for index in caveats.indices where isSaid(index, verdict.choice, reading, isContested) {
      verdict.caveats.append(index)
    }
  }

  private func isContested(_ order: Ranking) -> Bool {
    order.next > 0 && order.next >= leastEvidence && order.next >= order.best - order.next
  }

  /// Whether the best of the scores of a verdict is too little to decide.
  func isThin(_ score: Double) -> Bool {
    score == 0 || score < Double(leastEvidence) / Double(Self.unit)
  }

  /// The weight of a mention after its circumstances, in units.
  private func weight(of mention: Mention) -> Int64 {
    var weight = weights[mention.signal]
    if mention.circumstances.contains(.stressed) { weight += weight / 2 }
    if mention.circumstances.contains(.conceded) { weight /= 2 }
    if mention.circumstances.contains(.hypothetical) { weight /= 2 }
    return weight
  }

  /// The score of each choice, in units.
  ///
  /// A signal counts by its strongest mention and a quarter of the next, however often it is
  /// repeated. Denials are counted apart and take off half of what they would have added; no
  /// score falls below 0.
  private func scores(_ mentions: [Mention], _ weighed: [Int64]) -> [Int64] {
    var stated = Array(repeating: Strongest(), count: weights.count)
    var denied = stated
    for (mention, weight) in zip(mentions, weighed) {
      if mention.isNegated {
        denied[mention.signal].add(weight)
      } else {
        stated[mention.signal].add(weight)
      }
    }
    var scores: [Int64] = Array(repeating: 0, count: choiceCount)
    for signal in weights.indices where choices[signal] >= 0 && choices[signal] < choiceCount {
      scores[choices[signal]] += stated[signal].total - denied[signal].total / 2
    }
    for choice in scores.indices where scores[choice] < 0 { scores[choice] = 0 }
    return scores
  }

  private func confidence(_ order: Ranking, isThin: Bool, isDecided: Bool) -> Double {
    if isDecided {
      let strength = Double(order.best) / Double(order.best + leastEvidence)
      let chance = 1 / Double(choiceCount)
      return chance + (1 - chance) * (order.margin * strength)
    }
    if isThin {
      return order.best == 0 ? 1 : 1 - Double(order.best) / (2 * Double(leastEvidence))
    }
    return 1 - order.margin / (2 * leastMargin)
  }

  private func holds(_ index: Int, _ verdict: Verdict, _ reading: TextReading) -> Bool {
    let trap = traps[index]
    guard verdict.choice == trap.remedy, !(trap.signals.isEmpty && trap.phrases.isEmpty) else {
      return false
    }
    guard trap.phrases.isEmpty || reading.tempts[index] else { return false }
    if trap.signals.isEmpty { return true }
    for item in verdict.evidence where !item.isNegated && trap.signals.contains(item.signal) {
      return true
    }
    return false
  }

  private func isSaid(
    _ index: Int, _ choice: Int?, _ reading: TextReading, _ isContested: Bool
  ) -> Bool {
    let caveat = caveats[index]
    if let only = caveat.choice, only != choice { return false }
    switch caveat.condition {
    case .unless:
      return choice != nil && !reading.settles[index]
    case .contested:
      return isContested
    }
  }
}

// MARK: - With learned weights

extension Scorer {
  /// How likely a clause must speak for the verdict's choice to be evidence.
  private static let leastSupport = 0.22

  /// How likely a clause must speak of one signal among those of its choice to be sure of it.
  private static let leastSureness = 0.6

  /// How likely a clause must speak of anything else to be evidence, and to turn a phrase around.
  private static let leastStance = 0.5

  /// The verdict on a text by its phrases and by learned weights.
  ///
  /// A phrase in a clause that rather speaks against its choice counts as negated, and the other
  /// way round. A clause without a phrase is evidence where examples tell what it speaks of; where
  /// nothing else speaks for the verdict, it is the clause that does so most.
  func verdict(
    on reading: TextReading, by weights: LearnedWeights, in text: borrowing ClauseText
  ) -> Verdict {
    let learned = weights.reading(of: text)
    let phrases = phraseScores(reading)
    let likely = weights.probabilities(
      learned.summary(stated: phrases.stated, denied: phrases.denied))
    var first: Int?
    var second: Int?
    for choice in 0..<choiceCount {
      if likely[choice] > first.map({ likely[$0] }) ?? -1 {
        (first, second) = (choice, first)
      } else if likely[choice] > second.map({ likely[$0] }) ?? -1 {
        second = choice
      }
    }
    let best = first.map { likely[$0] } ?? 0
    let next = second.map { likely[$0] } ?? 0
    let isDecided = first != nil && best >= weights.threshold
    var verdict = Verdict(
      choice: isDecided ? first : nil, runnerUp: isDecided ? second : nil,
      scores: Array(likely.prefix(choiceCount)),
      margin: best > 0 ? (best - next) / (best + next) : 0,
      confidence: isDecided ? best : 1 - best, evidence: [], traps: [], caveats: [])
    verdict.evidence = evidence(reading, learned, weights, text, for: verdict.choice)
    addRemarks(to: &verdict, reading, isContested: isContested(Ranking(scores(of: verdict))))
    return verdict
  }

  /// For each choice, what the evidence states for it, in units; the strongest of each signal.
  private func scores(of verdict: Verdict) -> [Int64] {
    var strongest = Array(repeating: Int64(0), count: weights.count)
    for item in verdict.evidence where !item.isNegated {
      let weight = Self.units(item.weight)
      if weight > strongest[item.signal] { strongest[item.signal] = weight }
    }
    var scores: [Int64] = Array(repeating: 0, count: choiceCount)
    for signal in weights.indices where scores.indices.contains(choices[signal]) {
      scores[choices[signal]] += strongest[signal]
    }
    return scores
  }

  private func evidence(
    _ reading: TextReading, _ learned: LearnedReading, _ weights: LearnedWeights,
    _ text: borrowing ClauseText, for choice: Int?
  ) -> [Evidence] {
    var evidence: [Evidence] = []
    // The clauses' own pieces, and where the best of those for the verdict would stand.
    var next = 0
    var speaks = false
    var fallback: (likelihood: Double, clause: Int, place: Int)?
    for clause in learned.clauses.indices {
      let range = learned.clauses[clause]
      let start = evidence.count
      while next < reading.mentions.count,
        reading.mentions[next].range.lowerBound < range.upperBound
      {
        var mention = reading.mentions[next]
        let own = choices[mention.signal]
        if learned.denial(own, inClause: clause) > Self.leastStance {
          mention.circumstances.insert(.denied)
        } else if learned.support(own, inClause: clause) > Self.leastStance {
          mention.circumstances.subtract([.denied, .past])
        }
        evidence.append(self.evidence(mention, weight(of: mention)))
        if own == choice, !mention.isNegated { speaks = true }
        next += 1
      }
      if evidence.count > start
        || (evidence.last.map { $0.range.upperBound > range.lowerBound } ?? false)
      {
        continue
      }
      for spoken in 0..<choiceCount {
        let support = learned.support(spoken, inClause: clause)
        let denial = learned.denial(spoken, inClause: clause)
        if spoken == choice, support > fallback?.likelihood ?? 0 {
          fallback = (support, clause, evidence.count)
        }
        let isOfVerdict = spoken == choice && support > denial
        guard max(support, denial) > (isOfVerdict ? Self.leastSupport : Self.leastStance) else {
          continue
        }
        append(
          spoken, clause, max(support, denial), isNegated: denial > support, at: evidence.count,
          to: &evidence, learned, weights, text)
        if isOfVerdict { speaks = true }
      }
    }
    if !speaks, let choice, let fallback {
      append(
        choice, fallback.clause, fallback.likelihood, isNegated: false, at: fallback.place,
        to: &evidence, learned, weights, text)
    }
    return evidence
  }

  private func append(
    _ choice: Int, _ clause: Int, _ likelihood: Double, isNegated: Bool, at place: Int,
    to evidence: inout [Evidence], _ learned: LearnedReading, _ weights: LearnedWeights,
    _ text: borrowing ClauseText
  ) {
    let candidates = signalsOfChoice[choice]
    if candidates.isEmpty { return }
    // What another piece covers is not said twice; only those beside the place can.
    for piece in evidence[max(place - 1, 0)..<min(place + 1, evidence.count)]
    where piece.range.overlaps(learned.clauses[clause]) {
      return
    }
    let (signal, sureness) = weights.signal(ofClause: clause, in: text, among: candidates)
    evidence.insert(
      Evidence(
        signal: signal, choice: choice, range: learned.clauses[clause],
        weight: Double(self.weights[signal]) / Double(Self.unit) * likelihood,
        isNegated: isNegated, phrase: nil, circumstances: isNegated ? .denied : [],
        isSure: sureness >= Self.leastSureness && likelihood > Self.leastStance), at: place)
  }
}

/// The two strongest mentions of a signal.
private struct Strongest {
  private var first: Int64 = 0
  private var second: Int64 = 0

  mutating func add(_ weight: Int64) {
    if weight > first {
      (first, second) = (weight, first)
    } else if weight > second {
      second = weight
    }
  }

  var total: Int64 { first + second / 4 }
}

/// The two best choices and how far they lie apart; of equals the first in the author's order.
private struct Ranking {
  private(set) var first: Int?
  private(set) var second: Int?
  private(set) var best: Int64 = 0
  private(set) var next: Int64 = 0

  init(_ scores: [Int64]) {
    for (choice, score) in scores.enumerated() {
      if first == nil || score > best {
        (first, second) = (choice, first)
        (best, next) = (score, best)
      } else if second == nil || score > next {
        second = choice
        next = score
      }
    }
  }

  /// How far the best leads, 0...1.
  var margin: Double {
    best == 0 ? 0 : Double(best - next) / Double(best + next)
  }
}

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
  private let choiceCount: Int
  private let traps: [Trap]
  private let caveats: [CaveatRule]
  private let leastEvidence: Int64
  private let leastMargin: Double

  init(_ decision: Decision) {
    weights = decision.signals.map { Self.units($0.weight) }
    choices = decision.signals.map { $0.choice }
    choiceCount = decision.choices.count
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
      verdict.evidence.append(
        Evidence(
          signal: mention.signal, choice: choices[mention.signal], range: mention.range,
          weight: Double(weight) / Double(Self.unit), isNegated: mention.isNegated,
          phrase: mention.phrase, circumstances: mention.circumstances))
    }
    for index in traps.indices where holds(index, choice, reading) { verdict.traps.append(index) }
    for index in caveats.indices where isSaid(index, choice, order, reading) {
      verdict.caveats.append(index)
    }
    return verdict
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

  private func holds(_ index: Int, _ choice: Int?, _ reading: TextReading) -> Bool {
    let trap = traps[index]
    guard choice == trap.remedy, !(trap.signals.isEmpty && trap.phrases.isEmpty) else {
      return false
    }
    guard trap.phrases.isEmpty || reading.tempts[index] else { return false }
    if trap.signals.isEmpty { return true }
    for mention in reading.mentions
    where !mention.isNegated && trap.signals.contains(mention.signal) {
      return true
    }
    return false
  }

  private func isSaid(
    _ index: Int, _ choice: Int?, _ order: Ranking, _ reading: TextReading
  ) -> Bool {
    let caveat = caveats[index]
    if let only = caveat.choice, only != choice { return false }
    switch caveat.condition {
    case .unless:
      return choice != nil && !reading.settles[index]
    case .contested:
      return order.next > 0 && order.next >= leastEvidence && order.next >= order.best - order.next
    }
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

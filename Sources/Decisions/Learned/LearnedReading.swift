internal import ElementaryFunctions

/// What learned weights make of a text.
package struct LearnedReading: Sendable {
  /// The bytes of each clause.
  package var clauses: [Range<Int>]

  /// For each clause, how likely it speaks for each choice and then against each, 0...1.
  package var stances: [Double]

  /// For each choice, the logit of the text as a whole against none.
  package var text: [Double]

  let choiceCount: Int

  /// How likely a clause speaks for a choice, 0...1.
  func support(_ choice: Int, inClause clause: Int) -> Double {
    stances[clause * 2 * choiceCount + choice]
  }

  /// How likely a clause speaks against a choice, 0...1.
  func denial(_ choice: Int, inClause clause: Int) -> Double {
    stances[clause * 2 * choiceCount + choiceCount + choice]
  }

  /// The numbers by which the text is judged.
  ///
  /// - Parameters:
  ///   - stated: For each choice, the score of the phrases that the text states.
  ///   - denied: For each choice, the score of the phrases that the text denies.
  /// - Returns: `TextSummary.count` numbers for each choice.
  package func summary(stated: [Double], denied: [Double]) -> [Double] {
    var pointing: [Double] = []
    pointing.reserveCapacity(clauses.count * choiceCount)
    for clause in clauses.indices {
      for choice in 0..<choiceCount {
        var value = support(choice, inClause: clause)
        // Of two choices, what speaks against one speaks for the other.
        if choiceCount == 2 { value += denial(1 - choice, inClause: clause) }
        pointing.append(value)
      }
    }
    return TextSummary.numbers(clauses: pointing, text: text, stated: stated, denied: denied)
  }
}

extension LearnedWeights {
  /// Scores the clauses of a text and the text as a whole.
  package func reading(of text: borrowing ClauseText) -> LearnedReading {
    let choices = choiceCount
    let clauseCount = text.clauseCount
    let width = 7 * choices
    let lanes = 2 * choices
    var own = [Int32](repeating: 0, count: clauseCount * lanes)
    var context = own
    var whole = [Int32](repeating: 0, count: choices)
    var seen = [UInt64](repeating: 0, count: (features.places.count + 63) / 64)
    let wordCount = text.words.count
    features.places.withLookup { lookup in
      features.values.withUnsafeBufferPointer { values in
        own.withUnsafeMutableBufferPointer { own in
          context.withUnsafeMutableBufferPointer { context in
            for clause in 0..<clauseCount {
              text.visitFeatures(ofClause: clause) { kind, place in
                let row = lookup.number(of: place)
                if row < 0 { return }
                let base = row * width
                for lane in 0..<lanes { own[clause * lanes + lane] &+= Int32(values[base + lane]) }
                if kind == .word || kind == .pair {
                  if clause + 1 < clauseCount {
                    for lane in 0..<lanes {
                      context[(clause + 1) * lanes + lane] &+= Int32(values[base + lanes + lane])
                    }
                  }
                  if clause > 0 {
                    for lane in 0..<lanes {
                      context[(clause - 1) * lanes + lane] &+= Int32(
                        values[base + 2 * lanes + lane])
                    }
                  }
                }
                let bit: UInt64 = 1 << UInt64(row & 63)
                if seen[row >> 6] & bit == 0 {
                  seen[row >> 6] |= bit
                  for choice in 0..<choices {
                    whole[choice] &+= Int32(values[base + 3 * lanes + choice])
                  }
                }
              }
            }
          }
        }
      }
    }
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(clauseCount)
    for clause in 0..<clauseCount { ranges.append(text.range(ofClause: clause)) }
    return LearnedReading(
      clauses: ranges, stances: stances(own, context, clauseCount),
      text: textLogits(whole, wordCount: wordCount), choiceCount: choices)
  }

  private func stances(_ own: [Int32], _ context: [Int32], _ clauseCount: Int) -> [Double] {
    let lanes = 2 * choiceCount
    var stances = [Double](repeating: 0, count: clauseCount * lanes)
    for clause in 0..<clauseCount {
      var sum = 1.0
      for lane in 0..<lanes {
        let index = clause * lanes + lane
        let logit =
          Double(own[index]) * features.clauseUnit + Double(context[index]) * features.contextUnit
          + features.clauseConstants[lane]
        let part = exponential(min(logit, 50))
        stances[index] = part
        sum += part
      }
      for lane in 0..<lanes { stances[clause * lanes + lane] /= sum }
    }
    return stances
  }

  private func textLogits(_ whole: [Int32], wordCount: Int) -> [Double] {
    let norm = Self.norm(ofWordCount: wordCount)
    var logits: [Double] = []
    for choice in 0..<choiceCount {
      logits.append(
        Double(whole[choice]) * features.textUnit / norm + features.textConstants[choice])
    }
    return logits
  }

  /// By what the features of a text are divided.
  package static func norm(ofWordCount count: Int) -> Double {
    (Double(count) + 5).squareRoot()
  }

  /// How likely the text calls for each choice, and last for none; these add up to 1.
  ///
  /// - Parameter summary: The numbers of `TextSummary`.
  /// - Returns: A likelihood for each choice, then that of none.
  package func probabilities(_ summary: [Double]) -> [Double] {
    var logits: [Double] = []
    var best = 0.0
    for choice in 0..<choiceCount {
      var logit = weighing.constants[choice]
      for index in 0..<TextSummary.count {
        let distance = summary[choice * TextSummary.count + index] - weighing.means[index]
        let number = min(max(distance * weighing.factors[index], -4), 4)
        logit += number * weighing.weights[index]
      }
      logits.append(logit)
      best = max(best, logit)
    }
    logits.append(0)
    var sum = 0.0
    for index in logits.indices {
      logits[index] = exponential(logits[index] - best)
      sum += logits[index]
    }
    for index in logits.indices { logits[index] /= sum }
    return logits
  }

  /// The signal of a choice that a clause most likely speaks of.
  ///
  /// - Parameters:
  ///   - clause: The number of the clause.
  ///   - text: The text.
  ///   - signals: The signals to choose from, indices into `Decision.signals`; not empty.
  /// - Returns: The signal, an index into `Decision.signals`, and how likely it is the one, 0...1.
  func signal(
    ofClause clause: Int, in text: borrowing ClauseText, among signals: [Int]
  ) -> (signal: Int, likelihood: Double) {
    var sums = [Int32](repeating: 0, count: naming.constants.count)
    let width = sums.count
    naming.places.withLookup { lookup in
      text.visitWordFeatures(ofClause: clause) { place in
        let row = lookup.number(of: place)
        if row < 0 { return }
        for signal in 0..<width { sums[signal] &+= Int32(naming.values[row * width + signal]) }
      }
    }
    var best = signals[0]
    var bestScore = -Double.infinity
    for signal in signals {
      let score = Double(sums[signal]) * naming.unit + naming.constants[signal]
      if score > bestScore { (best, bestScore) = (signal, score) }
    }
    var sum = 0.0
    for signal in signals {
      let score = Double(sums[signal]) * naming.unit + naming.constants[signal]
      sum += exponential(score - bestScore)
    }
    return (best, 1 / sum)
  }
}

internal import ElementaryFunctions

/// What the clauses of a text say together, as numbers for each choice.
package enum TextSummary {
  /// How many numbers each choice has.
  package static let count = 2 * 12

  /// The numbers of each choice, `count` for each.
  ///
  /// - Parameters:
  ///   - clauses: For each clause and choice, how likely the clause points to the choice, 0...1,
  ///     clause by clause.
  ///   - text: For each choice, the logit of the text as a whole against none.
  ///   - stated: For each choice, the score of the phrases that the text states.
  ///   - denied: For each choice, the score of the phrases that the text denies.
  /// - Returns: The numbers, choice by choice; first the choice's own, then the greatest of others.
  package static func numbers(
    clauses: [Double], text: [Double], stated: [Double], denied: [Double]
  ) -> [Double] {
    let choices = text.count
    let clauseCount = choices == 0 ? 0 : clauses.count / choices
    var own: [[Double]] = []
    for choice in 0..<choices {
      var best = (0.0, 0.0, 0.0)
      var sum = 0.0
      var any = 1.0
      var tail = 0.0
      for clause in 0..<clauseCount {
        let value = clauses[clause * choices + choice]
        if value > best.0 {
          best = (value, best.0, best.1)
        } else if value > best.1 {
          best = (best.0, value, best.1)
        } else if value > best.2 {
          best.2 = value
        }
        sum += value
        any *= 1 - min(value, 0.98)
        if 3 * clause >= 2 * clauseCount { tail += value }
      }
      own.append([
        best.0, best.1, best.2, sum / Double(max(clauseCount, 1)).squareRoot(),
        logarithm(1 + sum), min(-logarithm(max(any, 1e-9)), 12), tail,
        clauseCount > 0 ? clauses[(clauseCount - 1) * choices + choice] : 0,
        clauseCount > 0 ? clauses[choice] : 0,
        text[choice], squash(stated[choice]), squash(denied[choice]),
      ])
    }
    var numbers: [Double] = []
    for choice in 0..<choices {
      var other = [Double](repeating: -100, count: own[choice].count)
      for rival in 0..<choices where rival != choice {
        for index in other.indices { other[index] = max(other[index], own[rival][index]) }
      }
      numbers += own[choice]
      numbers += other
    }
    return numbers
  }

  /// 0...1 for scores of 0 and more.
  private static func squash(_ score: Double) -> Double { score / (score + 2) }
}

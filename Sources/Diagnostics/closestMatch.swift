/// The candidate that a mistyped `word` most likely meant, or nil when none is near.
///
/// Near is an edit distance (insert, delete, replace, or swap of neighbours; Damerau's optimal
/// string alignment) of at most a third of the longer word, at least 1. Case does not count. The
/// first of equally near candidates wins.
public func closestMatch(to word: String, in candidates: some Sequence<String>) -> String? {
  let target = Array(word.lowercased().unicodeScalars.prefix(100))
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(100))
    let limit = min(max(max(target.count, scalars.count) / 3, 1), (best?.distance ?? .max) - 1)
    guard limit >= 0, abs(target.count - scalars.count) <= limit else { continue }
    let distance = editDistance(target, scalars)
    if distance <= limit { best = (distance, candidate) }
    if distance == 0 { break }
  }
  return best?.candidate
}

/// "did you mean 'x'?" for the candidate nearest to `word`, or nil.
public func didYouMean(_ word: String, in candidates: some Sequence<String>) -> String? {
  closestMatch(to: word, in: candidates).map { "did you mean '\($0)'?" }
}

private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in stride(from: 1, through: first.count, by: 1) {
    var current = [row]
    current.reserveCapacity(second.count + 1)
    for column in stride(from: 1, through: second.count, by: 1) {
      let cost = first[row - 1] == second[column - 1] ? 0 : 1
      var distance = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
      if row > 1, column > 1, first[row - 1] == second[column - 2],
        first[row - 2] == second[column - 1]
      {
        distance = min(distance, beforePrevious[column - 2] + 1)
      }
      current.append(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[second.count]
}

internal import Decisions
internal import Markdown

extension StudyUnit {
  /// How many wordings of a signal a learner is shown.
  private static let wordingCount = 3

  /// How texts say what a signal means: the words that state it in the scenarios, each once; the
  /// model's phrases where no scenario does.
  func wordings(of signal: Signal) -> [String] {
    var wordings: [String] = []
    for (row, verdict) in zip(table?.rows ?? [], verdicts) {
      let text = Array(row.cell.plainText.utf8)
      for evidence in verdict.evidence
      where !evidence.isNegated && decision.signals[evidence.signal].id == signal.id {
        let words = String(decoding: text[evidence.range], as: UTF8.self)
        let isKnown = wordings.contains { $0.lowercased() == words.lowercased() }
        if !isKnown { wordings.append(words) }
        if wordings.count == Self.wordingCount { return wordings }
      }
    }
    return wordings.isEmpty ? signal.phrases.prefix(2).map(\.example) : wordings
  }
}

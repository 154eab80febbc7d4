/// Gives verdicts on texts by the signals of one decision.
///
/// A text is read sentence by sentence. Signals are found by their phrases; of matches that overlap
/// the one with most words stays, then the heaviest. What a clause denies ("nobody needs", "is not
/// a concern", "Tone? No.") or puts into the past ("used to") counts against its choice; what it
/// concedes ("X, but", "although X") or only wishes for counts half; what it stresses ("above all")
/// counts half as much again. Words that are part of a phrase never deny it: a phrase such as
/// `never change` states what it says. "Cannot" denies nothing, since it mostly tells of a lack.
/// A signal counts by its strongest mention and a quarter of the next; a denial takes off half.
///
/// With learned weights the phrases are one voice among others: clauses and the text as a whole are
/// scored by what labelled examples taught, see `LearnedWeights`.
///
/// Making one takes time that grows with the number of phrases; keep it for all texts. Verdicts
/// are the same to the last bit on every platform: weights are whole numbers of 1/1024, and only
/// single divisions are left to floating point.
public struct Classifier: Sendable {
  /// The decision whose signals are read.
  public let decision: Decision

  /// What was learned from labelled texts; nil where verdicts rest on phrases alone.
  public let weights: LearnedWeights?

  private let reader: TextReader
  let scorer: Scorer

  /// Arranges the phrases of a decision for reading texts.
  ///
  /// - Parameters:
  ///   - decision: The decision to give verdicts on.
  ///   - weights: What was learned about it, read for this decision.
  public init(_ decision: Decision, weights: LearnedWeights? = nil) {
    self.decision = decision
    self.weights = weights
    scorer = Scorer(decision)
    reader = TextReader(decision, weights: scorer.weights)
  }

  /// The verdict on a text.
  ///
  /// The options of a pasted question are never evidence; of them the one that names the verdict's
  /// choice is told. Takes time that grows with the length of the text and with nothing else in it.
  ///
  /// - Parameter text: Any bytes, meant as UTF-8; what is not valid parts words.
  /// - Returns: The verdict, with its evidence as bytes of `text`.
  public func verdict(on text: [UInt8]) -> Verdict {
    guard let options = AnswerOptions.find(in: text) else { return verdict(onStem: text) }
    var verdict = verdict(onStem: options.blankedOut(in: text))
    if let choice = verdict.choice { verdict.option = option(for: choice, of: options, in: text) }
    return verdict
  }

  private func verdict(onStem text: [UInt8]) -> Verdict {
    guard let weights else {
      var clauses: ClauseText?
      return scorer.verdict(on: reader.reading(of: text, clauses: &clauses))
    }
    var clauses: ClauseText? = ClauseText()
    let reading = reader.reading(of: text, clauses: &clauses)
    return scorer.verdict(on: reading, by: weights, in: clauses ?? ClauseText())
  }

  /// The only option whose words name a choice and no other.
  private func option(for choice: Int, of options: AnswerOptions, in text: [UInt8]) -> UInt8? {
    var found: UInt8?
    for option in options.options {
      let names = reading(of: Array(text[option.body])).names
      guard names.indices.contains(choice), names[choice] else { continue }
      var isOnly = true
      for other in names.indices where other != choice && names[other] { isOnly = false }
      guard isOnly else { continue }
      if found != nil { return nil }
      found = option.letter
    }
    return found
  }

  /// The reading of a text's phrases.
  func reading(of text: [UInt8]) -> TextReading {
    var clauses: ClauseText?
    return reader.reading(of: text, clauses: &clauses)
  }

  /// For each choice, what the phrases of a text state and deny, on the scale of the weights.
  package func phraseScores(of text: [UInt8]) -> (stated: [Double], denied: [Double]) {
    scorer.phraseScores(reading(of: AnswerOptions.blankingOut(text)))
  }
}

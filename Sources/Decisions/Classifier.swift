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
/// Making one takes time that grows with the number of phrases; keep it for all texts. Verdicts
/// are the same to the last bit on every platform: weights are whole numbers of 1/1024, and only
/// single divisions are left to floating point.
public struct Classifier: Sendable {
  /// The decision whose signals are read.
  public let decision: Decision

  private let reader: TextReader
  let scorer: Scorer

  /// Arranges the phrases of a decision for reading texts.
  ///
  /// - Parameter decision: The decision to give verdicts on.
  public init(_ decision: Decision) {
    self.decision = decision
    scorer = Scorer(decision)
    reader = TextReader(decision, weights: scorer.weights)
  }

  /// The verdict on a text.
  ///
  /// Takes time that grows with the length of the text and with nothing else in it.
  ///
  /// - Parameter text: Any bytes, meant as UTF-8; what is not valid parts words.
  /// - Returns: The verdict, with its evidence as bytes of `text`.
  public func verdict(on text: [UInt8]) -> Verdict {
    scorer.verdict(on: reader.reading(of: text))
  }

  /// The reading behind a verdict.
  func reading(of text: [UInt8]) -> TextReading {
    reader.reading(of: text)
  }
}

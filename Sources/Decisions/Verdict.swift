/// What the signals of a text decide.
public struct Verdict: Sendable, Equatable {
  /// The choice decided for, an index into `Decision.choices`; nil: the text does not decide.
  public var choice: Int?

  /// The next best of the other choices, also when it has no evidence; nil without a verdict or
  /// without another choice.
  public var runnerUp: Int?

  /// One score for each choice, 0 or more: on the scale of the signals' weights, or, with learned
  /// weights, how likely the text calls for it.
  public var scores: [Double]

  /// How far the best choice leads, 0...1: (best - second) / (best + second); 0 without evidence.
  public var margin: Double

  /// How sure the verdict is, 0...1; how sure it is that the text does not decide if there is none.
  ///
  /// With a verdict among n choices it is 1/n + (1 - 1/n) · margin · best / (best + evidence
  /// threshold). Without enough evidence it is 1 - best / (2 · evidence threshold); without enough
  /// margin 1 - margin / (2 · margin threshold). The bounds of "none" are thus 1/2 and 1. With
  /// learned weights it is how likely the verdict is right; without a verdict, 1 less the score of
  /// the best choice.
  public var confidence: Double

  /// The stretches behind the verdict, in text order and without overlap.
  public var evidence: [Evidence]

  /// The traps that the text sets, ascending indices into `Decision.traps`.
  public var traps: [Int]

  /// What to add to the verdict, ascending indices into `Decision.caveats`.
  public var caveats: [Int]

  /// The letter of the only option of a pasted question that names the verdict's choice and no
  /// other, an upper-case ASCII letter; nil where there is none.
  public var option: UInt8?

  /// Creates a verdict.
  public init(
    choice: Int?, runnerUp: Int?, scores: [Double], margin: Double, confidence: Double,
    evidence: [Evidence], traps: [Int], caveats: [Int], option: UInt8? = nil
  ) {
    self.choice = choice
    self.runnerUp = runnerUp
    self.scores = scores
    self.margin = margin
    self.confidence = confidence
    self.evidence = evidence
    self.traps = traps
    self.caveats = caveats
    self.option = option
  }

  /// The same verdict with evidence for teaching: only pieces whose signal is sure, unless no such
  /// piece speaks for the choice.
  public var withSureEvidence: Verdict {
    var verdict = self
    var sure: [Evidence] = []
    var speaks = choice == nil
    for item in evidence where item.isSure {
      sure.append(item)
      if item.choice == choice, !item.isNegated { speaks = true }
    }
    if speaks { verdict.evidence = sure }
    return verdict
  }

  /// The ranges of the evidence for the verdict's choice, ascending; empty without a verdict.
  public var decidingRanges: [Range<Int>] {
    guard let choice else { return [] }
    var ranges: [Range<Int>] = []
    for item in evidence where item.choice == choice && !item.isNegated {
      ranges.append(item.range)
    }
    return ranges
  }
}

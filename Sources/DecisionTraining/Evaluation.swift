public import Decisions

/// How a classifier's verdicts compare with what readers said.
public struct Evaluation: Sendable, Equatable {
  /// One text whose verdict differs from its label.
  public struct Miss: Sendable, Equatable {
    /// The text with its label.
    public var text: LabelledText
    /// The verdict.
    public var verdict: Verdict
  }

  /// The verdicts given whose confidence lies in one tenth of 0...1.
  public struct Bin: Sendable, Equatable {
    /// How many there are.
    public var count = 0
    /// How many of them are right.
    public var rightCount = 0
    /// The sum of their confidences.
    public var confidenceSum = 0.0

    /// An empty bin.
    public init() {}
  }

  /// What would hold if a verdict were given from some likelihood on.
  public struct CurvePoint: Sendable, Equatable {
    /// The least likelihood, 0...1.
    public var threshold: Double
    /// How many verdicts there would be.
    public var verdictCount: Int
    /// Of these, the share that would be right.
    public var precision: Double
    /// Of the texts with a choice as their label, the share with that verdict.
    public var coverage: Double
    /// Of the texts without one, the share without a verdict; 0 where there are none.
    public var silence: Double
  }

  /// How often each label met each verdict: `confusion[label][verdict]`; the last row and column
  /// stand for none.
  public private(set) var confusion: [[Int]]

  /// Ten bins of the verdicts given, by confidence.
  public private(set) var bins = [Bin](repeating: Bin(), count: 10)

  /// Texts whose verdict differs from their label, in order.
  public private(set) var misses: [Miss] = []

  /// How many right verdicts rest on words that overlap the reader's marks, of those that have marks.
  public private(set) var overlap = (right: 0, of: 0)

  /// The bytes that the evidence covers and the bytes of the texts, of verdicts given.
  public private(set) var coveredShareSum = 0.0

  private let choiceCount: Int

  /// The likeliest choice of each text, how likely it is, and the label.
  private var likeliest: [(likelihood: Double, choice: Int, gold: Int?)] = []

  /// Gives a verdict on each text and compares.
  ///
  /// - Parameters:
  ///   - classifier: The classifier.
  ///   - texts: The texts with their labels.
  public init(of classifier: Classifier, on texts: [LabelledText]) {
    choiceCount = classifier.decision.choices.count
    confusion = Array(
      repeating: Array(repeating: 0, count: choiceCount + 1), count: choiceCount + 1)
    for text in texts { add(classifier.verdict(on: text.text), on: text) }
  }

  /// Two evaluations are equal when all of their counts are.
  public static func == (first: Evaluation, second: Evaluation) -> Bool {
    first.confusion == second.confusion && first.bins == second.bins
      && first.misses == second.misses && first.overlap == second.overlap
      && first.coveredShareSum == second.coveredShareSum
  }

  private mutating func add(_ verdict: Verdict, on text: LabelledText) {
    confusion[text.gold ?? choiceCount][verdict.choice ?? choiceCount] += 1
    if let best = verdict.scores.indices.max(by: { verdict.scores[$0] < verdict.scores[$1] }) {
      likeliest.append((verdict.scores[best], best, text.gold))
    }
    let isRight = verdict.choice == text.gold
    if !isRight { misses.append(Miss(text: text, verdict: verdict)) }
    guard verdict.choice != nil else { return }
    let bin = min(Int(verdict.confidence * 10), 9)
    bins[bin].count += 1
    bins[bin].rightCount += isRight ? 1 : 0
    bins[bin].confidenceSum += verdict.confidence
    let evidence = verdict.evidence.filter { $0.choice == verdict.choice && !$0.isNegated }
    if !text.text.isEmpty {
      let covered = verdict.evidence.reduce(0) { $0 + $1.range.count }
      coveredShareSum += Double(covered) / Double(text.text.count)
    }
    let marks = text.marks.filter { !$0.isAgainst }
    if isRight, !marks.isEmpty {
      overlap.of += 1
      let meets = evidence.contains { piece in marks.contains { $0.range.overlaps(piece.range) } }
      overlap.right += meets ? 1 : 0
    }
  }
}

extension Evaluation {
  /// What would hold at some thresholds; only meaningful where scores are likelihoods, as they are
  /// with learned weights.
  ///
  /// - Parameter thresholds: Likelihoods, 0...1.
  /// - Returns: A point for each threshold.
  public func curve(at thresholds: [Double]) -> [CurvePoint] {
    thresholds.map { threshold in
      let given = likeliest.filter { $0.likelihood >= threshold }
      let right = given.count { $0.choice == $0.gold }
      let none = confusion[choiceCount].reduce(0, +)
      return CurvePoint(
        threshold: threshold, verdictCount: given.count, precision: share(right, given.count),
        coverage: share(right, decidableCount),
        silence: share(none - given.count { $0.gold == nil }, none))
    }
  }

  /// How many texts there are.
  public var count: Int { confusion.reduce(0) { $0 + $1.reduce(0, +) } }

  /// How many texts have a choice as their label.
  public var decidableCount: Int { confusion.dropLast().reduce(0) { $0 + $1.reduce(0, +) } }

  /// How many verdicts were given.
  public var verdictCount: Int { confusion.reduce(0) { $0 + $1.dropLast().reduce(0, +) } }

  /// How many texts with a choice as their label got it as their verdict.
  public var rightCount: Int { (0..<choiceCount).reduce(0) { $0 + confusion[$1][$1] } }

  /// The share of all texts whose verdict, or silence, is right.
  public var accuracy: Double { share(rightCount + confusion[choiceCount][choiceCount], count) }

  /// Of all verdicts given, on undecidable texts too, the share that is right.
  public var precision: Double { share(rightCount, verdictCount) }

  /// Of the texts with a choice as their label, the share with that verdict.
  public var coverage: Double { share(rightCount, decidableCount) }

  /// Of the texts without one, the share on which no verdict was given.
  public var silence: Double {
    share(confusion[choiceCount][choiceCount], confusion[choiceCount].reduce(0, +))
  }

  /// The expected calibration error over the verdicts given: the mean distance of confidence and
  /// share of right verdicts in ten bins, weighted by their size (Naeini and others, 2015).
  public var expectedCalibrationError: Double {
    let distance = bins.reduce(0.0) { sum, bin in
      sum + (bin.confidenceSum - Double(bin.rightCount)).magnitude
    }
    return verdictCount == 0 ? 0 : distance / Double(verdictCount)
  }

  /// Of right verdicts on texts with marks, the share whose evidence overlaps a mark.
  public var evidenceOverlap: Double { share(overlap.right, overlap.of) }

  /// The mean share of a text's bytes that the evidence of its verdict covers.
  public var coveredShare: Double {
    verdictCount == 0 ? 0 : coveredShareSum / Double(verdictCount)
  }

  private func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

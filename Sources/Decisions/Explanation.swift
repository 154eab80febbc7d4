/// Why a verdict came out as it did.
///
/// Names signals and places only; the sentences are the caller's.
public struct Explanation: Sendable, Equatable {
  /// A signal and the stretches of text that speak of it.
  public struct Reason: Sendable, Equatable {
    /// The signal, an index into `Decision.signals`.
    public var signal: Int

    /// Where the text speaks of it, ascending byte ranges; at least one.
    public var ranges: [Range<Int>]

    /// The greatest weight among its pieces of evidence.
    public var weight: Double

    /// Creates a reason.
    public init(signal: Int, ranges: [Range<Int>], weight: Double) {
      self.signal = signal
      self.ranges = ranges
      self.weight = weight
    }
  }

  /// Why the next best choice was not chosen.
  public enum WhyNotRunnerUp: Sendable, Equatable {
    /// The text states and denies no signal for it.
    case noSignal
    /// The text denies all signals that it mentions for it: these, ascending.
    case onlyNegated([Int])
    /// The signals that the text states for it weigh less: these, heaviest first.
    case outweighed([Int])
    /// No choice was made because two are too close.
    case undecidedBalanced
    /// No choice was made because there is too little evidence.
    case undecidedThin
    /// By learned weights no choice is likely enough: the text speaks for several.
    case undecidedContested
    /// By learned weights no choice is likely enough: the text speaks for this one alone.
    case undecidedUnlikely(Int)
  }

  /// The choice, an index into `Decision.choices`; nil when undecided.
  public var choice: Int?

  /// What speaks for the choice, heaviest first; empty when undecided.
  public var reasons: [Reason]

  /// What speaks for the other choices, heaviest first; when undecided, for any.
  public var against: [Reason]

  /// What the text denies, for any choice, heaviest first.
  public var denied: [Reason]

  /// Why the next best choice was not chosen.
  public var whyNotRunnerUp: WhyNotRunnerUp

  /// Creates an explanation.
  public init(
    choice: Int?, reasons: [Reason], against: [Reason], denied: [Reason],
    whyNotRunnerUp: WhyNotRunnerUp
  ) {
    self.choice = choice
    self.reasons = reasons
    self.against = against
    self.denied = denied
    self.whyNotRunnerUp = whyNotRunnerUp
  }
}

extension Classifier {
  /// Explains a verdict that this classifier gave.
  ///
  /// - Parameter verdict: The verdict.
  /// - Returns: What speaks for the choice, for the others, and what the text denies.
  public func explain(_ verdict: Verdict) -> Explanation {
    Explanation(
      choice: verdict.choice,
      reasons: reasons(in: verdict, .chosen),
      against: reasons(in: verdict, .others),
      denied: reasons(in: verdict, .denied),
      whyNotRunnerUp: whyNotRunnerUp(verdict))
  }

  private func whyNotRunnerUp(_ verdict: Verdict) -> Explanation.WhyNotRunnerUp {
    guard verdict.choice != nil else {
      if weights != nil { return whyUnlikely(verdict) }
      var best = 0.0
      for score in verdict.scores where score > best { best = score }
      return scorer.isThin(best) ? .undecidedThin : .undecidedBalanced
    }
    let stated = reasons(in: verdict, .runnerUp)
    if !stated.isEmpty { return .outweighed(stated.map { $0.signal }) }
    var isDenied = Array(repeating: false, count: decision.signals.count)
    for reason in reasons(in: verdict, .runnerUpDenied) {
      isDenied[reason.signal] = true
    }
    var denied: [Int] = []
    for signal in isDenied.indices where isDenied[signal] { denied.append(signal) }
    return denied.isEmpty ? .noSignal : .onlyNegated(denied)
  }

  private func whyUnlikely(_ verdict: Verdict) -> Explanation.WhyNotRunnerUp {
    var only: Int?
    for item in verdict.evidence where !item.isNegated {
      if let only, only != item.choice { return .undecidedContested }
      only = item.choice
    }
    return only.map { .undecidedUnlikely($0) } ?? .undecidedThin
  }

  /// Gathers evidence by signal, heaviest first, then in the author's order.
  private func reasons(in verdict: Verdict, _ part: EvidencePart) -> [Explanation.Reason] {
    var reasons: [Explanation.Reason] = []
    var places: [Int] = Array(repeating: -1, count: decision.signals.count)
    for item in verdict.evidence
    where part.holds(item, in: verdict) && decision.signals.indices.contains(item.signal) {
      let place = places[item.signal]
      if place < 0 {
        places[item.signal] = reasons.count
        reasons.append(.init(signal: item.signal, ranges: [item.range], weight: item.weight))
      } else {
        reasons[place].ranges.append(item.range)
        if item.weight > reasons[place].weight { reasons[place].weight = item.weight }
      }
    }
    // Few enough to be put in their places one by one.
    for index in reasons.indices {
      var place = index
      while place > 0, outranks(reasons[place], reasons[place - 1]) {
        reasons.swapAt(place, place - 1)
        place -= 1
      }
    }
    return reasons
  }

  private func outranks(_ left: Explanation.Reason, _ right: Explanation.Reason) -> Bool {
    left.weight != right.weight ? left.weight > right.weight : left.signal < right.signal
  }
}

/// The parts of a verdict's evidence that an explanation tells apart.
private enum EvidencePart {
  case chosen
  case others
  case denied
  case runnerUp
  case runnerUpDenied

  func holds(_ item: Evidence, in verdict: Verdict) -> Bool {
    switch self {
    case .chosen: !item.isNegated && item.choice == verdict.choice
    case .others: !item.isNegated && item.choice != verdict.choice
    case .denied: item.isNegated
    case .runnerUp: !item.isNegated && item.choice == verdict.runnerUp
    case .runnerUpDenied: item.isNegated && item.choice == verdict.runnerUp
    }
  }
}

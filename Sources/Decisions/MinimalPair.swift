/// Two texts that differ in one phrase and in their verdict.
public struct MinimalPair: Sendable, Equatable {
  /// One text of a pair.
  public struct Side: Sendable, Equatable {
    /// The text.
    public var text: String

    /// The phrase in which it differs, UTF-8 bytes of the text.
    public var phrase: Range<Int>

    /// The signal that the phrase states, an index into `Decision.signals`.
    public var signal: Int

    /// The verdict, an index into `Decision.choices`.
    public var choice: Int

    /// The margin of the verdict, 0...1.
    public var margin: Double

    /// Creates one text of a pair.
    public init(text: String, phrase: Range<Int>, signal: Int, choice: Int, margin: Double) {
      self.text = text
      self.phrase = phrase
      self.signal = signal
      self.choice = choice
      self.margin = margin
    }
  }

  /// The trade-off that both phrases speak to, an index into `Decision.drivers`.
  public var driver: Int

  /// The text whose signal comes first in the decision.
  public var first: Side

  /// The other text.
  public var second: Side

  /// Creates a pair.
  public init(driver: Int, first: Side, second: Side) {
    self.driver = driver
    self.first = first
    self.second = second
  }
}

extension Classifier {
  /// Pairs of texts one phrase apart with different verdicts, each proven by this classifier.
  ///
  /// A pair takes a text and one stretch of it that states a signal, and puts there what another
  /// text says for a signal of the same driver that points elsewhere. Only pairs whose verdicts are
  /// the choices of their signals are kept, at most one for each driver and text.
  ///
  /// - Parameters:
  ///   - frames: Sentences with `{phrase}` where the phrase belongs, such as `It {phrase}.`.
  ///   - wordings: How each signal may be put in a frame, by signal.
  /// - Returns: The pairs in the order of drivers, signals and frames.
  public func minimalPairs(frames: [String], wordings: [[String]]) -> [MinimalPair] {
    var pairs: [MinimalPair] = []
    for driver in decision.drivers.indices {
      let signals = decision.signals.indices.filter { decision.signals[$0].driver == driver }
      for (place, first) in signals.enumerated() {
        for second in signals[(place + 1)...]
        where decision.signals[first].choice != decision.signals[second].choice {
          if let pair = pair(first, second, driver: driver, frames, wordings) {
            pairs.append(pair)
          }
        }
      }
    }
    return pairs
  }

  private func pair(
    _ first: Int, _ second: Int, driver: Int, _ frames: [String], _ wordings: [[String]]
  ) -> MinimalPair? {
    guard wordings.indices.contains(first), wordings.indices.contains(second) else { return nil }
    for frame in frames {
      let left = wordings[first].lazy.compactMap { self.side(frame, $0, signal: first) }.first
      let right = wordings[second].lazy.compactMap { self.side(frame, $0, signal: second) }.first
      if let left, let right { return MinimalPair(driver: driver, first: left, second: right) }
    }
    return nil
  }

  /// The text of a frame with a wording in it, where it has the verdict that its signal points to.
  private func side(_ frame: String, _ wording: String, signal: Int) -> MinimalPair.Side? {
    let placeholder = Array("{phrase}".utf8)
    let bytes = Array(frame.utf8)
    guard bytes.count >= placeholder.count else { return nil }
    for start in 0...(bytes.count - placeholder.count)
    where bytes[start..<(start + placeholder.count)].elementsEqual(placeholder) {
      let phrase = Array(wording.utf8)
      let text = Array(bytes[..<start]) + phrase + Array(bytes[(start + placeholder.count)...])
      let verdict = self.verdict(on: text)
      guard let choice = verdict.choice, choice == decision.signals[signal].choice,
        verdict.evidence.contains(where: { $0.signal == signal && !$0.isNegated })
      else { return nil }
      return MinimalPair.Side(
        text: String(decoding: text, as: UTF8.self), phrase: start..<(start + phrase.count),
        signal: signal, choice: choice, margin: verdict.margin)
    }
    return nil
  }
}

internal import DecisionTraining
internal import Decisions
internal import StudySite

/// The text that `discern evaluate` prints.
struct EvaluationReport {
  private let evaluation: Evaluation
  /// The same texts by phrases alone; nil where that is all there is.
  private let phrases: Evaluation?
  private let decision: Decision
  /// Parts of the texts by a field of theirs.
  private let parts: [(name: String, evaluation: Evaluation)]

  init(
    _ evaluation: Evaluation, phrases: Evaluation?, of decision: Decision,
    parts: [(name: String, evaluation: Evaluation)]
  ) {
    self.evaluation = evaluation
    self.phrases = phrases
    self.decision = decision
    self.parts = parts
  }

  /// Figures, parts, curve, confusion table, calibration, misses.
  var text: String {
    figures + "\n" + partTable + curve + confusion + "\n" + calibration + "\n" + misses
  }

  private var figures: String {
    var lines =
      "texts                       \(evaluation.count), \(evaluation.decidableCount) with a choice\n"
    if phrases != nil { lines += row("", "with examples", "phrases alone") }
    func add(_ name: String, _ figure: (Evaluation) -> String) {
      lines += row(name, figure(evaluation), phrases.map(figure))
    }
    add("accuracy") { percent($0.accuracy) }
    add("coverage (right verdicts)") { percent($0.coverage) }
    add("precision of verdicts") { percent($0.precision) }
    add("silence where none fits") { percent($0.silence) }
    add("calibration error") { DecimalText.rounded($0.expectedCalibrationError, places: 3) }
    add("evidence overlaps marks") { percent($0.evidenceOverlap) }
    add("evidence covers") { percent($0.coveredShare) + " of the text" }
    return lines
  }

  private func row(_ name: String, _ first: String, _ second: String?) -> String {
    guard let second else { return padded(name, 28) + first + "\n" }
    return padded(name, 28) + padded(first, 20) + second + "\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private var partTable: String {
    guard !parts.isEmpty else { return "" }
    let width = max(12, (parts.map(\.name.count).max() ?? 0) + 2)
    var lines = padded("part", width) + "texts  verdicts  precision  coverage  silence\n"
    for (name, part) in parts {
      let hasUndecided = part.count > part.decidableCount
      lines +=
        padded(name, width) + padded(String(part.count), 7)
        + padded(String(part.verdictCount), 10)
        + padded(part.verdictCount > 0 ? percent(part.precision) : "-", 11)
        + padded(part.decidableCount > 0 ? percent(part.coverage) : "-", 10)
        + (hasUndecided ? percent(part.silence) : "-") + "\n"
    }
    return lines + "\n"
  }

  private var curve: String {
    guard phrases != nil else { return "" }
    var lines = "verdict from  verdicts  precision  coverage  silence\n"
    let thresholds = [0.99, 0.97, 0.95, 0.92, 0.9, 0.87, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5]
    for point in evaluation.curve(at: thresholds) {
      lines +=
        padded(DecimalText.rounded(point.threshold, places: 2), 14)
        + padded(String(point.verdictCount), 10) + padded(percent(point.precision), 11)
        + padded(percent(point.coverage), 10) + percent(point.silence) + "\n"
    }
    return lines + "\n"
  }

  private var names: [String] { decision.choices.map(\.id) + ["none"] }

  private var confusion: String {
    let width = (names.map(\.count).max() ?? 0) + 2
    var lines = padded("label", width) + names.map { padded($0, width) }.joined() + "<- verdict\n"
    for (name, row) in zip(names, evaluation.confusion) {
      lines += padded(name, width) + row.map { padded(String($0), width) }.joined() + "\n"
    }
    return lines
  }

  private var calibration: String {
    var lines = "confidence  verdicts  right\n"
    for (number, bin) in evaluation.bins.enumerated() where bin.count > 0 {
      let share = Double(bin.rightCount) / Double(bin.count)
      lines += "0.\(number)         \(bin.count)       \(percent(share))\n"
    }
    return lines
  }

  private var misses: String {
    var lines = "misses: \(evaluation.misses.count)\n"
    for miss in evaluation.misses {
      let gold = miss.text.gold.map { decision.choices[$0].id } ?? "none"
      let verdict = miss.verdict.choice.map { decision.choices[$0].id } ?? "none"
      let signals = miss.verdict.evidence.map { evidence in
        "\(decision.signals[evidence.signal].id)\(evidence.isNegated ? " denied" : "") "
          + "“\(String(decoding: miss.text.text[evidence.range], as: UTF8.self))”"
      }
      lines += "\(miss.text.id): \(gold) -> \(verdict)"
      lines += signals.isEmpty ? "\n" : "; \(signals.joined(separator: ", "))\n"
    }
    return lines
  }

  private func percent(_ share: Double) -> String {
    DecimalText.rounded(share * 100, places: 1) + "%"
  }
}

internal import DecisionTraining
internal import Decisions
internal import StudySite

/// The text that `discern evaluate` prints.
struct EvaluationReport {
  private let evaluation: Evaluation
  private let decision: Decision

  init(_ evaluation: Evaluation, of decision: Decision) {
    self.evaluation = evaluation
    self.decision = decision
  }

  /// Figures, confusion table, calibration, misses.
  var text: String {
    """
    texts                       \(evaluation.count), \(evaluation.decidableCount) with a choice
    accuracy                    \(percent(evaluation.accuracy))
    coverage (right verdicts)   \(percent(evaluation.coverage))
    precision of verdicts       \(percent(evaluation.precision))
    silence where none fits     \(percent(evaluation.silence))
    calibration error           \(DecimalText.rounded(evaluation.expectedCalibrationError, places: 3))
    evidence overlaps marks     \(percent(evaluation.evidenceOverlap))
    evidence covers             \(percent(evaluation.coveredShare)) of the text

    \(confusion)
    \(calibration)
    \(misses)
    """
  }

  private var names: [String] { decision.choices.map(\.id) + ["none"] }

  private var confusion: String {
    let width = (names.map(\.count).max() ?? 0) + 2
    func cell(_ text: String) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    var lines = cell("label") + names.map { cell($0) }.joined() + "<- verdict\n"
    for (name, row) in zip(names, evaluation.confusion) {
      lines += cell(name) + row.map { cell(String($0)) }.joined() + "\n"
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

internal import Decisions

extension PageComposer {
  /// What a page tells of learned weights: what they learned from, how they do, where they end.
  func modelFields(_ card: ModelCard, of authored: AuthoredDecision) -> TemplateObject {
    let decision = authored.decision
    let labels = card.labelCounts.enumerated()
      .map { words("modelLabelCount", ["count": number($1), "label": labelName($0, decision)]) }
      .joined(separator: words("modelLabelSeparator"))
    var measurements: [TemplateObject] = []
    if let heldOut = card.heldOut {
      measurements.append(
        measurement(
          heldOut.counts, of: decision, anchor: "~model-kept-aside",
          title: words("modelKeptAside"),
          intro: words(
            "modelKeptAsideIntro",
            [
              "texts": number(heldOut.counts.textCount),
              "writers": writers(heldOut.writers.count),
            ]),
          furtherFigures: furtherFigures(heldOut)))
    }
    measurements.append(
      measurement(
        LabelCounts(card.leftOut), of: decision, anchor: "~model-left-out",
        title: words("modelLeftOut"), intro: words("modelLeftOutIntro"), furtherFigures: nil))
    return [
      "training": .text(
        words(
          card.statementCount > 0 ? "modelTraining" : "modelTrainingTextsOnly",
          [
            "texts": number(card.textCount), "writers": writers(card.writerCount),
            "labels": labels, "statements": number(card.statementCount),
          ])),
      "abstaining": .text(
        words("modelAbstaining", ["threshold": percent(card.threshold)])),
      "measurements": .list(measurements),
      "limits": .list(authored.limits.map { ["text": .text($0)] }),
    ]
  }

  /// How verdicts compared with labels: figures and a table.
  ///
  /// Every measurement has two figures; where there are further ones, silence comes before them.
  private func measurement(
    _ counts: LabelCounts, of decision: Decision, anchor: String, title: String, intro: String,
    furtherFigures: [TemplateObject]?
  ) -> TemplateObject {
    var figures = [
      share(
        counts.rightCount, of: counts.verdictCount, "modelPrecision", "modelPrecisionDetail"),
      share(
        counts.rightCount, of: counts.decidableCount, "modelCoverage", "modelCoverageDetail"),
    ]
    if let furtherFigures {
      figures.append(
        share(
          counts.silentCount, of: counts.undecidableCount, "modelSilence", "modelSilenceDetail"))
      figures += furtherFigures
    }
    let labels = decision.choices.indices.map { namedChoiceFields($0, of: decision) } + [noChoice]
    return [
      "anchor": .text(anchor), "title": .text(title), "intro": .text(intro),
      "figures": .list(figures.compactMap { $0 }),
      "labelCount": .text(String(labels.count)), "verdicts": .list(labels),
      "labels": .list(
        zip(labels, counts.table).enumerated().map { place, row in
          var fields = row.0
          fields["counts"] = .list(
            row.1.enumerated().map { verdict, count in
              ["count": .text(number(count)), "agrees": .flag(verdict == place)]
            })
          return fields
        }),
    ]
  }

  /// The figures that only texts with verdicts and marks give.
  private func furtherFigures(_ figures: ModelCard.Figures) -> [TemplateObject] {
    guard figures.counts.verdictCount > 0 else { return [] }
    var fields = [
      figure(
        "modelCalibration",
        words(
          "modelCalibrationValue",
          ["points": DecimalText.rounded(figures.calibrationError * 100, places: 1)]),
        words("modelCalibrationDetail"))
    ]
    // Without a mark in any text there is nothing to meet.
    if figures.evidenceOverlap > 0 {
      fields.append(
        figure(
          "modelOverlap", percent(figures.evidenceOverlap), words("modelOverlapDetail")))
    }
    fields.append(
      figure("modelCovered", percent(figures.coveredShare), words("modelCoveredDetail")))
    return fields
  }

  /// A share with its parts; nil of nothing.
  private func share(
    _ part: Int, of whole: Int, _ term: String, _ detail: String
  ) -> TemplateObject? {
    guard whole > 0 else { return nil }
    return figure(
      term, percent(Double(part) / Double(whole)),
      words(detail, ["part": number(part), "whole": number(whole)]))
  }

  private func figure(_ term: String, _ value: String, _ detail: String) -> TemplateObject {
    ["term": .text(words(term)), "value": .text(value), "detail": .text(detail)]
  }

  /// What names the label or verdict of none, as `namedChoiceFields` names a choice.
  var noChoice: TemplateObject {
    [
      "choiceName": .text(words("undecided")), "choiceIndex": .text("none"),
      "symbol": .text("○"),
    ]
  }

  private func labelName(_ label: Int, _ decision: Decision) -> String {
    decision.choices.indices.contains(label)
      ? decision.choices[label].name : words("modelLabelNone")
  }

  private func writers(_ count: Int) -> String {
    count == 1 ? words("modelOneWriter") : words("modelWriters", ["count": number(count)])
  }

  private func number(_ count: Int) -> String {
    DecimalText.grouped(count, separator: words("thousandsSeparator"))
  }

  /// A probability as whole percent; what is learned is never wholly sure.
  func likelihood(_ probability: Double) -> String {
    if probability < 0.005 { return words("almostNever") }
    return probability >= 0.995 ? words("almostAlways") : percent(probability)
  }

  /// A share from 0 to 1 as whole percent.
  func percent(_ share: Double) -> String {
    words("percent", ["number": DecimalText.percent(share)])
  }
}

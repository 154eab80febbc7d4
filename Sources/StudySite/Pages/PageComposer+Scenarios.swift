internal import Decisions
internal import Markdown

extension PageComposer {
  /// The page of a decision's scenarios: the table with verdicts in place of the author's table.
  func composeScenarios(_ page: SitePage, _ number: Int, _ options: HTMLOptions) -> [UInt8] {
    guard let unit = site.units.first(where: { $0.page == number }), let table = unit.table else {
      return []
    }
    let decision = unit.decision
    // CommonMark replaces NUL in what the author wrote, so it can mark the place of the table.
    let divider: [UInt8] = [0]
    var options = options
    options.replacements[table.node] = divider
    let html = page.document.renderHTML(options).split(
      separator: divider[0], maxSplits: 1, omittingEmptySubsequences: false)
    var object = frame.fields(
      url: page.url, title: page.title, description: page.metadata.description,
      pageData: pageData("verdicts", StudyJSON.verdicts([unit])))
    let pairs = pairFields(unit)
    object.merge([
      "pairs": .list(pairs), "hasPairs": .flag(!pairs.isEmpty),
      "body": .html(Array(html.first ?? [])),
      "afterBody": .html(Array(html.dropFirst().first ?? [])),
      "decision": .object(decisionFields(unit, from: page.url)),
      "model": unit.authored.model.map { .object(modelFields($0.card, of: unit.authored)) },
      "choices": .list(
        decision.choices.indices.map { choice in
          var fields = choiceFields(choice, of: decision)
          fields["count"] = .text(String(unit.verdicts.count { $0.choice == choice }))
          return fields
        }),
      "undecidedCount": .text(String(unit.verdicts.count { $0.choice == nil })),
      "rows": .list(
        zip(table.rows, unit.verdicts).map { row, verdict in
          rowFields(row, verdict, unit, page, options)
        }),
    ])
    return site.theme.templates.render(.scenarios, object)
  }

  private func rowFields(
    _ row: ScenarioTable.Row, _ verdict: Verdict, _ unit: StudyUnit, _ page: SitePage,
    _ options: HTMLOptions
  ) -> TemplateObject {
    let decision = unit.decision
    let explanation = unit.classifier.explain(verdict)
    let text = page.document.renderInlines(
      of: row.cell.node, marks: marks(of: verdict, decision), options)
    let bytes = Array(row.cell.plainText.utf8)
    let counterfactuals = unit.classifier.counterfactuals(of: verdict, on: bytes)
    func fields(_ reasons: [Explanation.Reason]) -> [TemplateObject] {
      reasonFields(reasons, of: verdict, bytes, decision)
    }
    var object: TemplateObject = [
      "id": .text(row.id.value), "url": .text("#" + row.id.value),
      "textHTML": .html(text),
      "isDecided": .flag(verdict.choice != nil), "isUndecided": .flag(verdict.choice == nil),
      "confidence": .text(
        unit.classifier.weights == nil
          ? percent(verdict.confidence) : likelihood(verdict.confidence)),
      "confidencePercent": .text(DecimalText.percent(verdict.confidence)),
      "marginPercent": .text(DecimalText.percent(verdict.margin)),
      "reasons": .list(
        zip(explanation.reasons, fields(explanation.reasons)).map { reason, fields in
          var fields = fields
          let without = counterfactuals.first { $0.signal == reason.signal }
          fields["without"] = .text(without.map { withoutSentence($0, verdict, unit) })
          return fields
        }),
      "hasReasons": .flag(!explanation.reasons.isEmpty),
      "against": .list(fields(explanation.against)),
      "hasAgainst": .flag(!explanation.against.isEmpty),
      "denied": .list(fields(explanation.denied)),
      "hasDenied": .flag(!explanation.denied.isEmpty),
      "whyNot": .text(whyNot(explanation, verdict, unit, bytes)),
      "runnerUpName": .text(verdict.runnerUp.map { decision.choices[$0].name }),
      "hasTraps": .flag(!verdict.traps.isEmpty),
      "traps": .list(
        verdict.traps.map { trap in
          [
            "name": .text(decision.traps[trap].name),
            "tempting": .text(decision.traps[trap].tempting),
            "why": .text(decision.traps[trap].why),
          ]
        }),
      "hasCaveats": .flag(!verdict.caveats.isEmpty),
      "caveats": .list(verdict.caveats.map { ["text": .text(decision.caveats[$0].text)] }),
      "areLikelihoods": .flag(unit.classifier.weights != nil),
      "scores": .list(scoreFields(verdict, unit)),
    ]
    if let choice = verdict.choice { object.merge(namedChoiceFields(choice, of: decision)) }
    return object
  }

  /// The points of each choice; with learned weights how likely each is, and none.
  private func scoreFields(_ verdict: Verdict, _ unit: StudyUnit) -> [TemplateObject] {
    let isLearned = unit.classifier.weights != nil
    var scores = unit.decision.choices.indices.map { choice in
      var fields = namedChoiceFields(choice, of: unit.decision)
      let score = verdict.scores[choice]
      fields["points"] = .text(
        isLearned ? likelihood(score) : DecimalText.rounded(score, places: 1))
      return fields
    }
    if isLearned {
      var none = noChoice
      none["points"] = .text(likelihood(1 - verdict.scores.reduce(0, +)))
      scores.append(none)
    }
    return scores
  }

  /// Marks around the words that decide; of words that speak for several signals, the first wins.
  private func marks(of verdict: Verdict, _ decision: Decision) -> [TextMark] {
    var marks: [TextMark] = []
    for evidence in verdict.evidence {
      guard evidence.range.lowerBound >= marks.last?.range.upperBound ?? 0 else { continue }
      let classes =
        "signal " + (evidence.isNegated ? "denied " : "") + "choice-"
        + Self.style(of: evidence.choice)
      marks.append(
        TextMark(
          range: evidence.range,
          opening:
            "<mark class=\"\(classes)\" data-signal=\"\(decision.signals[evidence.signal].id)\">",
          closing: "</mark>"))
    }
    return marks
  }

  private func reasonFields(
    _ reasons: [Explanation.Reason], of verdict: Verdict, _ text: [UInt8], _ decision: Decision
  ) -> [TemplateObject] {
    // What no phrase says is a whole clause that labelled examples tell.
    let clauses = verdict.evidence.filter { $0.phrase == nil }.map(\.range)
    func quotes(_ ranges: [Range<Int>]) -> TemplateValue {
      .list(ranges.map { ["words": .text(String(decoding: text[$0], as: UTF8.self))] })
    }
    return reasons.map { reason in
      let signal = decision.signals[reason.signal]
      var fields = namedChoiceFields(signal.choice, of: decision)
      fields.merge([
        "signalName": .text(signal.meaning), "why": .text(signal.why),
        "quotes": quotes(reason.ranges.filter { !clauses.contains($0) }),
        "clauses": quotes(reason.ranges.filter { clauses.contains($0) }),
        "hasClauses": .flag(reason.ranges.contains { clauses.contains($0) }),
      ])
      return fields
    }
  }

  /// One sentence on what the verdict were without the words of a signal.
  private func withoutSentence(
    _ without: Counterfactual, _ verdict: Verdict, _ unit: StudyUnit
  ) -> String {
    guard let choice = without.choice else { return words("withoutUndecided") }
    let name = unit.decision.choices[choice].name
    guard choice == verdict.choice else { return words("withoutOther", ["choice": name]) }
    return unit.classifier.weights == nil
      ? words("withoutSame", ["choice": name, "margin": DecimalText.percent(without.margin)])
      : words("withoutSameLikely", ["choice": name, "likely": likelihood(without.confidence)])
  }

  /// Texts one phrase apart with different verdicts, as the classifier has proven them.
  private func pairFields(_ unit: StudyUnit) -> [TemplateObject] {
    let decision = unit.decision
    let pairs = unit.classifier.minimalPairs(
      frames: [words("pairFrame")],
      wordings: decision.signals.map { [$0.meaning] })
    func side(_ side: MinimalPair.Side) -> TemplateObject {
      let text = Array(side.text.utf8)
      func part(_ range: Range<Int>) -> String {
        escapeHTML(String(decoding: text[range], as: UTF8.self))
      }
      var fields = namedChoiceFields(side.choice, of: decision)
      fields["textHTML"] = .html(
        part(0..<side.phrase.lowerBound)
          + "<mark class=\"signal choice-\(Self.style(of: side.choice))\">"
          + part(side.phrase) + "</mark>" + part(side.phrase.upperBound..<text.count))
      return fields
    }
    // One pair for each driver: the clearest.
    return decision.drivers.indices.compactMap { driver in
      let candidates = pairs.filter { $0.driver == driver }
      guard
        let pair = candidates.max(by: {
          min($0.first.margin, $0.second.margin) < min($1.first.margin, $1.second.margin)
        })
      else { return nil }
      return [
        "driverName": .text(decision.drivers[driver].name),
        "question": .text(decision.drivers[driver].question),
        "sides": .list([side(pair.first), side(pair.second)]),
      ]
    }
  }

  /// One sentence on why the runner-up is not the verdict, or why there is none.
  private func whyNot(
    _ explanation: Explanation, _ verdict: Verdict, _ unit: StudyUnit, _ text: [UInt8]
  ) -> String {
    let decision = unit.decision
    let weights = unit.classifier.weights
    let runnerUp = verdict.runnerUp.map { decision.choices[$0].name } ?? ""
    let leader = verdict.choice.map { decision.choices[$0].name } ?? ""
    func quoted(_ choice: Int?, isNegated: Bool) -> String {
      verdict.evidence
        .filter { $0.choice == choice && $0.isNegated == isNegated }
        .map { words("quoted", ["text": String(decoding: text[$0.range], as: UTF8.self)]) }
        .joined(separator: words("listSeparator"))
    }
    switch explanation.whyNotRunnerUp {
    case .noSignal: return words("whyNotNoSignal", ["choice": runnerUp])
    case .onlyNegated:
      return words(
        "whyNotOnlyDenied",
        ["choice": runnerUp, "signals": quoted(verdict.runnerUp, isNegated: true)])
    case .outweighed:
      return words(
        weights == nil ? "whyNotOutweighed" : "whyNotLessLikely",
        [
          "choice": runnerUp, "leader": leader,
          "signals": quoted(verdict.runnerUp, isNegated: false),
        ])
    case .undecidedBalanced:
      let ahead = choices(of: decision, byScoreIn: verdict)
      return words(
        "whyNotBalanced",
        ["choice": decision.choices[ahead[1]].name, "leader": decision.choices[ahead[0]].name])
    case .undecidedThin: return words("whyNotThin")
    case .undecidedContested, .undecidedUnlikely:
      let best = choices(of: decision, byScoreIn: verdict)[0]
      var sentence = "whyNotContested"
      var only = ""
      if case .undecidedUnlikely(let choice) = explanation.whyNotRunnerUp {
        sentence = choice == best ? "whyNotUnlikely" : "whyNotUnlikelyOther"
        only = decision.choices[choice].name
      }
      return words(
        sentence,
        [
          "leader": decision.choices[best].name, "choice": only,
          "likely": likelihood(verdict.scores[best]), "threshold": percent(weights?.threshold ?? 1),
        ])
    }
  }

  /// The choices of a decision, the best first.
  private func choices(of decision: Decision, byScoreIn verdict: Verdict) -> [Int] {
    decision.choices.indices.sorted { first, second in
      verdict.scores[first] != verdict.scores[second]
        ? verdict.scores[first] > verdict.scores[second] : first < second
    }
  }
}

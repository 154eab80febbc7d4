internal import Decisions
internal import Diagnostics
internal import Foundation
internal import Markdown

extension PageComposer {
  /// The symbols that stand for choices, in the order of the decision, beside colour and word.
  private static let symbols = ["◆", "●", "▲", "■", "★", "✚"]

  /// What a template needs to name a decision and lead to its pages.
  func decisionFields(_ unit: StudyUnit, from url: SiteURL) -> TemplateObject {
    [
      "title": .text(unit.decision.title), "question": .text(unit.decision.question),
      "scenariosURL": .text(unit.page.map { url.reference(to: site.index.pages[$0].url) }),
      "flashcardsURL": .text(url.reference(to: unit.flashcardsURL)),
      "cheatSheetURL": .text(url.reference(to: unit.cheatSheetURL)),
    ]
  }

  /// A choice's name, number and symbol.
  func choiceFields(_ choice: Int, of decision: Decision) -> TemplateObject {
    [
      "name": .text(decision.choices[choice].name), "index": .text(Self.style(of: choice)),
      "symbol": .text(Self.symbol(of: choice)),
    ]
  }

  /// The same under the names that a template uses inside a scenario.
  private func namedChoiceFields(_ choice: Int, of decision: Decision) -> TemplateObject {
    [
      "choiceName": .text(decision.choices[choice].name),
      "choiceIndex": .text(Self.style(of: choice)), "symbol": .text(Self.symbol(of: choice)),
    ]
  }

  private static func symbol(of choice: Int) -> String { symbols[choice % symbols.count] }

  /// The number in the class `choice-N`; a seventh choice looks like the first.
  private static func style(of choice: Int) -> String { String(choice % symbols.count) }

  // MARK: Scenarios

  /// The page of a decision's scenarios: the table with verdicts in place of the author's table.
  func composeScenarios(_ page: SitePage, _ number: Int, _ options: HTMLOptions) -> String {
    guard let unit = site.units.first(where: { $0.page == number }), let table = unit.table else {
      return ""
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
    object.merge([
      "body": .html(String(decoding: html.first ?? [], as: UTF8.self)),
      "afterBody": .html(String(decoding: html.dropFirst().first ?? [], as: UTF8.self)),
      "decision": .object(decisionFields(unit, from: page.url)),
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
    let reasons = verdict.evidence.filter { !$0.isNegated && $0.choice == verdict.choice }
    let against = verdict.evidence.filter { !$0.isNegated && $0.choice != verdict.choice }
    let denied = verdict.evidence.filter(\.isNegated)
    var object: TemplateObject = [
      "id": .text(row.id.value), "url": .text("#" + row.id.value),
      "textHTML": .html(String(decoding: text, as: UTF8.self)),
      "isDecided": .flag(verdict.choice != nil), "isUndecided": .flag(verdict.choice == nil),
      "confidencePercent": .text(DecimalText.percent(verdict.confidence)),
      "marginPercent": .text(DecimalText.percent(verdict.margin)),
      "reasons": .list(evidenceFields(reasons, bytes, decision)),
      "hasReasons": .flag(!reasons.isEmpty),
      "against": .list(evidenceFields(against, bytes, decision)),
      "hasAgainst": .flag(!against.isEmpty),
      "denied": .list(evidenceFields(denied, bytes, decision)),
      "hasDenied": .flag(!denied.isEmpty),
      "whyNot": .text(whyNot(explanation, verdict, decision, bytes)),
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
      "scores": .list(
        decision.choices.indices.map { choice in
          var fields = namedChoiceFields(choice, of: decision)
          fields["points"] = .text(DecimalText.rounded(verdict.scores[choice], places: 1))
          return fields
        }),
    ]
    if let choice = verdict.choice { object.merge(namedChoiceFields(choice, of: decision)) }
    return object
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

  private func evidenceFields(
    _ evidence: [Evidence], _ text: [UInt8], _ decision: Decision
  ) -> [TemplateObject] {
    evidence.map { evidence in
      let signal = decision.signals[evidence.signal]
      var fields = namedChoiceFields(evidence.choice, of: decision)
      fields.merge([
        "signalName": .text(signal.meaning), "why": .text(signal.why),
        "words": .text(String(decoding: text[evidence.range], as: UTF8.self)),
      ])
      return fields
    }
  }

  /// One sentence on why the runner-up is not the verdict, or why there is none.
  private func whyNot(
    _ explanation: Explanation, _ verdict: Verdict, _ decision: Decision, _ text: [UInt8]
  ) -> String {
    let runnerUp = verdict.runnerUp.map { decision.choices[$0].name } ?? ""
    let leading =
      verdict.choice ?? decision.choices.indices.first { $0 != verdict.runnerUp }
    let leader = leading.map { decision.choices[$0].name } ?? ""
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
        "whyNotOutweighed",
        [
          "choice": runnerUp, "leader": leader,
          "signals": quoted(verdict.runnerUp, isNegated: false),
        ])
    case .undecidedBalanced:
      return words("whyNotBalanced", ["choice": runnerUp, "leader": leader])
    case .undecidedThin: return words("whyNotThin")
    }
  }

  /// A script element that holds data and runs nothing.
  private func pageData(_ id: String, _ json: String) -> String {
    "<script type=\"application/json\" id=\"\(id)-data\">\n\(json)</script>"
  }

  // MARK: Flashcards

  /// The page of a decision's cards, grouped by kind.
  func composeFlashcards(_ unit: StudyUnit) -> String {
    let url = unit.flashcardsURL
    let title = words("flashcardsTitle", ["decision": unit.decision.title])
    var object = frame.fields(
      url: url, title: title,
      description: words("flashcardsDescription", ["question": unit.decision.question]),
      pageData: pageData("flashcards", StudyJSON.flashcards([unit])))
    let groups = Flashcard.Kind.allCases.compactMap { kind -> TemplateObject? in
      let cards = unit.cards.filter { $0.kind == kind }
      guard !cards.isEmpty else { return nil }
      let name = "cardGroup" + kind.name.prefix(1).uppercased() + kind.name.dropFirst()
      return [
        "kind": .text(kind.name), "title": .text(words(name + "Title")),
        "intro": .text(words(name + "Intro")), "count": .text(String(cards.count)),
        "cards": .list(cards.map { cardFields($0, unit, from: url) }),
      ]
    }
    object.merge([
      "decision": .object(decisionFields(unit, from: url)),
      "cardCount": .text(String(unit.cards.count)), "groups": .list(groups),
    ])
    return site.theme.templates.render(.flashcards, object)
  }

  private func cardFields(
    _ card: Flashcard, _ unit: StudyUnit, from url: SiteURL
  ) -> TemplateObject {
    let decision = unit.decision
    var fields: TemplateObject = [
      "id": .text(card.id), "anchor": .text(unit.anchor(of: card)),
      "frontHTML": .html(frontHTML(of: card, decision)),
      "backHTML": .html(paragraphs(card.back)),
      "whyHTML": card.why.isEmpty ? nil : .html(paragraphs(card.why)),
    ]
    if let choice = card.choice {
      fields["choiceIndex"] = .text(Self.style(of: choice))
      fields["symbol"] = .text(Self.symbol(of: choice))
    }
    switch card.kind {
    case .prompt:
      guard let placed = unit.prompt(of: card) else { break }
      let page = site.index.pages[placed.page]
      let options = cardOptions(for: page, from: url)
      fields["frontHTML"] = .html(
        String(
          decoding: page.document.renderInlines(of: placed.prompt.questionNode, options),
          as: UTF8.self))
      let answer = placed.prompt.answerNodes.flatMap { page.document.renderHTML(of: $0, options) }
      fields["backHTML"] = .html(String(decoding: answer, as: UTF8.self))
      fields["sourceTitle"] = .text(page.title)
      fields["sourceURL"] = .text(
        url.reference(to: page.url) + "#" + SiteURL(placed.anchor).encodedPath)
    case .scenario:
      if let page = unit.page, let row = card.id.split(separator: ".").last {
        fields["sourceTitle"] = .text(site.index.pages[page].title)
        fields["sourceURL"] = .text(url.reference(to: site.index.pages[page].url) + "#" + row)
      }
    case .signal, .contrast, .trap: break
    }
    return fields
  }

  /// Options for a part of a lesson that stands on another page: its links lead from there.
  private func cardOptions(for page: SitePage, from url: SiteURL) -> HTMLOptions {
    var options = HTMLOptions()
    options.words = MarkdownWords(words)
    options.links = site.links.resolve(page, from: url).links
    return options
  }

  private func frontHTML(of card: Flashcard, _ decision: Decision) -> String {
    let bytes = Array(card.front.utf8)
    var html = ""
    var offset = 0
    let style = card.choice.map { " choice-" + Self.style(of: $0) } ?? ""
    for mark in card.marks where mark.lowerBound >= offset {
      html += escapeHTML(String(decoding: bytes[offset..<mark.lowerBound], as: UTF8.self))
      html += "<mark class=\"signal\(style)\">"
      html += escapeHTML(String(decoding: bytes[mark], as: UTF8.self)) + "</mark>"
      offset = mark.upperBound
    }
    return html + escapeHTML(String(decoding: bytes[offset...], as: UTF8.self))
  }

  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n").map { "<p>\(escapeHTML($0))</p>" }.joined(separator: "\n")
  }

  // MARK: Cheat sheet

  /// The printable page of a decision: signals by choice, drivers, traps.
  func composeCheatSheet(_ unit: StudyUnit) -> String {
    let url = unit.cheatSheetURL
    let decision = unit.decision
    var object = frame.fields(
      url: url, title: words("cheatSheetTitle", ["decision": decision.title]),
      description: words("cheatSheetDescription", ["question": decision.question]))
    object.merge([
      "decision": .object(decisionFields(unit, from: url)),
      "choices": .list(
        decision.choices.indices.map { choice in
          var fields = choiceFields(choice, of: decision)
          fields["summary"] = .text(decision.choices[choice].summary)
          fields["signals"] = .list(
            decision.signals.filter { $0.choice == choice }.map { signal in
              [
                "meaning": .text(signal.meaning), "why": .text(signal.why),
                "driverName": .text(decision.drivers[signal.driver].name),
                "phrases": .text(
                  unit.wordings(of: signal).map { words("quoted", ["text": $0]) }
                    .joined(separator: words("listSeparator"))),
              ]
            })
          return fields
        }),
      "drivers": .list(decision.drivers.indices.map { driverFields($0, decision) }),
      "traps": .list(
        decision.traps.map { trap in
          [
            "name": .text(trap.name), "tempting": .text(trap.tempting), "why": .text(trap.why),
            "temptationName": .text(decision.choices[trap.temptation].name),
            "temptationIndex": .text(Self.style(of: trap.temptation)),
            "remedyName": .text(decision.choices[trap.remedy].name),
            "remedyIndex": .text(Self.style(of: trap.remedy)),
          ]
        }),
    ])
    return site.theme.templates.render(.cheatSheet, object)
  }

  private func driverFields(_ number: Int, _ decision: Decision) -> TemplateObject {
    let driver = decision.drivers[number]
    let sides = decision.choices.indices.compactMap { choice -> TemplateObject? in
      let signals = decision.signals.filter { $0.driver == number && $0.choice == choice }
      guard !signals.isEmpty else { return nil }
      var fields = namedChoiceFields(choice, of: decision)
      fields["signals"] = .text(
        signals.map(\.meaning).joined(separator: words("listSeparator")))
      return fields
    }
    return [
      "name": .text(driver.name), "question": .text(driver.question),
      "explanation": .text(driver.explanation), "sides": .list(sides),
    ]
  }

  // MARK: Not found

  /// The page that hosts show for addresses that lead nowhere.
  ///
  /// It may be shown anywhere, so its
  /// links are absolute and it carries its style in itself.
  func composeNotFound(_ url: SiteURL) -> String {
    let base = site.configuration.baseURL?.path ?? "/"
    var object = frame.fields(url: url, title: words("notFoundTitle"), description: nil)
    let style = site.theme.assets.content("style.css") ?? []
    let icon = site.theme.assets.content("favicon.svg") ?? []
    object.merge([
      "body": .html("<p>\(escapeHTML(words("notFoundText")))</p>"),
      "contentSecurityPolicy": .text(
        "default-src 'none'; style-src data:; img-src data:; base-uri 'none'; form-action 'none'"),
      "styleURL": .text("data:text/css;base64," + Data(style).base64EncodedString()),
      "iconURL": .text("data:image/svg+xml;base64," + Data(icon).base64EncodedString()),
      "homeURL": .text(base),
      "breadcrumbs": .list([]),
      "siteNavigation": .html(frame.absoluteNavigation(base: base)),
    ])
    for name in ["scriptURL", "canonicalURL", "feedURL"] { object[name] = nil }
    return site.theme.templates.render(.notFound, object)
  }
}

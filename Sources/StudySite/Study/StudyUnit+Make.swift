internal import Decisions
internal import Diagnostics
internal import Markdown
internal import Parallel

/// A prompt of a lesson with the page it stands on.
struct PlacedPrompt: Sendable {
  var page: Int
  var prompt: Markdown.RecallPrompt

  /// The id of the prompt's element on its page.
  var anchor: String { "recall-" + prompt.id }
}

extension StudyUnit {
  /// Classifies the scenarios of each decision and makes its cards.
  ///
  /// A page's table and prompts belong to the decision that its front matter names; prompts of
  /// pages that name none belong to the only decision, where there is but one.
  static func make(
    _ decisions: [AuthoredDecision], index: SiteIndex, words: Words, threads: Int,
    memory: SiteMemory, _ diagnostics: inout [Diagnostic]
  ) -> [StudyUnit] {
    var units: [StudyUnit] = []
    for authored in decisions {
      let classifier = authored.classifier
      var unit = StudyUnit(authored: authored, classifier: classifier)
      for (number, page) in index.pages.enumerated()
      where page.kind == .scenarios(decision: authored.decision.id) {
        guard unit.page == nil else {
          diagnostics.append(
            Diagnostic(
              .duplicateID, at: page.metadata.decision?.location ?? page.location,
              "the decision '\(authored.decision.id)' has another page of scenarios",
              suggestion: "put all of its scenarios into one table"))
          continue
        }
        unit.page = number
        unit.table = ScenarioTable.read(
          page.document, of: authored.decision, at: page.location, &diagnostics)
      }
      let texts = (unit.table?.rows ?? []).map(\.cell.plainText)
      let known = texts.map { memory.verdict(of: authored.decision.id, on: $0) }
      unit.verdicts = concurrentMap(count: texts.count, threads: threads) { row in
        known[row] ?? classifier.verdict(on: Array(texts[row].utf8)).withSureEvidence
      }
      memory.keep(
        Dictionary(zip(texts, unit.verdicts)) { first, _ in first }, of: authored.decision.id)
      unit.prompts = prompts(
        of: authored.decision.id, index: index, isOnly: decisions.count == 1, &diagnostics)
      unit.cards = unit.makeCards(words: words)
      unit.check(&diagnostics)
      units.append(unit)
    }
    reportUnclaimedPrompts(of: index, decisions, &diagnostics)
    return units
  }

  /// Reports prompts that become no cards because their page does not say to which of several
  /// decisions it belongs.
  private static func reportUnclaimedPrompts(
    of index: SiteIndex, _ decisions: [AuthoredDecision], _ diagnostics: inout [Diagnostic]
  ) {
    guard decisions.count > 1 else { return }
    for page in index.pages
    where page.metadata.decision == nil && !page.outline.promptAnchors.isEmpty {
      guard let prompt = page.document.recallPrompts.first else { continue }
      diagnostics.append(
        Diagnostic(
          .unclaimedPrompts, at: prompt.location,
          "the prompts of this page belong to no decision and become no cards",
          suggestion: "add 'decision: \(decisions[0].decision.id)' or another to the front matter"))
    }
  }

  private static func prompts(
    of decision: String, index: SiteIndex, isOnly: Bool, _ diagnostics: inout [Diagnostic]
  ) -> [PlacedPrompt] {
    var prompts: [PlacedPrompt] = []
    var places: [String: SourceLocation] = [:]
    for (number, page) in index.pages.enumerated() {
      let named = page.metadata.decision?.value
      guard named == decision || (named == nil && isOnly), !page.outline.promptAnchors.isEmpty
      else { continue }
      for prompt in page.document.recallPrompts {
        if let first = places[prompt.id] {
          diagnostics.append(
            Diagnostic(
              .duplicateID, at: prompt.location, "the prompt '\(prompt.id)' stands twice",
              suggestion: "give one of them another id",
              notes: [Diagnostic.Note(at: first, "first stands here")]))
          continue
        }
        places[prompt.id] = prompt.location
        prompts.append(PlacedPrompt(page: number, prompt: prompt))
      }
    }
    return prompts
  }

  private func makeCards(words: Words) -> [Flashcard] {
    flashcards(
      for: decision,
      scenarios: (table?.rows ?? []).map {
        Scenario(id: $0.id.value, text: $0.cell.plainText, key: $0.key)
      },
      verdicts: verdicts,
      prompts: prompts.map {
        Decisions.RecallPrompt(
          id: $0.prompt.id, question: $0.prompt.question, answer: $0.prompt.answer)
      },
      wording: FlashcardWording(words))
  }

  /// The place at which the author wrote what a card is made from.
  func location(of card: Flashcard) -> SourceLocation {
    switch card.kind {
    case .signal: authored.signalLocations[card.signals.first ?? 0]
    case .trap: authored.trapLocations[card.trap ?? 0]
    case .scenario:
      table?.rows.first { card.id.hasSuffix(".scenario." + $0.id.value) }?.id.location
        ?? authored.location
    case .prompt:
      prompt(of: card)?.prompt.location ?? authored.location
    case .contrast: authored.location
    }
  }

  /// The id of a card's element on the page of flashcards: the card's id without the decision's.
  func anchor(of card: Flashcard) -> String {
    card.id.hasPrefix(decision.id + ".")
      ? String(card.id.dropFirst(decision.id.count + 1)) : card.id
  }
}

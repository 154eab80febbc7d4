internal import Decisions
internal import Diagnostics
internal import Markdown

/// A decision with all that is made from it: verdicts on its scenarios, and flashcards.
struct StudyUnit: Sendable {
  var authored: AuthoredDecision
  var classifier: Classifier
  /// The page of scenarios, as an index into the site's pages; nil where there is none.
  var page: Int?
  /// The table of scenarios; nil where the decision has no page of scenarios.
  var table: ScenarioTable?
  /// The verdict on each row of the table.
  var verdicts: [Verdict]
  /// The prompts of the decision's lessons, in the order of the pages.
  var prompts: [PlacedPrompt] {
    didSet {
      placesByPromptID = Dictionary(
        prompts.enumerated().map { ($1.prompt.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }
  /// Where each prompt stands among the prompts.
  private var placesByPromptID: [String: Int] = [:]
  var cards: [Flashcard]

  /// A decision of which nothing is made yet.
  init(authored: AuthoredDecision, classifier: Classifier) {
    self.authored = authored
    self.classifier = classifier
    verdicts = []
    prompts = []
    cards = []
  }

  var decision: Decision { authored.decision }

  /// The prompt that a card was made from.
  func prompt(of card: Flashcard) -> PlacedPrompt? {
    let beginning = decision.id + "." + Flashcard.Kind.prompt.name + "."
    guard card.kind == .prompt, card.id.hasPrefix(beginning) else { return nil }
    return placesByPromptID[String(card.id.dropFirst(beginning.count))].map { prompts[$0] }
  }
}

extension StudyUnit {
  /// Holds the rows' keys, the model's signals and its traps against the verdicts.
  func check(_ diagnostics: inout [Diagnostic]) {
    guard let table else {
      if page == nil {
        diagnostics.append(
          Diagnostic(
            .missingScenarios, at: authored.location,
            "the decision '\(decision.id)' has no page of scenarios, so nothing proves its signals",
            suggestion: "write 'content/scenarios/\(decision.id).md'"))
      }
      return
    }
    for (row, verdict) in zip(table.rows, verdicts) where verdict.choice != row.key {
      diagnostics.append(
        Diagnostic(
          .contradictedKey, at: row.keyLocation,
          "the key of '\(row.id.value)' is \(name(of: row.key)), but the verdict is "
            + "\(name(of: verdict.choice)) (\(points(verdict)))\(evidenceClause(row, verdict))",
          suggestion: "correct the key, the scenario or the signals"))
    }
    checkExercise(table, &diagnostics)
  }

  private func checkExercise(_ table: ScenarioTable, _ diagnostics: inout [Diagnostic]) {
    // How many rows each phrase of each signal is evidence in, and the last of these rows.
    var uses = decision.signals.map {
      [(count: Int, row: Int)](repeating: (0, 0), count: $0.phrases.count)
    }
    var exercisedTraps: Set<Int> = []
    for (row, verdict) in verdicts.enumerated() {
      exercisedTraps.formUnion(verdict.traps)
      var seen: Set<[Int]> = []
      for evidence in verdict.evidence {
        guard let phrase = evidence.phrase,
          seen.insert([evidence.signal, phrase]).inserted
        else { continue }
        uses[evidence.signal][phrase].count += 1
        uses[evidence.signal][phrase].row = row
      }
    }
    for (index, signal) in decision.signals.enumerated() {
      if uses[index].allSatisfy({ $0.count == 0 }) {
        diagnostics.append(
          Diagnostic(
            .unexercisedSignal, at: authored.signalLocations[index],
            "no scenario exercises the signal '\(signal.id)'",
            suggestion: "add a row that states it"))
      }
      for (phrase, use) in uses[index].enumerated() where use.count == 1 {
        diagnostics.append(
          Diagnostic(
            .singleRowPhrase, at: authored.phraseLocations[index][phrase],
            "the phrase '\(signal.phrases[phrase].text)' serves one row only",
            suggestion: "make it more general, or add a row that needs it",
            notes: [Diagnostic.Note(at: table.rows[use.row].id.location, "the row")]))
      }
    }
    for (index, trap) in decision.traps.enumerated() where !exercisedTraps.contains(index) {
      diagnostics.append(
        Diagnostic(
          .unexercisedTrap, at: authored.trapLocations[index],
          "no scenario exercises the trap '\(trap.id)'", suggestion: "add a row that sets it"))
    }
  }

  private func name(of choice: Int?) -> String {
    choice.map { decision.choices[$0].id } ?? ScenarioTable.undecidedKey
  }

  private func points(_ verdict: Verdict) -> String {
    zip(decision.choices, verdict.scores)
      .map { "\($0.id) \(DecimalText.rounded($1, places: 2))" }.joined(separator: ", ")
  }

  private func evidenceClause(_ row: ScenarioTable.Row, _ verdict: Verdict) -> String {
    let bytes = Array(row.cell.plainText.utf8)
    let words = verdict.evidence.map { evidence in
      let text = String(decoding: bytes[evidence.range], as: UTF8.self)
      return "'\(text)' -> \(decision.signals[evidence.signal].id)"
        + (evidence.isNegated ? " (denied)" : "")
    }
    return words.isEmpty ? "; nothing matched" : "; " + words.joined(separator: ", ")
  }
}

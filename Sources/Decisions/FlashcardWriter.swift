/// Writes the cards of one decision in one wording.
struct FlashcardWriter {
  private typealias Values = [(name: String, value: String)]

  private let decision: Decision
  private let wording: FlashcardWording
  private let common: Values

  init(decision: Decision, wording: FlashcardWording) {
    self.decision = decision
    self.wording = wording
    let names = decision.choices.map { $0.name }
    common = [
      ("title", decision.title), ("question", decision.question),
      ("choices", Self.join(names, wording.listSeparator)),
    ]
  }

  func signalCard(_ index: Int) -> Flashcard {
    let signal = decision.signals[index]
    let driver = decision.drivers.indices.contains(signal.driver) ? signal.driver : nil
    let choice = knownChoice(signal.choice)
    var values = choiceValues(choice)
    values += [("meaning", signal.meaning), ("why", signal.why)]
    values.append(("driver", driver.map { decision.drivers[$0].name } ?? ""))
    var card = card(.signal, signal.id, wording.signal, values)
    card.choice = choice
    card.signals = [index]
    card.driver = driver
    return card
  }

  func scenarioCard(_ scenario: Scenario, _ verdict: Verdict) -> Flashcard {
    let texts = verdict.choice == nil ? wording.undecidedScenario : wording.scenario
    var values = choiceValues(knownChoice(verdict.choice))
    values.append(("scenario", scenario.text))
    values.append(("reasons", reasons(scenario, verdict)))
    var card = card(.scenario, scenario.id, texts, values)
    card.choice = verdict.choice
    var isNamed = Array(repeating: false, count: decision.signals.count)
    for item in verdict.evidence where isNamed.indices.contains(item.signal) {
      if verdict.choice == nil || item.choice == verdict.choice { isNamed[item.signal] = true }
    }
    for signal in isNamed.indices where isNamed[signal] { card.signals.append(signal) }
    let front = Template(texts.front, values + common, marking: "scenario")
    if let place = front.marked.first {
      for range in verdict.decidingRanges where range.upperBound <= place.count {
        card.marks.append(
          range.lowerBound + place.lowerBound..<range.upperBound + place.lowerBound)
      }
    }
    return card
  }

  /// The card of a driver; nil when no signal speaks to it.
  func contrastCard(_ index: Int) -> Flashcard? {
    let driver = decision.drivers[index]
    var signals: [Int] = []
    var sides: [String] = []
    for choice in decision.choices.indices {
      var meanings: [String] = []
      for (number, signal) in decision.signals.enumerated()
      where signal.driver == index && signal.choice == choice {
        meanings.append(signal.meaning)
        signals.append(number)
      }
      if meanings.isEmpty { continue }
      var values = choiceValues(choice)
      values.append(("meanings", Self.join(meanings, wording.listSeparator)))
      sides.append(Template(wording.side, values + common).text)
    }
    if signals.isEmpty { return nil }
    let values: Values = [
      ("driver", driver.name), ("driverQuestion", driver.question),
      ("explanation", driver.explanation), ("sides", Self.join(sides, wording.lineSeparator)),
    ]
    var card = card(.contrast, driver.id, wording.contrast, values)
    card.signals = signals.sorted()
    card.driver = index
    return card
  }

  func trapCard(_ index: Int) -> Flashcard {
    let trap = decision.traps[index]
    let remedy = knownChoice(trap.remedy)
    let values: Values = [
      ("trap", trap.name), ("tempting", trap.tempting), ("why", trap.why),
      ("temptation", knownChoice(trap.temptation).map { decision.choices[$0].name } ?? ""),
      ("remedy", remedy.map { decision.choices[$0].name } ?? ""),
    ]
    var card = card(.trap, trap.id, wording.trap, values)
    card.choice = remedy
    card.signals = trap.signals.sorted()
    card.trap = index
    return card
  }

  func promptCard(_ prompt: RecallPrompt) -> Flashcard {
    card(
      .prompt, prompt.id, wording.prompt,
      [("prompt", prompt.question), ("answer", prompt.answer)])
  }
}

extension FlashcardWriter {
  private func card(
    _ kind: Flashcard.Kind, _ id: String, _ texts: FlashcardWording.Card, _ values: Values
  ) -> Flashcard {
    let values = values + common
    return Flashcard(
      id: decision.id + "." + kind.name + "." + id, kind: kind,
      front: Template(texts.front, values).text, back: Template(texts.back, values).text,
      why: Template(texts.why, values).text)
  }

  private func knownChoice(_ choice: Int?) -> Int? {
    guard let choice, decision.choices.indices.contains(choice) else { return nil }
    return choice
  }

  private func choiceValues(_ choice: Int?) -> Values {
    guard let choice else { return [("choice", ""), ("summary", "")] }
    let known = decision.choices[choice]
    return [("choice", known.name), ("summary", known.summary)]
  }

  /// The evidence of a scenario in words: what decides first, then the denials, then the rest.
  private func reasons(_ scenario: Scenario, _ verdict: Verdict) -> String {
    let text = Array(scenario.text.utf8)
    var lines: [String] = []
    for item in verdict.evidence where decision.signals.indices.contains(item.signal) {
      let isForChoice = verdict.choice == nil || item.choice == verdict.choice
      if item.isNegated == isForChoice || item.range.upperBound > text.count { continue }
      let signal = decision.signals[item.signal]
      var values = choiceValues(knownChoice(item.choice))
      values += [
        ("words", String(decoding: text[item.range], as: UTF8.self)),
        ("meaning", signal.meaning), ("why", signal.why),
      ]
      let sentence = item.isNegated ? wording.deniedReason : wording.reason
      lines.append(Template(sentence, values + common).text)
    }
    return Self.join(lines, wording.lineSeparator)
  }

  private static func join(_ items: [String], _ separator: String) -> String {
    var result = ""
    for (index, item) in items.enumerated() {
      if index > 0 { result += separator }
      result += item
    }
    return result
  }
}

internal import Decisions

extension PageComposer {
  /// The printable page of a decision: signals by choice, drivers, traps.
  func composeCheatSheet(_ unit: StudyUnit) -> [UInt8] {
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
}

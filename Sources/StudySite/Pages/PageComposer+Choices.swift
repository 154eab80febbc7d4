internal import Decisions

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
  func namedChoiceFields(_ choice: Int, of decision: Decision) -> TemplateObject {
    [
      "choiceName": .text(decision.choices[choice].name),
      "choiceIndex": .text(Self.style(of: choice)), "symbol": .text(Self.symbol(of: choice)),
    ]
  }

  static func symbol(of choice: Int) -> String { symbols[choice % symbols.count] }

  /// The number in the class `choice-N`; a seventh choice looks like the first.
  static func style(of choice: Int) -> String { String(choice % symbols.count) }

  /// A script element that holds data and runs nothing.
  func pageData(_ id: String, _ json: String) -> String {
    "<script type=\"application/json\" id=\"\(id)-data\">\n\(json)</script>"
  }
}

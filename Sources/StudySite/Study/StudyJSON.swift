internal import Decisions
internal import Diagnostics
internal import Markdown

/// The JSON that a site publishes of its verdicts and cards, in the forms that
/// `Schemas/verdicts.schema.json` and `Schemas/flashcards.schema.json` describe.
enum StudyJSON {
  /// The version of both forms.
  static let format = 1

  /// The whole of `verdicts.json`, or the data of one page.
  static func verdicts(_ units: [StudyUnit]) -> String {
    let decisions = units.map { unit in
      object([
        ("id", jsonString(unit.decision.id)), ("title", jsonString(unit.decision.title)),
        ("question", jsonString(unit.decision.question)),
        (
          "choices",
          inlineList(
            unit.decision.choices.map {
              inlineObject([("id", jsonString($0.id)), ("name", jsonString($0.name))])
            })
        ),
        (
          "verdicts", list(zip(unit.table?.rows ?? [], unit.verdicts).map { verdict($0, $1, unit) })
        ),
      ])
    }
    return object([("format", "\(format)"), ("decisions", list(decisions))]) + "\n"
  }

  /// The whole of `flashcards.json`, or the data of one page.
  static func flashcards(_ units: [StudyUnit]) -> String {
    let decisions = units.map { unit in
      object([
        ("id", jsonString(unit.decision.id)), ("title", jsonString(unit.decision.title)),
        ("cards", list(unit.cards.map { card($0, unit) })),
      ])
    }
    return object([("format", "\(format)"), ("decisions", list(decisions))]) + "\n"
  }

  private static func verdict(
    _ row: ScenarioTable.Row, _ verdict: Verdict, _ unit: StudyUnit
  ) -> String {
    let decision = unit.decision
    let bytes = Array(row.cell.plainText.utf8)
    let scores = zip(decision.choices, verdict.scores).map { ($0.id, number($1)) }
    let signals = verdict.evidence.map { signal($0, in: bytes, of: decision) }
    return object([
      ("id", jsonString(row.id.value)), ("text", jsonString(row.cell.plainText)),
      ("verdict", verdict.choice.map { jsonString(decision.choices[$0].id) } ?? "null"),
      ("margin", number(verdict.margin)), ("confidence", number(verdict.confidence)),
      ("scores", inlineObject(scores)), ("signals", list(signals)), ("option", option(verdict)),
      ("traps", inlineList(verdict.traps.map { jsonString(decision.traps[$0].id) })),
      ("caveats", inlineList(verdict.caveats.map { jsonString(decision.caveats[$0].id) })),
    ])
  }

  /// A piece of evidence in a text, in one line.
  static func signal(_ evidence: Evidence, in text: [UInt8], of decision: Decision) -> String {
    inlineObject([
      ("signal", jsonString(decision.signals[evidence.signal].id)),
      ("choice", jsonString(decision.choices[evidence.choice].id)),
      ("text", jsonString(String(decoding: text[evidence.range], as: UTF8.self))),
      ("start", "\(evidence.range.lowerBound)"), ("end", "\(evidence.range.upperBound)"),
      ("weight", number(evidence.weight)), ("negated", "\(evidence.isNegated)"),
      ("learned", "\(evidence.phrase == nil)"),
    ])
  }

  /// The letter of the option that a verdict speaks for, or null.
  static func option(_ verdict: Verdict) -> String {
    verdict.option.map { jsonString(String(UnicodeScalar($0))) } ?? "null"
  }

  static func number(_ value: Double) -> String { DecimalText.rounded(value, places: 4) }

  static func inlineObject(_ members: [(name: String, json: String)]) -> String {
    "{" + members.map { jsonString($0.name) + ": " + $0.json }.joined(separator: ", ") + "}"
  }

  static func inlineList(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ", ") + "]"
  }

  private static func card(_ card: Flashcard, _ unit: StudyUnit) -> String {
    let decision = unit.decision
    return object([
      ("id", jsonString(card.id)), ("kind", jsonString(card.kind.name)),
      ("front", jsonString(card.front)), ("back", jsonString(card.back)),
      ("why", jsonString(card.why)),
      ("choice", card.choice.map { jsonString(decision.choices[$0].id) } ?? "null"),
      ("signals", inlineList(card.signals.map { jsonString(decision.signals[$0].id) })),
      ("driver", card.driver.map { jsonString(decision.drivers[$0].id) } ?? "null"),
      ("trap", card.trap.map { jsonString(decision.traps[$0].id) } ?? "null"),
      (
        "marks",
        inlineList(card.marks.map { inlineList(["\($0.lowerBound)", "\($0.upperBound)"]) })
      ),
    ])
  }

  /// An object with a line for each member.
  private static func object(_ members: [(name: String, json: String)]) -> String {
    "{\n" + indented(members.map { jsonString($0.name) + ": " + $0.json }) + "\n}"
  }

  /// A list with a line for each element.
  private static func list(_ elements: [String]) -> String {
    elements.isEmpty ? "[]" : "[\n" + indented(elements) + "\n]"
  }

  private static func indented(_ parts: [String]) -> String {
    parts.map { "  " + $0.replacing("\n", with: "\n  ") }.joined(separator: ",\n")
  }
}

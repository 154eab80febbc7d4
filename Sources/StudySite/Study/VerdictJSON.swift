package import Decisions
internal import Diagnostics

/// A verdict on a text as one line of JSON, in the form of `discern decide`.
package func verdictJSON(
  id: String?, _ verdict: Verdict, on text: [UInt8], of decision: Decision
) -> String {
  func choice(_ index: Int) -> String { jsonString(decision.choices[index].id) }
  func number(_ value: Double) -> String { DecimalText.rounded(value, places: 4) }
  let scores = decision.choices.indices
    .map { "\(choice($0)): \(number(verdict.scores[$0]))" }.joined(separator: ", ")
  let signals = verdict.evidence.map { evidence in
    "{\"signal\": \(jsonString(decision.signals[evidence.signal].id)), "
      + "\"choice\": \(choice(evidence.choice)), "
      + "\"text\": \(jsonString(String(decoding: text[evidence.range], as: UTF8.self))), "
      + "\"start\": \(evidence.range.lowerBound), \"end\": \(evidence.range.upperBound), "
      + "\"weight\": \(number(evidence.weight)), \"negated\": \(evidence.isNegated)}"
  }
  let option =
    verdict.option.map { jsonString(String(UnicodeScalar($0))) } ?? "null"
  let caveats = verdict.caveats.map { jsonString(decision.caveats[$0].id) }
  return (id.map { "{\"id\": \(jsonString($0)), " } ?? "{")
    + "\"verdict\": \(verdict.choice.map(choice) ?? "null"), "
    + "\"confidence\": \(number(verdict.confidence)), "
    + "\"margin\": \(number(verdict.margin)), \"scores\": {\(scores)}, "
    + "\"signals\": [\(signals.joined(separator: ", "))], "
    + "\"option\": \(option), "
    + "\"caveats\": [\(caveats.joined(separator: ", "))]}"
}

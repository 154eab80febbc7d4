package import Decisions
internal import Diagnostics

/// A verdict on a text as one line of JSON, in the form of `discern decide`.
package func verdictJSON(
  id: String?, _ verdict: Verdict, on text: [UInt8], of decision: Decision
) -> String {
  let scores = zip(decision.choices, verdict.scores).map { ($0.id, StudyJSON.number($1)) }
  let members: [(name: String, json: String)] = [
    ("verdict", verdict.choice.map { jsonString(decision.choices[$0].id) } ?? "null"),
    ("confidence", StudyJSON.number(verdict.confidence)),
    ("margin", StudyJSON.number(verdict.margin)),
    ("scores", StudyJSON.inlineObject(scores)),
    (
      "signals",
      StudyJSON.inlineList(verdict.evidence.map { StudyJSON.signal($0, in: text, of: decision) })
    ),
    ("option", StudyJSON.option(verdict)),
    ("traps", StudyJSON.inlineList(verdict.traps.map { jsonString(decision.traps[$0].id) })),
    ("caveats", StudyJSON.inlineList(verdict.caveats.map { jsonString(decision.caveats[$0].id) })),
  ]
  return StudyJSON.inlineObject((id.map { [("id", jsonString($0))] } ?? []) + members)
}

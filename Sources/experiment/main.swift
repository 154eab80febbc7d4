import DecisionTraining
import Decisions
import Diagnostics
import Foundation
import StudySite

setvbuf(stdout, nil, _IOLBF, 0)
var d: [Diagnostic] = []
let classifier = SiteDecisions.load(in: ".", &d).classifiers[0]
var texts: [LabelledText] = []
var statements: [LabelledStatement] = []
struct Line: Decodable {
  var id: String
  var signal: String?
  var stance: String
  var text: String
}
for a in CommandLine.arguments.dropFirst() where a.hasSuffix(".jsonl") {
  let data = try Data(contentsOf: URL(fileURLWithPath: a))
  if a.split(separator: "/").last!.hasPrefix("s") {
    for l in data.split(separator: 10) {
      guard let s = try? JSONDecoder().decode(Line.self, from: l) else { continue }
      let k = s.signal.flatMap { id in classifier.decision.signals.firstIndex { $0.id == id } }
      if s.signal != nil && k == nil {
        print("?", s.signal!)
        continue
      }
      statements.append(
        LabelledStatement(
          id: s.id, writer: "s", text: Array(s.text.utf8), signal: k,
          isAgainst: s.stance == "against"))
    }
  } else {
    texts += readLabelledTexts(
      try SourceFile(path: a, bytes: Array(data)), of: classifier.decision, &d)
  }
}
for x in d.prefix(5) { print(x) }
runExperiment(texts, statements, classifier.decision, CommandLine.arguments)

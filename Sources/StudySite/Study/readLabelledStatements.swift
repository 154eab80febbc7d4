internal import DecisionTraining
internal import Decisions
internal import Diagnostics
internal import Foundation

/// The labelled statements in a file of JSON Lines; lines that are none are reported.
///
/// - Parameters:
///   - source: The file. Each line is an object with the texts `id` and `text`, a `signal` (an id,
///     or null for none) and a `stance`, `for` or `against`.
///   - decision: The decision whose signals are named.
///   - diagnostics: Takes what is wrong.
/// - Returns: The statements in the order of the file.
func readLabelledStatements(
  _ source: SourceFile, of decision: Decision, _ diagnostics: inout [Diagnostic]
) -> [LabelledStatement] {
  struct Line: Decodable {
    var id: String
    var writer: String?
    var signal: String?
    var stance: String?
    var text: String
  }
  let decoder = JSONDecoder()
  let known = decision.signals.map(\.id)
  var statements: [LabelledStatement] = []
  for line in 1...source.lineStarts.count {
    let range = source.range(ofLine: line)
    if range.isEmpty { continue }
    let place = source.location(at: range.lowerBound)
    guard let read = try? decoder.decode(Line.self, from: Data(source.bytes[range])) else {
      diagnostics.append(
        Diagnostic(
          .malformedExample, at: place,
          "the line is not an object with the texts 'id' and 'text' and a 'signal'",
          suggestion: #"write {"id": "...", "signal": "...", "stance": "for", "text": "..."}"#))
      continue
    }
    var signal: Int?
    if let id = read.signal {
      signal = known.firstIndex(of: id)
      if signal == nil {
        diagnostics.append(
          Diagnostic(
            .unknownSignal, at: place, "'\(id)' is not a signal of this decision",
            suggestion: didYouMean(id, in: known)))
        continue
      }
    }
    statements.append(
      LabelledStatement(
        id: read.id, writer: read.writer ?? "", text: Array(read.text.utf8), signal: signal,
        isAgainst: read.stance == "against"))
  }
  return statements
}

internal import Decisions
internal import Diagnostics
internal import Foundation

/// Texts with the choice that a reader gave them: `content/examples/DECISION/*.jsonl`.
///
/// Each line is an object `{"id": "...", "text": "...", "choice": "rag" | null}`; further members
/// are for training and are left alone here.
struct LabelledExamples: Sendable {
  /// One labelled text.
  struct Example: Sendable, Decodable {
    var id: String
    var text: String
    /// The id of the choice; nil where the text does not decide.
    var choice: String?
  }

  var examples: [Example] = []

  /// The largest file of examples that is read, in bytes.
  static let maximumSize = 16 << 20

  /// Reads a decision's files; lines that are not examples are reported.
  static func read(
    _ sources: [SourceFile], of decision: Decision, threads: Int,
    _ diagnostics: inout [Diagnostic]
  ) -> LabelledExamples {
    let known = Set(decision.choices.map(\.id))
    var labelled = LabelledExamples()
    var places: [String: SourceLocation] = [:]
    for source in sources {
      let lines = source.lineStarts.indices.map { source.range(ofLine: $0 + 1) }
      let read = concurrentMap(count: lines.count, threads: threads) { line in
        lines[line].isEmpty
          ? nil : try? JSONDecoder().decode(Example.self, from: Data(source.bytes[lines[line]]))
      }
      for (line, example) in zip(lines, read) where !line.isEmpty {
        let place = source.location(at: line.lowerBound)
        guard let example else {
          diagnostics.append(
            Diagnostic(
              .malformedExample, at: place,
              "the line is not an object with the texts 'id' and 'text' and a 'choice'",
              suggestion: #"write {"id": "...", "text": "...", "choice": "..."}"#))
          continue
        }
        if let choice = example.choice, !known.contains(choice) {
          diagnostics.append(
            Diagnostic(
              .unknownChoice, at: place, "'\(choice)' is not a choice of this decision",
              suggestion: didYouMean(choice, in: known.sorted())))
        }
        if let first = places.updateValue(place, forKey: example.id) {
          diagnostics.append(
            Diagnostic(
              .duplicateID, at: place, "the example '\(example.id)' stands twice",
              suggestion: "give one of them another id",
              notes: [Diagnostic.Note(at: first, "first stands here")]))
        }
        labelled.examples.append(example)
      }
    }
    return labelled
  }
}

package import DecisionTraining
package import Decisions
package import Diagnostics
internal import Foundation

/// The labelled texts in a file of JSON Lines; lines that are none are reported.
///
/// - Parameters:
///   - source: The file. Each line is an object with the texts `id` and `text` and a label `gold`
///     or `choice`: a choice's id, or null or `undecided` for none. `signals` may hold the words
///     that a reader marked.
///   - decision: The decision whose choices are the labels.
///   - diagnostics: Takes what is wrong.
/// - Returns: The texts in the order of the file.
package func readLabelledTexts(
  _ source: SourceFile, of decision: Decision, _ diagnostics: inout [Diagnostic]
) -> [LabelledText] {
  let decoder = JSONDecoder()
  let known = decision.choices.map(\.id)
  var texts: [LabelledText] = []
  for line in 1...source.lineStarts.count {
    let range = source.range(ofLine: line)
    if range.isEmpty { continue }
    let place = source.location(at: range.lowerBound)
    guard let read = try? decoder.decode(LabelledLine.self, from: Data(source.bytes[range]))
    else {
      diagnostics.append(
        Diagnostic(
          .malformedExample, at: place,
          "the line is not an object with the texts 'id' and 'text' and a label 'gold'",
          suggestion: #"write {"id": "...", "text": "...", "gold": "..."}"#))
      continue
    }
    var gold: Int?
    if let label = read.label, label != ScenarioTable.undecidedKey {
      gold = known.firstIndex(of: label)
      if gold == nil {
        diagnostics.append(
          Diagnostic(
            .unknownChoice, at: place, "'\(label)' is not a choice of this decision",
            suggestion: didYouMean(label, in: known)))
        continue
      }
    }
    texts.append(
      LabelledText(
        id: read.id, writer: read.writer ?? "", form: read.form ?? "",
        difficulty: read.difficulty ?? "", text: Array(read.text.utf8),
        gold: gold, marks: read.marks(of: decision)))
  }
  return texts
}

/// One labelled text as a file holds it.
private struct LabelledLine: Decodable {
  struct Signal: Decodable {
    var signal: String?
    var text: String
    var stance: String?
  }

  enum CodingKeys: CodingKey {
    case id
    case writer
    case form
    case difficulty
    case text
    case gold
    case choice
    case signals
  }

  var id: String
  var writer: String?
  var form: String?
  var difficulty: String?
  var text: String
  /// The id of the choice; nil for none.
  var label: String?
  var signals: [Signal]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    writer = try container.decodeIfPresent(String.self, forKey: .writer)
    form = try container.decodeIfPresent(String.self, forKey: .form)
    difficulty = try container.decodeIfPresent(String.self, forKey: .difficulty)
    text = try container.decode(String.self, forKey: .text)
    let key: CodingKeys = container.contains(.gold) ? .gold : .choice
    guard container.contains(key) else {
      throw DecodingError.keyNotFound(
        key, DecodingError.Context(codingPath: [], debugDescription: "no label"))
    }
    label = try container.decodeIfPresent(String.self, forKey: key)
    signals = try container.decodeIfPresent([Signal].self, forKey: .signals) ?? []
  }

  /// Where the text first says what a reader marked.
  func marks(of decision: Decision) -> [LabelledText.Mark] {
    let bytes = Array(text.utf8)
    return signals.compactMap { marked in
      guard let signal = decision.signals.firstIndex(where: { $0.id == marked.signal }),
        !marked.text.isEmpty, let range = bytes.firstRange(of: Array(marked.text.utf8))
      else { return nil }
      return LabelledText.Mark(
        range: range, choice: decision.signals[signal].choice, signal: signal,
        isAgainst: marked.stance == "against")
    }
  }
}

import Decisions
import Diagnostics

@testable import DecisionTraining
@testable import StudySite

/// Weights that were fitted to nothing, and a card for them.
enum UntrainedWeights {
  /// The decision of the starter site.
  static let starterDecision: Decision? = {
    var diagnostics: [Diagnostic] = []
    let path = "decisions/stairs-or-lift.yaml"
    return DecisionReader.read(
      SourceFile(path: "content/" + path, text: starterContent[path] ?? ""), id: "stairs-or-lift",
      &diagnostics)?.decision
  }()

  /// The weights of the starter's decision.
  static let forStarter: [UInt8] = starterDecision.map(bytes) ?? []

  /// The card of the weights of the starter's decision.
  static let card = ModelCard(
    weights: Fingerprint(forStarter).text, textCount: 9, statementCount: 5, writerCount: 3,
    labelCounts: [4, 3, 2], threshold: 0.75, leftOut: [[3, 0, 1], [0, 2, 1], [0, 0, 2]],
    heldOut: nil)

  /// The card as a file.
  static var cardText: String { card.yaml }

  static func bytes(for decision: Decision) -> [UInt8] {
    let choices = decision.choices.count
    var file = WeightsFile(weighing: ConditionalLogit(choiceCount: choices))
    file.clauseConstants = Array(repeating: 0, count: 2 * choices)
    file.textConstants = Array(repeating: 0, count: choices)
    file.namingConstants = Array(repeating: 0, count: decision.signals.count)
    return file.bytes(for: decision)
  }
}

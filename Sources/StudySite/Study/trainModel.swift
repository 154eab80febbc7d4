internal import DecisionTraining
internal import Decisions
package import Diagnostics
internal import Foundation
internal import Markdown
internal import Publication

/// What came of training.
package struct TrainingOutcome: Sendable {
  package var diagnostics: [Diagnostic]
  /// The card of the new weights; nil where nothing was written.
  package var card: ModelCard?
  /// The size of the weights in bytes.
  package var size = 0
}

/// Learns the weights of a decision from its labelled examples and writes them with their card.
///
/// The examples are the files `content/examples/ID/*.jsonl` and, as the work of one more writer,
/// the rows of the decision's scenario table with their keys; what the author says each signal means
/// counts as the work of another. Statements are the files in
/// `content/examples/ID/statements/`; the texts in `content/examples/ID/held-out/` are judged, if
/// that is asked for, and never trained on.
///
/// - Parameters:
///   - directory: The site's folder.
///   - id: The decision's id; nil where the site has but one.
///   - judgesHeldOut: Whether to judge the texts that were kept aside.
///   - options: What the command line says.
/// - Returns: What was found and written.
package func trainModel(
  in directory: String, decision id: String?, judgesHeldOut: Bool, _ options: BuildOptions
) -> TrainingOutcome {
  var diagnostics: [Diagnostic] = []
  let lock = SiteLock(stateDirectory: directory + "/.discern")
  do throws(PublicationError) {
    try lock.acquire()
  } catch {
    return TrainingOutcome(diagnostics: [error.diagnostic])
  }
  defer { lock.release() }
  let content = DiskFolder(directory + "/content")
  var examples = Examples(content)
  // The site is loaded without its models, which may be out of date.
  let site = Site.load(
    SiteInput(directory: directory), options.withoutModels, &diagnostics)
  diagnostics.removeAll { $0.rule == .contradictedKey || $0.severity != .error }
  guard diagnostics.isEmpty else { return TrainingOutcome(diagnostics: diagnostics) }
  guard let unit = site.units.first(where: { id == nil || $0.decision.id == id }) else {
    return TrainingOutcome(diagnostics: [
      Diagnostic(
        .unknownDecision, at: SourceLocation(path: "content/decisions"),
        "there is no decision to train")
    ])
  }
  let decision = unit.decision
  examples.read(of: decision, &diagnostics)
  for row in unit.table?.rows ?? [] {
    examples.texts.append(
      LabelledText(
        id: row.id.value, writer: "scenarios", form: "scenario",
        text: Array(row.cell.plainText.utf8), gold: row.key))
  }
  examples.addMeanings(
    of: decision, frames: ["{phrase}."] + (site.theme.words["pairFrame"].map { [$0] } ?? []))
  guard !diagnostics.contains(where: { $0.severity == .error }) else {
    return TrainingOutcome(diagnostics: diagnostics)
  }
  let outcome: WeightsTrainer.Outcome
  do throws(WeightsTrainer.TrainingError) {
    outcome = try WeightsTrainer(
      decision, texts: examples.texts, statements: examples.statements
    ).train(threads: options.threads)
  } catch {
    return TrainingOutcome(diagnostics: [
      Diagnostic(
        .tooFewExamples, at: SourceLocation(path: "content/examples/\(decision.id)"),
        error == .tooFewTexts
          ? "there are too few labelled texts: at least 50 by at least 3 writers, with more than one label"
          : "there are more than 31 choices or 64 signals",
        suggestion: "the phrases of the decision alone give its verdicts until then")
    ])
  }
  let weights: LearnedWeights
  do throws(LearnedWeights.DecodingError) {
    weights = try LearnedWeights(outcome.bytes, for: decision)
  } catch {
    preconditionFailure("weights that were just written cannot be read: \(error)")
  }
  var card = ModelCard(
    weights: Fingerprint(outcome.bytes).text, textCount: examples.texts.count,
    statementCount: examples.statements.count,
    writerCount: Set(examples.texts.map(\.writer)).count,
    labelCounts: counts(examples.texts, decision), threshold: weights.threshold,
    leftOut: confusion(outcome, examples.texts, decision, weights.threshold), heldOut: nil)
  if judgesHeldOut, !examples.heldOut.isEmpty {
    let classifier = Classifier(decision, weights: weights)
    card.heldOut = ModelCard.Figures(
      Evaluation(of: classifier, on: examples.heldOut),
      writers: Set(examples.heldOut.map(\.writer)).filter { !$0.isEmpty }.sorted())
  }
  do {
    let folder = URL(fileURLWithPath: directory + "/content/models")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(outcome.bytes).write(
      to: folder.appendingPathComponent(decision.id + ".weights"), options: .atomic)
    try Data(card.yaml.utf8).write(
      to: folder.appendingPathComponent(decision.id + ".yaml"), options: .atomic)
  } catch {
    diagnostics.append(
      Diagnostic(
        .unwritableOutput, at: SourceLocation(path: "content/models"),
        "cannot write: \(error.localizedDescription)"))
    return TrainingOutcome(diagnostics: diagnostics)
  }
  return TrainingOutcome(
    diagnostics: diagnostics, card: card, size: outcome.bytes.count)
}

private func counts(_ texts: [LabelledText], _ decision: Decision) -> [Int] {
  var counts = Array(repeating: 0, count: decision.choices.count + 1)
  for text in texts { counts[text.gold ?? decision.choices.count] += 1 }
  return counts
}

private func confusion(
  _ outcome: WeightsTrainer.Outcome, _ texts: [LabelledText], _ decision: Decision,
  _ threshold: Double
) -> [[Int]] {
  let none = decision.choices.count
  var confusion = Array(repeating: Array(repeating: 0, count: none + 1), count: none + 1)
  for prediction in outcome.predictions {
    let choices = prediction.probabilities.dropLast()
    let best = choices.indices.max { choices[$0] < choices[$1] } ?? 0
    let verdict = choices[best] >= threshold ? best : none
    confusion[texts[prediction.text].gold ?? none][verdict] += 1
  }
  return confusion
}

/// The labelled examples of a decision.
private struct Examples {
  var texts: [LabelledText] = []
  var statements: [LabelledStatement] = []
  var heldOut: [LabelledText] = []

  private let content: DiskFolder

  init(_ content: DiskFolder) { self.content = content }

  private static let maximumSize = 64 << 20

  /// Adds what the author says each signal means, in sentences with `{phrase}` where it belongs, as
  /// one more writer's texts.
  mutating func addMeanings(of decision: Decision, frames: [String]) {
    for (number, signal) in decision.signals.enumerated() {
      for frame in frames {
        let parts = frame.split(
          separator: "{phrase}", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { continue }
        let start = parts[0].utf8.count
        let mark = LabelledText.Mark(
          range: start..<(start + signal.meaning.utf8.count), choice: signal.choice,
          signal: number)
        texts.append(
          LabelledText(
            id: signal.id, writer: "signals", form: "meaning",
            text: Array((parts[0] + signal.meaning + parts[1]).utf8), gold: mark.choice,
            marks: [mark]))
      }
    }
  }

  mutating func read(of decision: Decision, _ diagnostics: inout [Diagnostic]) {
    let folder = "examples/\(decision.id)/"
    for path in (try? content.paths()) ?? []
    where path.hasPrefix(folder) && path.hasSuffix(".jsonl") {
      guard
        let source = SiteSources.sourceFile(
          path, in: content, limit: Self.maximumSize, &diagnostics)
      else { continue }
      let rest = path.dropFirst(folder.count)
      if rest.hasPrefix("held-out/") {
        heldOut += readLabelledTexts(source, of: decision, &diagnostics)
      } else if rest.hasPrefix("statements/") {
        statements += readLabelledStatements(source, of: decision, &diagnostics)
      } else {
        texts += readLabelledTexts(source, of: decision, &diagnostics)
      }
    }
  }
}

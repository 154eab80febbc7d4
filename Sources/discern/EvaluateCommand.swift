internal import ArgumentParser
internal import DecisionTraining
internal import Decisions
internal import Diagnostics
internal import Foundation
internal import StudySite

/// Compares verdicts with labels.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare the verdicts on labelled texts with their labels.",
    discussion: """
      Each line of a file is an object {"id": "...", "text": "...", "gold": "..."}, where gold is a \
      choice's id, or null or "undecided" for none; "choice" is read where there is no "gold". \
      "signals" may hold the words that a reader marked, as in content/examples. Where the decision \
      has learned weights, the figures of its phrases alone stand beside, and the figures at other \
      thresholds below. Texts that the weights were trained on prove nothing.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "The decision's id; needed where the site has several.")
  var decision: String?

  /// A field of texts by which figures are told apart.
  enum Field: String, ExpressibleByArgument, CaseIterable {
    case form
    case writer
    case difficulty

    func value(of text: LabelledText) -> String {
      let value =
        switch self {
        case .form: text.form
        case .writer: text.writer
        case .difficulty: text.difficulty
        }
      return value.isEmpty ? "(none)" : value
    }
  }

  @Option(help: "Print the figures of each part too: by form, writer or difficulty.")
  var by: Field?

  @Argument(help: "Files of JSON Lines.", completion: .file(extensions: ["jsonl"]))
  var files: [String]

  func run() throws {
    let classifier = try chosenClassifier(of: site.directory, named: decision)
    var diagnostics: [Diagnostic] = []
    let texts = files.flatMap { read($0, classifier.decision, &diagnostics) }
    Terminal.report(diagnostics)
    guard diagnostics.isEmpty else { throw contentFailure }
    let decision = classifier.decision
    let hasWeights = classifier.weights != nil
    let report = EvaluationReport(
      Evaluation(of: classifier, on: texts),
      phrases: hasWeights ? Evaluation(of: Classifier(decision), on: texts) : nil,
      of: decision, parts: parts(of: texts, classifier))
    Terminal.write(report.text)
  }

  private func parts(
    of texts: [LabelledText], _ classifier: Classifier
  ) -> [(name: String, evaluation: Evaluation)] {
    guard let by else { return [] }
    return Dictionary(grouping: texts, by: by.value)
      .sorted { $0.key < $1.key }
      .map { ($0.key, Evaluation(of: classifier, on: $0.value)) }
  }

  private func read(
    _ file: String, _ decision: Decision, _ diagnostics: inout [Diagnostic]
  ) -> [LabelledText] {
    guard let data = FileManager.default.contents(atPath: file) else {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: file), "the file cannot be read"))
      return []
    }
    do {
      let source = try SourceFile(path: file, bytes: Array(data))
      return readLabelledTexts(source, of: decision, &diagnostics)
    } catch {
      diagnostics.append(error.diagnostic)
      return []
    }
  }
}

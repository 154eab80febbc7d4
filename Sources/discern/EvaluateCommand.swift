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
      "signals" may hold the words that a reader marked, as in content/examples.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "The decision's id; needed where the site has several.")
  var decision: String?

  @Argument(help: "Files of JSON Lines.", completion: .file(extensions: ["jsonl"]))
  var files: [String]

  func run() throws {
    let classifier = try chosenClassifier(of: site.directory, named: decision)
    var diagnostics: [Diagnostic] = []
    let texts = files.flatMap { read($0, classifier.decision, &diagnostics) }
    Terminal.report(diagnostics)
    guard diagnostics.isEmpty else { throw contentFailure }
    let evaluation = Evaluation(of: classifier, on: texts)
    Terminal.write(EvaluationReport(evaluation, of: classifier.decision).text)
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

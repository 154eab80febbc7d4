internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import StudySite

/// Exports the flashcards.
struct CardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cards", abstract: "Export the flashcards of the site.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json
    case apkg
    case text
  }

  @OptionGroup var site: SiteOptions

  @Option(help: "The format: json, apkg (an Anki package) or text (Anki's text format).")
  var format = Format.json

  @Option(help: "The id of the decision; all without it.")
  var decision: String?

  @Option(help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  func run() throws {
    if format == .apkg, output == nil, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError("An Anki package is no text for a terminal: add '--output FILE'.")
    }
    var diagnostics: [Diagnostic] = []
    let bytes = cards(&diagnostics)
    Terminal.report(diagnostics.filter { $0.severity == .error })
    guard let bytes else { throw contentFailure }
    guard let output else {
      Terminal.write(bytes)
      return
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      Terminal.report([
        Diagnostic(
          .unwritableOutput, at: SourceLocation(path: output),
          "cannot write: \(error.localizedDescription)")
      ])
      throw contentFailure
    }
  }

  private func cards(_ diagnostics: inout [Diagnostic]) -> [UInt8]? {
    let options = BuildOptions(threads: ProcessInfo.processInfo.activeProcessorCount)
    let directory = site.directory
    switch format {
    case .json:
      return flashcardsJSON(in: directory, decision: decision, options, &diagnostics)
        .map { Array($0.utf8) }
    case .apkg:
      return exportDeck(in: directory, as: .apkg, decision: decision, options, &diagnostics)
    case .text:
      return exportDeck(in: directory, as: .text, decision: decision, options, &diagnostics)
    }
  }
}

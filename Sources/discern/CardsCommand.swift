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
  }

  @OptionGroup var site: SiteOptions

  @Option(help: "The format: json.")
  var format = Format.json

  @Option(help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(threads: ProcessInfo.processInfo.activeProcessorCount)
    let json = flashcardsJSON(in: site.directory, options, &diagnostics)
    Terminal.report(diagnostics.filter { $0.severity == .error })
    guard let json else { throw contentFailure }
    guard let output else {
      Terminal.write(json)
      return
    }
    do {
      try Data(json.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      Terminal.report([
        Diagnostic(
          .unwritableOutput, at: SourceLocation(path: output),
          "cannot write: \(error.localizedDescription)")
      ])
      throw contentFailure
    }
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import StudySite

/// Reports all problems of a site.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report all problems of the site and write nothing.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var build: BuildArguments

  @Option(help: "How to print: text or json.")
  var format = Format.text

  @Option(help: "The day against which dates are judged, such as 2026-11-25.")
  var today: String?

  func validate() throws {
    if let today, CalendarDate(today) == nil {
      throw ValidationError("'\(today)' is not a date; write it as year-month-day.")
    }
  }

  func run() throws {
    var options = build.options
    options.today = today.flatMap { CalendarDate($0) }
    let outcome = checkSite(in: build.site.directory, output: build.outputFolder, options)
    switch format {
    case .json:
      Terminal.write(DiagnosticPrinter().json(outcome.diagnostics))
      // The JSON is a list of diagnostics; what learners would be taught otherwise stands beside it.
      for line in outcome.changes.lines where !build.site.quiet {
        Terminal.writeError("changed for learners: \(line)\n")
      }
    case .text:
      Terminal.report(outcome.diagnostics)
      if !build.site.quiet {
        for line in outcome.changes.lines { Terminal.write("changed for learners: \(line)\n") }
        let summary = Terminal.summary(of: outcome.diagnostics) ?? "no problems"
        Terminal.write("Checked \(Terminal.count(outcome.pageCount, "page")): \(summary).\n")
      }
    }
    if outcome.hasFailed { throw contentFailure }
  }
}

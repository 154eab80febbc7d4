internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import StudySite

/// Brings the ledger up to date.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record in content/ledger.yaml what the site ships now.",
    discussion: """
      The ledger remembers which cards, addresses and anchors learners have seen. Run this before \
      you publish, and commit the file.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "The day of the record, such as 2026-11-25 (default: now).")
  var date: String?

  @Option(help: "A card id that took the place of another, as OLD=NEW; may be given several times.")
  var rename: [String] = []

  @Option(help: "A retired id to take back into use; may be given several times.")
  var revive: [String] = []

  func validate() throws {
    if let date, CalendarDate(date) == nil {
      throw ValidationError("'\(date)' is not a date; write it as year-month-day.")
    }
    for rename in rename where rename.split(separator: "=").count != 2 {
      throw ValidationError("'\(rename)' is not of the form OLD=NEW.")
    }
  }

  func run() throws {
    let second =
      date.flatMap { CalendarDate($0) }.map { $0.daysSince1970 * 86_400 }
      ?? Int(Date().timeIntervalSince1970)
    let renames = rename.map { rename in
      let parts = rename.split(separator: "=").map(String.init)
      return (old: parts[0], new: parts[1])
    }
    let outcome = recordLedger(
      in: site.directory, at: second, renames: renames, revived: revive,
      BuildOptions(threads: ProcessInfo.processInfo.activeProcessorCount))
    Terminal.report(outcome.diagnostics.filter { $0.severity == .error })
    guard let recorded = outcome.recorded else { throw contentFailure }
    if !site.quiet {
      let cards = Terminal.count(recorded.cards, "card")
      let pages = Terminal.count(recorded.pages, "page")
      Terminal.write(
        outcome.didChange
          ? "Recorded \(cards) and \(pages) in content/ledger.yaml.\n"
          : "Nothing to record: \(cards) and \(pages) are as they were.\n")
    }
  }
}

package import Diagnostics
internal import Foundation
internal import Publication

/// What came of bringing the ledger up to date.
package struct RecordOutcome: Sendable {
  package var diagnostics: [Diagnostic]
  /// How many cards and pages are recorded; nil where nothing was written.
  package var recorded: (cards: Int, pages: Int)?
  /// Whether the file was changed.
  package var didChange = false
}

/// Brings `content/ledger.yaml` up to date with what the site ships now.
///
/// - Parameters:
///   - directory: The site's folder.
///   - second: The moment of the record, in seconds since 1970-01-01T00:00:00Z.
///   - renames: Card ids that took the place of others.
///   - revived: Retired ids that are taken back into use.
///   - options: What the command line says.
/// - Returns: What was found and recorded.
package func recordLedger(
  in directory: String, at second: Int, renames: [(old: String, new: String)],
  revived: [String], _ options: BuildOptions
) -> RecordOutcome {
  var diagnostics: [Diagnostic] = []
  let lock = SiteLock(stateDirectory: directory + "/.discern")
  do throws(PublicationError) {
    try lock.acquire()
  } catch {
    return RecordOutcome(diagnostics: [error.diagnostic])
  }
  defer { lock.release() }
  let site = Site.load(SiteInput(directory: directory), options, &diagnostics)
  var ledger = site.ledger
  let place = SourceLocation(path: "content/ledger.yaml")
  for (old, new) in renames where !ledger.rename(old, to: new) {
    diagnostics.append(
      Diagnostic(
        .invalidValue, at: place, "'\(old)' cannot become '\(new)'",
        suggestion: ledger.cards[old] == nil
          ? didYouMean(old, in: ledger.cards.keys.filter { $0 != new }.sorted())
            ?? "it is not a recorded card"
          : "that id is taken"))
  }
  for id in revived where !ledger.revive(id) {
    diagnostics.append(
      Diagnostic(
        .invalidValue, at: place, "'\(id)' is not retired",
        suggestion: didYouMean(id, in: ledger.retired.keys.sorted())))
  }
  let state = site.shippedState
  ledger.check(state, ledgerExists: false, at: place.path, &diagnostics)
  diagnostics.sort(by: Diagnostic.isOrderedBefore)
  guard !diagnostics.contains(where: { $0.severity == .error }) else {
    return RecordOutcome(diagnostics: diagnostics)
  }
  ledger.record(state, at: second)
  let path = directory + "/content/ledger.yaml"
  let bytes = Data(ledger.yaml.utf8)
  guard bytes.count <= Ledger.maximumSize else {
    diagnostics.append(
      Diagnostic(
        .fileTooLarge, at: place,
        "the ledger would have \(bytes.count) bytes; the limit is \(Ledger.maximumSize)"))
    return RecordOutcome(diagnostics: diagnostics)
  }
  let didChange = FileManager.default.contents(atPath: path) != bytes
  if didChange {
    do {
      try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      diagnostics.append(
        Diagnostic(
          .unwritableOutput, at: place, "cannot write: \(error.localizedDescription)"))
      return RecordOutcome(diagnostics: diagnostics)
    }
  }
  return RecordOutcome(
    diagnostics: diagnostics, recorded: (ledger.cards.count, ledger.pages.count),
    didChange: didChange)
}

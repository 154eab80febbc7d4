internal import AnkiExport
internal import Decisions
package import Diagnostics

/// A form in which cards leave the site for Anki.
package enum DeckFormat: Sendable {
  /// An Anki package.
  case apkg
  /// Anki's text format.
  case text
}

/// The cards of the site in a folder as one file for Anki, with decks for each decision.
///
/// - Parameters:
///   - directory: The site's folder.
///   - format: The form of the file.
///   - decision: The id of the decision to export; nil for all.
///   - options: What the command line says.
///   - diagnostics: Takes what is wrong with the site, sorted by place.
/// - Returns: The file's bytes; nil where there are errors.
package func exportDeck(
  in directory: String, as format: DeckFormat, decision: String?, _ options: BuildOptions,
  _ diagnostics: inout [Diagnostic]
) -> [UInt8]? {
  let site = Site.load(SiteInput(directory: directory), options, &diagnostics)
  let units = site.units(of: decision, &diagnostics)
  let composer = PageComposer(site, threads: options.threads)
  let deck = AnkiDeck.joined(units.map { composer.ankiDeck(of: $0) })
  diagnostics += site.problems(of: deck, in: units)
  diagnostics.sort(by: Diagnostic.isOrderedBefore)
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
  switch format {
  case .text: return Array(deck.text().utf8)
  case .apkg:
    do throws(AnkiExportError) {
      return try deck.apkg()
    } catch {
      diagnostics.append(
        Site.diagnostic(for: error, at: SourceLocation(path: "content")))
      return nil
    }
  }
}

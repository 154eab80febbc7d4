package import Decisions
package import Diagnostics

/// The decisions of a site, for commands that need no pages.
package struct SiteDecisions: Sendable {
  /// Sorted by id; each with a classifier ready to use.
  package let classifiers: [Classifier]

  /// Reads the decisions of the site in a folder.
  package static func load(
    in directory: String, _ diagnostics: inout [Diagnostic]
  ) -> SiteDecisions {
    let sources = SiteSources.read(DiskFolder(directory + "/content"), &diagnostics)
    return SiteDecisions(
      classifiers: sources.decisions.compactMap { id, source in
        DecisionReader.read(source, id: id, &diagnostics).map { Classifier($0.decision) }
      })
  }
}

/// The flashcards of the site in a folder, as `flashcards.json` holds them; nil where it has
/// errors.
package func flashcardsJSON(
  in directory: String, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
) -> String? {
  let site = Site.load(SiteInput(directory: directory), options, &diagnostics)
  diagnostics.sort(by: Diagnostic.isOrderedBefore)
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
  return StudyJSON.flashcards(site.units)
}

package import Decisions
package import Diagnostics

/// The decisions of a site, for commands that need no pages.
package struct SiteDecisions: Sendable {
  /// Sorted by id; each ready to use, with learned weights where there are any.
  package let classifiers: [Classifier]

  /// Reads the decisions of the site in a folder.
  package static func load(
    in directory: String, usesModels: Bool = true, _ diagnostics: inout [Diagnostic]
  ) -> SiteDecisions {
    let sources = SiteSources.read(DiskFolder(directory + "/content"), &diagnostics)
    return SiteDecisions(
      classifiers: sources.decisions.compactMap { id, source in
        guard let authored = DecisionReader.read(source, id: id, &diagnostics) else { return nil }
        let model =
          usesModels ? LearnedModel.read(sources, of: authored.decision, &diagnostics) : nil
        return authored.completed(by: model).classifier
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

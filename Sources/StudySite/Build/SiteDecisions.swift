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
      classifiers: Site.readDecisions(from: sources, usesModels: usesModels, &diagnostics)
        .map(\.classifier))
  }
}

/// The flashcards of the site in a folder, as `flashcards.json` holds them; nil where it has
/// errors.
///
/// - Parameters:
///   - directory: The site's folder.
///   - decision: The id of the decision whose cards are wanted; nil for all.
///   - options: What the command line says.
///   - diagnostics: Takes what is wrong with the site, sorted by place.
/// - Returns: The JSON text.
package func flashcardsJSON(
  in directory: String, decision: String? = nil, _ options: BuildOptions,
  _ diagnostics: inout [Diagnostic]
) -> String? {
  let site = Site.load(SiteInput(directory: directory), options, &diagnostics)
  let units = site.units(of: decision, &diagnostics)
  diagnostics.sort(by: Diagnostic.isOrderedBefore)
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
  return StudyJSON.flashcards(units)
}

extension Site {
  /// The decision of an id, or all where it is nil; a decision that is not there is reported.
  func units(of decision: String?, _ diagnostics: inout [Diagnostic]) -> [StudyUnit] {
    guard let decision else { return units }
    let chosen = units.filter { $0.decision.id == decision }
    if chosen.isEmpty, !brokenDecisions.contains(decision) {
      let known = units.map(\.decision.id)
      diagnostics.append(
        Diagnostic(
          .unknownDecision, at: SourceLocation(path: "content/decisions"),
          "'\(decision)' is not a decision of this site",
          suggestion: didYouMean(decision, in: known)
            ?? (known.isEmpty ? nil : "known: \(known.joined(separator: ", "))")))
    }
    return chosen
  }
}

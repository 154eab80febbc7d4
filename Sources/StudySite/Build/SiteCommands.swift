internal import Decisions
package import Diagnostics
internal import Markdown
package import Publication

/// What came of a build or a check.
package struct BuildOutcome: Sendable {
  /// All that was found, sorted by place; under strictness warnings are errors.
  package var diagnostics: [Diagnostic]
  /// How many pages the site has.
  package var pageCount: Int
  /// The paths of the files that were written, left as they were, and removed; nil where nothing
  /// was published.
  package var published: PublicationReport?
  /// What learners would be taught otherwise than by the published site.
  package var changes: PublishedChanges
  /// Why a page was made again, or why not, where that was asked.
  package var explanation: [String] = []
  /// The decisions with their verdicts and cards.
  var units: [StudyUnit] = []

  /// Whether there is an error.
  package var hasFailed: Bool { diagnostics.contains { $0.severity == .error } }
}

/// The publisher of the site in a folder.
func sitePublisher(of directory: String, into output: String) -> Publisher {
  Publisher(
    output: output, stateDirectory: directory + "/.discern",
    sources: [directory + "/content", directory + "/templates"])
}

/// Reports all that is wrong with a site and writes nothing.
package func checkSite(
  in directory: String, output: String, _ options: BuildOptions
) -> BuildOutcome {
  assembleSite(SiteInput(directory: directory), output: output, options) { _ in }
}

/// Loads, checks and renders a site, and hands over each finished file.
///
/// - Parameters:
///   - input: Where the site's files come from.
///   - output: The folder of the published site, with which verdicts and cards are compared; nil
///     for none.
///   - options: What the command line says.
///   - emit: Takes each file, from several threads and in no fixed order.
/// - Returns: What was found.
package func assembleSite(
  _ input: SiteInput, output: String?, _ options: BuildOptions,
  _ emit: @escaping @Sendable (OutputFile) -> Void
) -> BuildOutcome {
  let outcome = SiteBuilder(input, options).update(receiver: { _ in emit }).outcome
  return output.map { outcome.compared(with: $0) } ?? outcome
}

extension BuildOutcome {
  /// The outcome with what it changes for learners of the site that is published in a folder.
  func compared(with output: String) -> BuildOutcome {
    var compared = self
    compared.changes = PublishedChanges(
      oldVerdicts: readPublished("verdicts.json", in: output),
      newVerdicts: Array(StudyJSON.verdicts(units).utf8),
      oldCards: readPublished("flashcards.json", in: output),
      newCards: Array(StudyJSON.flashcards(units).utf8))
    return compared
  }
}

/// The diagnostics in the order in which they are shown, each once.
func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  var seen: Set<Diagnostic> = []
  return diagnostics.sorted(by: Diagnostic.isOrderedBefore).filter { seen.insert($0).inserted }
}

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
  /// The decisions with their verdicts and cards.
  var units: [StudyUnit] = []

  /// Whether there is an error.
  package var hasFailed: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Builds a site into its output folder, or leaves that folder as it is when anything is wrong.
///
/// - Parameters:
///   - directory: The site's folder, with `content` and perhaps `templates` in it.
///   - output: The folder of the finished site.
///   - options: What the command line says.
///   - progress: Called from several threads after each finished file.
/// - Returns: What was found and, where there was no error, published.
package func buildSite(
  in directory: String, output: String, _ options: BuildOptions,
  progress: @escaping @Sendable () -> Void = {}
) -> BuildOutcome {
  let lock = SiteLock(stateDirectory: directory + "/.discern")
  let publisher = sitePublisher(of: directory, into: output)
  do throws(PublicationError) {
    try lock.acquire()
    defer { lock.release() }
    let stage = try publisher.begin()
    let problems = ProblemList()
    var outcome = assembleSite(SiteInput(directory: directory), output: output, options) { file in
      do throws(PublicationError) {
        try stage.add(path: file.path, bytes: file.bytes)
      } catch {
        problems.add(error.diagnostic)
      }
      progress()
    }
    // What shares an address is told at its source; the stage would tell it again at its page.
    let told = Set(outcome.diagnostics.filter { $0.severity == .error }.map(\.rule))
    let untold = problems.diagnostics.filter { $0.rule != .duplicateURL || !told.contains($0.rule) }
    outcome.diagnostics = sorted(outcome.diagnostics + untold)
    if outcome.hasFailed {
      stage.discard()
    } else {
      outcome.published = try stage.commit()
    }
    return outcome
  } catch {
    return BuildOutcome(
      diagnostics: [error.diagnostic], pageCount: 0, published: nil,
      changes: PublishedChanges())
  }
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
  var outcome = SiteBuilder(input, options).update(receiver: { _ in emit }).outcome
  if let output {
    outcome.changes = PublishedChanges(
      oldVerdicts: readPublished("verdicts.json", in: output),
      newVerdicts: Array(StudyJSON.verdicts(outcome.units).utf8),
      oldCards: readPublished("flashcards.json", in: output),
      newCards: Array(StudyJSON.flashcards(outcome.units).utf8))
  }
  return outcome
}

/// The diagnostics in the order in which they are shown, each once.
func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  var seen: Set<Diagnostic> = []
  return diagnostics.sorted(by: Diagnostic.isOrderedBefore).filter { seen.insert($0).inserted }
}

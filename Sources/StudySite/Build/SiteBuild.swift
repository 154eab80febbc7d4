internal import Diagnostics
internal import Publication

/// Builds a site into its output folder, or leaves that folder as it is when anything is wrong.
///
/// Where nothing has changed since the last build, by the stamps of all files that were read and
/// written, nothing is made again.
package struct SiteBuild: Sendable {
  private let directory: String
  private let output: String
  private let options: BuildOptions

  /// A page to give reasons for: its path in the output folder, or that of its Markdown file.
  package var pageToExplain: String?
  /// Whether the output folder is held against a clean build afterwards.
  package var verifies = false
  /// Called from several threads after each finished file.
  package var progress: @Sendable () -> Void = {}

  /// A build.
  ///
  /// - Parameters:
  ///   - directory: The site's folder, with `content` and perhaps `templates` in it.
  ///   - output: The folder of the finished site.
  ///   - options: What the command line says.
  package init(in directory: String, output: String, _ options: BuildOptions) {
    self.directory = directory
    self.output = output
    self.options = options
  }

  /// Builds.
  ///
  /// - Returns: What was found and, where there was no error, published.
  package func run() -> BuildOutcome {
    let lock = SiteLock(stateDirectory: directory + "/.discern")
    let publisher = sitePublisher(of: directory, into: output)
    do throws(PublicationError) {
      try lock.acquire()
      defer { lock.release() }
      let stateFile = StateFile(of: directory, output: output, options)
      let folders = SourceFolders(of: directory)
      let finding = stateFile.read()
      var outcome: BuildOutcome
      if case .state(let state) = finding, isCurrent(state, folders, publisher) {
        outcome = Self.unchanged(state)
        outcome.explanation = explanation(finding, folders, .nothing, Self.pages(of: state))
      } else {
        let builder = SiteBuilder(folders.input, options)
        outcome = try build(builder, publisher)
        outcome.explanation = explanation(
          finding, folders, outcome.published == nil ? .failed : .full, builder.pageInputs)
        // Files that were written a moment ago may change again without showing it.
        if outcome.published != nil, !folders.isSettled { stateFile.remove() }
        if let published = outcome.published, folders.isSettled, let sources = folders.sources() {
          let inputs = builder.pageInputs
          let stamps = publisher.stamps(of: published.written + published.unchanged)
          stateFile.write(
            sources: sources,
            products: stamps.map {
              BuildState.Product(path: $0.key, stamp: $0.value, inputs: inputs[$0.key])
            }
            .sorted { $0.path < $1.path }, outcome)
        }
      }
      if verifies, outcome.published != nil {
        let problems = problemsOfOutput(outcome)
        if !problems.isEmpty { stateFile.remove() }
        outcome.diagnostics = sorted(outcome.diagnostics + problems)
      }
      return outcome
    } catch {
      return BuildOutcome(
        diagnostics: [error.diagnostic], pageCount: 0, published: nil,
        changes: PublishedChanges())
    }
  }

  // MARK: - A build with nothing changed

  /// Whether all files that a build read and wrote are what they were.
  private func isCurrent(
    _ state: BuildState, _ folders: SourceFolders, _ publisher: Publisher
  ) -> Bool {
    guard folders.isSettled, folders.sources() == state.sources, !publisher.isInterrupted else {
      return false
    }
    let paths = state.products.map(\.path)
    let stamps = publisher.stamps(of: paths)
    return publisher.hasManifest && publisher.hasFolders(of: paths)
      && state.products.allSatisfy { stamps[$0.path] == $0.stamp }
  }

  private static func unchanged(_ state: BuildState) -> BuildOutcome {
    BuildOutcome(
      diagnostics: state.diagnostics, pageCount: state.pageCount,
      published: PublicationReport(
        written: [], unchanged: state.products.map(\.path), removed: [], didChange: false),
      changes: PublishedChanges())
  }

  private static func pages(of state: BuildState) -> [String: PageInputs] {
    var pages: [String: PageInputs] = [:]
    for product in state.products { pages[product.path] = product.inputs }
    return pages
  }

  private func explanation(
    _ finding: StateFile.Finding, _ folders: SourceFolders, _ course: BuildExplanation.Course,
    _ pages: [String: PageInputs]
  ) -> [String] {
    guard let pageToExplain else { return [] }
    var changed: [String]?
    if case .state(let state) = finding, let sources = folders.sources() {
      let old = Set(state.sources.map(\.path))
      let new = Set(sources.map(\.path))
      let same = Set(state.sources.filter(Set(sources).contains).map(\.path))
      changed = old.union(new).subtracting(same).sorted()
    }
    return BuildExplanation(finding: finding, changedFiles: changed, course: course)
      .lines(about: pageToExplain, pages)
  }

  // MARK: - A full build

  private func build(
    _ builder: SiteBuilder, _ publisher: Publisher
  ) throws(PublicationError) -> BuildOutcome {
    let stage = try publisher.begin()
    let stream = StageStream(stage)
    let update = builder.update(
      SourceChanges(),
      receiver: { [progress] _ in
        { file in
          stream.receive(file)
          progress()
        }
      })
    var outcome = update.outcome.compared(with: output)
    outcome.diagnostics = sorted(
      outcome.diagnostics + stream.problems(beyond: outcome.diagnostics))
    if outcome.hasFailed {
      stage.discard()
    } else {
      outcome.published = try stage.commit()
    }
    return outcome
  }

  // MARK: - Verification

  /// What differs between the output folder and a clean build.
  private func problemsOfOutput(_ outcome: BuildOutcome) -> [Diagnostic] {
    let problems = ProblemList()
    let expected = Guarded<Set<String>>([])
    let clean = assembleSite(SiteInput(directory: directory), output: nil, options) { file in
      expected.withLock { _ = $0.insert(file.path) }
      if readPublished(file.path, in: output) != file.bytes {
        problems.add(problem("'\(file.path)' is not what a clean build makes", at: file.path))
      }
    }
    let published = Set((outcome.published?.written ?? []) + (outcome.published?.unchanged ?? []))
    for path in published.subtracting(expected.withLock { $0 }) {
      problems.add(problem("'\(path)' is not made by a clean build", at: path))
    }
    if clean.pageCount != outcome.pageCount || clean.diagnostics != outcome.diagnostics {
      problems.add(problem("a clean build finds other pages or problems", at: ""))
    }
    return problems.diagnostics
  }

  private func problem(_ message: String, at path: String) -> Diagnostic {
    Diagnostic(
      .unverifiedOutput, at: SourceLocation(path: path.isEmpty ? output : output + "/" + path),
      message, suggestion: "build again: the state of the last build was removed")
  }
}

/// The folders of a site's sources, looked at once.
private struct SourceFolders {
  let content: RememberedFolder
  let templates: RememberedFolder

  init(of directory: String) {
    content = RememberedFolder(directory + "/content")
    templates = RememberedFolder(directory + "/templates")
    content.refresh(nil)
    templates.refresh(nil)
  }

  var input: SiteInput { SiteInput(content: content, templates: templates) }

  /// Whether any change since would show in the stamps.
  var isSettled: Bool { content.isSettled && templates.isSettled }

  /// The stamps of all files as they were before any was read, sorted by path; nil where a file has
  /// none.
  func sources() -> [BuildState.Source]? {
    guard let first = content.stamps, let second = templates.stamps else { return nil }
    return first.map { BuildState.Source(path: "content/" + $0.path, stamp: $0.stamp) }
      + second.map { BuildState.Source(path: "templates/" + $0.path, stamp: $0.stamp) }
  }
}

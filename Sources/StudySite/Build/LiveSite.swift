internal import Diagnostics
package import Publication

/// A site that is kept up to date while its author works: built from memory, shown at once, and
/// published behind that.
///
/// Used by one thread at a time.
package final class LiveSite {
  /// What came of an update.
  package struct Update: Sendable {
    /// What was found and made; its files are newer than the output folder until `publish`.
    package var site: SiteUpdate
    /// Whether the output folder holds the new site already, as after an edit that concerns many
    /// pages.
    package var isPublished = false
  }

  /// From how many pages on finished pages go to the disk at once and are not held in memory.
  private static let streamingThreshold = 300

  private let directory: String
  private let output: String
  private let options: BuildOptions
  private let builder: SiteBuilder
  private let publisher: Publisher
  private let lock: SiteLock
  /// The files that are newer than the output folder.
  private var pending: [String: OutputFile] = [:]
  private var isBehind = false
  /// What the published files were when they were published, by path.
  private var stamps: [String: PublishedStamp] = [:]

  /// The site in a folder, to be published into an output folder.
  package init(directory: String, output: String, _ options: BuildOptions) {
    self.directory = directory
    self.output = output
    self.options = options
    builder = SiteBuilder(directory: directory, options)
    publisher = sitePublisher(of: directory, into: output)
    lock = SiteLock(stateDirectory: directory + "/.discern")
  }

  /// The path of the site's base address, which begins and ends with `/`.
  package var basePath: String {
    var diagnostics: [Diagnostic] = []
    let content = DiskFolder(directory + "/content")
    let source = SiteSources.sourceFile(
      "site.yaml", in: content, limit: YAMLDocument.maximumSize, &diagnostics)
    let configured = source.flatMap { SiteConfiguration.read($0, &diagnostics).baseURL }
    return (options.baseURL ?? configured)?.path ?? "/"
  }

  /// Brings the site up to date with its sources.
  ///
  /// - Parameters:
  ///   - changes: Where to look.
  ///   - styleChanged: Called at once where a style sheet is all that changed.
  /// - Returns: What was found and made.
  package func update(
    _ changes: SourceChanges, styleChanged: (StyleChange) -> Void = { _ in }
  ) -> Update {
    var update = attempt(changes, styleChanged)
    if update.site.outcome.diagnostics.contains(where: isStale) {
      // A file went while the site was read: what is there now counts.
      update = attempt(.everything) { _ in }
    }
    return update
  }

  /// Publishes what is newer than the output folder.
  ///
  /// - Returns: Whether the output folder holds the site now; false where the site has errors.
  /// - Throws: What keeps the site from being published; it is tried again at the next call.
  package func publish() throws(PublicationError) -> Bool {
    guard isBehind else { return true }
    try lock.acquire()
    defer { lock.release() }
    let stage = try publisher.begin()
    for (_, file) in pending.sorted(by: { $0.key < $1.key }) {
      try stage.add(path: file.path, bytes: file.bytes)
    }
    guard try keepTheRest(in: stage) else {
      // Somebody else changed the output folder: make everything anew.
      stage.discard()
      lock.release()
      builder.forgetOutputs()
      let update = attempt(.everything) { _ in }
      return update.isPublished
    }
    try commit(stage)
    return true
  }

  // MARK: - Steps

  private func attempt(
    _ changes: SourceChanges, _ styleChanged: (StyleChange) -> Void
  ) -> Update {
    let problems = ProblemList()
    var stage: Stage?
    var update = Update(
      site: builder.update(changes, styleChanged: styleChanged) { pageCount in
        guard pageCount >= Self.streamingThreshold || builder.paths.isEmpty else { return nil }
        do throws(PublicationError) {
          try lock.acquire()
          let begun = try publisher.begin()
          stage = begun
          return { file in
            do throws(PublicationError) {
              try begun.add(path: file.path, bytes: file.bytes)
            } catch {
              problems.add(error.diagnostic)
            }
          }
        } catch {
          problems.add(error.diagnostic)
          return { _ in }
        }
      })
    defer { lock.release() }
    var troubles = problems.diagnostics
    if !update.site.outcome.hasFailed, troubles.isEmpty {
      isBehind = isBehind || !update.site.changed.isEmpty || !update.site.removed.isEmpty
      for path in update.site.removed { pending[path] = nil }
      for file in update.site.files { pending[file.path] = file }
      if let begun = stage {
        do throws(PublicationError) {
          // What was made earlier and not yet published goes along, unless it was made again.
          for path in update.site.changed { pending[path] = nil }
          for (_, file) in pending { try begun.add(path: file.path, bytes: file.bytes) }
          if try keepTheRest(in: begun, but: Set(update.site.changed)) {
            try commit(begun)
            update.isPublished = true
            return update
          }
          begun.discard()
          stage = nil
          lock.release()
          builder.forgetOutputs()
          return attempt(.everything) { _ in }
        } catch {
          troubles.append(error.diagnostic)
        }
      }
    }
    stage?.discard()
    guard !troubles.isEmpty else { return update }
    // Nothing of it was published, so everything is to be made anew.
    builder.forgetOutputs()
    let told = Set(update.site.outcome.diagnostics.filter { $0.severity == .error }.map(\.rule))
    let untold = troubles.filter { $0.rule != .duplicateURL || !told.contains($0.rule) }
    update.site = SiteUpdate(outcome: update.site.outcome)
    update.site.outcome.diagnostics = sorted(update.site.outcome.diagnostics + untold)
    return update
  }

  /// Takes over the published files that nothing took the place of.
  ///
  /// - Returns: Whether they are all still what was published.
  private func keepTheRest(
    in stage: Stage, but added: Set<String> = []
  ) throws(PublicationError) -> Bool {
    for path in builder.paths where pending[path] == nil && !added.contains(path) {
      guard let stamp = stamps[path], try stage.keep(path: path, ifStill: stamp) else {
        return false
      }
    }
    return true
  }

  private func commit(_ stage: Stage) throws(PublicationError) {
    let report = try stage.commit()
    for path in report.removed { stamps[path] = nil }
    let fresh = stamps.isEmpty ? report.written + report.unchanged : report.written
    stamps.merge(publisher.stamps(of: fresh)) { _, new in new }
    for path in report.unchanged where stamps[path] == nil {
      stamps.merge(publisher.stamps(of: [path])) { _, new in new }
    }
    pending = [:]
    isBehind = false
  }

  /// Whether a file that was listed was gone when it was to be read.
  private func isStale(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.rule == .unreadableFile && diagnostic.location.path.hasPrefix("content/")
      && FileStamp(ofFileAt: directory + "/" + diagnostic.location.path) == nil
      && !FileStamp.look(at: directory + "/" + diagnostic.location.path).isLink
  }
}

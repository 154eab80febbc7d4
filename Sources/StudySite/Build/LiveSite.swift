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

  /// What came of publishing.
  package enum Publishing: Sendable {
    /// There was nothing to publish.
    case nothing
    /// The output folder holds the site.
    case done
    /// Somebody else had changed the output folder, or the last attempt had failed: the site was
    /// brought up to date as a whole.
    case updated(Update)
  }

  /// From how many pages on finished pages go to the disk at once and are not held in memory.
  private static let streamingThreshold = 300

  private let directory: String
  private let options: BuildOptions
  private let builder: SiteBuilder
  private let publisher: Publisher
  private let lock: SiteLock
  /// The files that are newer than the output folder, by path.
  private var pending: [String: OutputFile] = [:]
  /// Whether the output folder is behind what was built.
  private var isBehind = false
  /// Whether what was built could not be published and is to be made anew.
  private var isToStartOver = false
  /// What the published files were when they were published, by path.
  private var stamps: [String: PublishedStamp] = [:]

  /// The site in a folder, to be published into an output folder.
  package init(directory: String, output: String, _ options: BuildOptions) {
    self.directory = directory
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

  /// Whether there is something for `publish` to do.
  package var isUnpublished: Bool { isBehind || isToStartOver }

  /// Brings the site up to date with its sources.
  ///
  /// - Parameters:
  ///   - changes: Where to look.
  ///   - styleChanged: Called at once where a style sheet is all that changed.
  /// - Returns: What was found and made.
  package func update(
    _ changes: SourceChanges, styleChanged: (StyleChange) -> Void = { _ in }
  ) -> Update {
    let update = attempt(changes, styleChanged)
    // Where a file went while the site was read, what is there now counts.
    return update.site.outcome.diagnostics.contains(where: hasVanished)
      ? attempt(.everything) { _ in } : update
  }

  /// Publishes what is newer than the output folder.
  ///
  /// - Returns: What was done.
  /// - Throws: What keeps the site from being published; another call tries again.
  package func publish() throws(PublicationError) -> Publishing {
    if isToStartOver { return .updated(attempt(.everything) { _ in }) }
    guard isBehind else { return .nothing }
    try lock.acquire(waiting: .milliseconds(200))
    defer { lock.release() }
    if try publish(into: try publisher.begin(), streamed: []) { return .done }
    lock.release()
    startOver()
    return .updated(attempt(.everything) { _ in })
  }

  // MARK: - Steps

  /// Brings the site up to date, and publishes it at once where many pages are to be made or none
  /// has been published.
  private func attempt(
    _ changes: SourceChanges, _ styleChanged: (StyleChange) -> Void
  ) -> Update {
    isToStartOver = false
    var stream: StageStream?
    var update = Update(
      site: builder.update(changes, styleChanged: styleChanged) { pageCount in
        guard pageCount >= Self.streamingThreshold || builder.paths.isEmpty else { return nil }
        let begun = StageStream(publisher, lock)
        stream = begun
        return begun.receive
      })
    defer { lock.release() }
    if update.site.outcome.hasFailed {
      stream?.stage?.discard()
      // What went wrong on the disk can wait until the errors are mended.
      return update
    }
    guard let stream else {
      isBehind = isBehind || !update.site.changed.isEmpty || !update.site.removed.isEmpty
      for path in update.site.removed { pending[path] = nil }
      for file in update.site.files { pending[file.path] = file }
      return update
    }
    var troubles = stream.problems.diagnostics
    if troubles.isEmpty, let stage = stream.stage {
      do throws(PublicationError) {
        for path in update.site.changed + update.site.removed { pending[path] = nil }
        if try publish(into: stage, streamed: Set(update.site.changed)) {
          update.isPublished = true
          return update
        }
        lock.release()
        startOver()
        return attempt(.everything) { _ in }
      } catch {
        troubles.append(error.diagnostic)
      }
    }
    stream.stage?.discard()
    startOver()
    update.site = SiteUpdate(outcome: update.site.outcome)
    update.site.outcome.diagnostics = sorted(update.site.outcome.diagnostics + troubles)
    return update
  }

  /// Forgets all that was built and not published, so that the next update makes everything.
  private func startOver() {
    builder.forgetOutputs()
    pending = [:]
    isBehind = false
    isToStartOver = true
  }

  /// Adds to a stage what was not streamed into it, and commits it.
  ///
  /// - Returns: False, with the stage discarded, where others have changed the output folder.
  private func publish(into stage: Stage, streamed: Set<String>) throws(PublicationError) -> Bool {
    let paths = builder.paths
    precondition(!paths.isEmpty, "only a site that was built is published")
    for (_, file) in pending.sorted(by: { $0.key < $1.key }) {
      try stage.add(path: file.path, bytes: file.bytes)
    }
    var fresh: [String] = []
    for path in paths {
      if pending[path] != nil || streamed.contains(path) {
        fresh.append(path)
        continue
      }
      guard let stamp = stamps[path], try stage.keep(path: path, ifStill: stamp) else {
        stage.discard()
        return false
      }
    }
    let report = try stage.commit()
    for path in report.removed { stamps[path] = nil }
    stamps.merge(publisher.stamps(of: fresh)) { _, new in new }
    pending = [:]
    isBehind = false
    return true
  }

  /// Whether a file that was listed was gone when it was to be read.
  private func hasVanished(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.rule == .unreadableFile else { return false }
    let (stamp, isLink) = FileStamp.look(at: directory + "/" + diagnostic.location.path)
    return stamp == nil && !isLink
  }
}

/// A stage into which pages go as they are finished; what goes wrong with it is kept.
final class StageStream: Sendable {
  /// The stage; nil where it could not be begun.
  let stage: Stage?
  let problems = ProblemList()

  /// Begins a stage, with the site's lock taken.
  init(_ publisher: Publisher, _ lock: SiteLock) {
    do throws(PublicationError) {
      try lock.acquire()
      stage = try publisher.begin()
    } catch {
      stage = nil
      problems.add(error.diagnostic)
    }
  }

  /// A stream into a stage.
  init(_ stage: Stage) {
    self.stage = stage
  }

  /// Adds a finished file.
  @Sendable func receive(_ file: OutputFile) {
    do throws(PublicationError) {
      try stage?.add(path: file.path, bytes: file.bytes)
    } catch {
      problems.add(error.diagnostic)
    }
  }

  /// What went wrong, without what the sources' own diagnostics tell better.
  ///
  /// Files that share an address are told at their sources; the stage would tell it again.
  func problems(beyond told: [Diagnostic]) -> [Diagnostic] {
    let rules = Set(told.filter { $0.severity == .error }.map(\.rule))
    return problems.diagnostics.filter { $0.rule != .duplicateURL || !rules.contains($0.rule) }
  }
}

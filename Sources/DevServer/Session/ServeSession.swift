internal import Diagnostics
internal import Publication
package import StudySite

/// A site that is built, served, and brought up to date while its author works on it.
///
/// One thread builds; each update goes to the open pages from memory and to the output folder after
/// that. The server answers throughout, also while a build fails.
package final class ServeSession: Sendable {
  /// Whether and how the site's files are watched.
  package enum Watching: Sendable {
    case off
    case notifications
    case polling
  }

  private let directory: String
  private let output: String
  private let build: BuildOptions
  private let watching: Watching
  private let tell: @Sendable (SessionEvent) -> Void
  private let served: ServedSite
  private let server: Guarded<SiteServer?> = Guarded(nil)
  private let watcher: Guarded<FolderWatcher?> = Guarded(nil)
  private let queue = ChangeQueue()
  /// Whether the last update found errors.
  private let hasErrors = Guarded(false)
  /// What kept the output folder from being brought up to date last, so that it is told once.
  private let lastTrouble = Guarded<Diagnostic?>(nil)

  /// How long nothing must have changed before the output folder is brought up to date, so that one
  /// save after another is not kept waiting.
  private static let restBeforePublishing = Duration.milliseconds(100)
  /// How long to wait where the output folder could not be brought up to date.
  private static let restBeforeTryingAgain = Duration.seconds(3)
  /// How many paths an update names one by one; more of them are "anything".
  private static let longestList = 200

  /// A session of the site in a folder.
  ///
  /// - Parameters:
  ///   - directory: The site's folder.
  ///   - output: The folder of the finished site.
  ///   - build: What the command line says about building.
  ///   - watching: Whether and how files are watched.
  ///   - tell: Is told what happens, on several threads, one at a time.
  package init(
    directory: String, output: String, _ build: BuildOptions, watching: Watching,
    tell: @escaping @Sendable (SessionEvent) -> Void
  ) {
    self.directory = directory
    self.output = output
    self.build = build
    self.watching = watching
    let telling = Guarded(())
    self.tell = { event in telling.withLock { _ in tell(event) } }
    served = ServedSite(root: output)
  }

  /// Serves and keeps the site up to date until `stop` is called.
  ///
  /// - Parameter options: How the server listens; the base path is the site's.
  /// - Throws: What keeps the server from listening.
  package func run(_ options: ServerOptions) throws(ServerError) {
    let site = LiveSite(directory: directory, output: output, build)
    var options = options
    options.basePath = site.basePath
    let server = SiteServer(site: served, options: options)
    let address = try server.start()
    self.server.withLock { $0 = server }
    defer { stop() }
    startWatching()
    bringUpToDate(site, .everything)
    // Told when there is something to see, which a browser that opens at once would miss.
    tell(.serving(address))
    var toldPath = options.basePath
    var rest = Self.restBeforePublishing
    while true {
      switch queue.take(within: site.isUnpublished ? rest : nil) {
      case .closed:
        publish(site)
        return
      case .nothing:
        publish(site)
        rest = Self.restBeforeTryingAgain
      case .changes(let changes):
        bringUpToDate(site, changes)
        rest = Self.restBeforePublishing
        let path = site.basePath
        if path != toldPath { tell(.movedBase(path: path)) }
        toldPath = path
      }
    }
  }

  /// Ends the session at once; may be called from any thread, and again.
  package func stop() {
    queue.close()
    watcher.withLock { watcher in
      defer { watcher = nil }
      return watcher
    }?.stop()
    server.withLock { server in
      defer { server = nil }
      return server
    }?.stop()
  }

  // MARK: - Watching

  private func startWatching() {
    let onChange = { @Sendable [queue] (changes: FolderChanges) in queue.add(changes) }
    let onFallback = { @Sendable [tell] (error: WatchError) in
      tell(.polling(reason: error.reason))
    }
    do throws(WatchError) {
      let started: FolderWatcher
      switch watching {
      case .off: return
      case .polling:
        started = try FolderWatcher(root: directory, method: .polling, onChange: onChange)
      case .notifications:
        do throws(WatchError) {
          started = try FolderWatcher(
            root: directory, method: .notifications, onFallback: onFallback, onChange: onChange)
        } catch {
          onFallback(error)
          started = try FolderWatcher(root: directory, method: .polling, onChange: onChange)
        }
      }
      watcher.withLock { $0 = started }
    } catch {
      tell(.polling(reason: error.reason))
    }
  }

  // MARK: - Building

  private func bringUpToDate(_ site: LiveSite, _ changes: SourceChanges) {
    let start = ContinuousClock.now
    let update = site.update(changes) { style in
      let version = served.apply(files: [style.new], removed: [])
      broadcast(.style(version: version, old: style.old, new: style.new.path))
    }
    show(update, since: start)
  }

  /// Tells the pages and the author of an update.
  private func show(_ update: LiveSite.Update, since start: ContinuousClock.Instant) {
    let result = update.site
    let hadFailed = hasErrors.withLock { hasErrors in
      defer { hasErrors = result.outcome.hasFailed }
      return hasErrors
    }
    if result.outcome.hasFailed {
      let shown = ReloadDiagnostics(directory: directory)
      broadcast(
        .problems(
          version: served.version, diagnostics: result.outcome.diagnostics.map(shown.shown)))
      tell(.failed(result))
      return
    }
    let version = served.apply(files: result.files, removed: result.removed)
    if update.isPublished { served.forget(upTo: version) }
    let paths = result.changed + result.removed
    if !paths.isEmpty {
      let isList = paths.count <= Self.longestList
      broadcast(.reload(version: version, paths: isList ? paths : nil))
    } else if hadFailed {
      broadcast(.mended(version: version))
    }
    tell(.updated(result, ContinuousClock.now - start))
  }

  /// Writes to the output folder what only memory holds.
  private func publish(_ site: LiveSite) {
    let version = served.version
    let start = ContinuousClock.now
    do throws(PublicationError) {
      switch try site.publish() {
      case .nothing: break
      case .done: served.forget(upTo: version)
      case .updated(let update): show(update, since: start)
      }
      lastTrouble.withLock { $0 = nil }
    } catch {
      let trouble = error.diagnostic
      let isNew = lastTrouble.withLock { last in
        defer { last = trouble }
        return last != trouble
      }
      if isNew { tell(.unpublished([trouble])) }
    }
  }

  private func broadcast(_ event: ReloadEvent) {
    server.withLock { $0 }?.broadcast(event)
  }
}

internal import Publication

/// Tells of changes in some of a site's folders, on a thread of its own, until it is stopped.
///
/// Folders that do not exist are seen when they come. Symbolic links to files are followed where the
/// target is watched too; those to folders only where a watched folder is itself one. Hidden files
/// and editors' backups are passed over. By notifications, what is written to a file with
/// several hard links is told under the name that it was opened by only.
package final class FolderWatcher: Sendable {
  /// How changes are found.
  package enum Method: Sendable, Hashable {
    /// The system tells at once; costs nothing while nothing changes. Only on Linux, and not for
    /// changes that another machine makes on a network's disk.
    case notifications
    /// All files are looked at again and again, with pauses of at least `every`, and longer ones
    /// where a look takes long.
    case polling(every: Duration)

    /// Polling with the pause that suits most sites.
    package static let polling = Method.polling(every: defaultInterval)
  }

  private static let defaultInterval = Duration.milliseconds(250)

  private let signal: WakeSignal
  private let thread: WatcherThread

  /// Begins to watch: what changes after the call will be reported.
  ///
  /// - Parameters:
  ///   - root: The site's folder, which must exist.
  ///   - folders: The names of the watched folders in it.
  ///   - method: How changes are found.
  ///   - onFallback: Is told why notifications no longer suffice, before everything is reported as
  ///     changed and polling begins; at most once.
  ///   - onChange: Is told of each change, on the watcher's thread; the next waits until it returns.
  /// - Throws: Why the folders cannot be watched by this method; `.polling` may still work.
  package convenience init(
    root: String, folders: [String] = ["content", "templates"], method: Method,
    onFallback: @escaping @Sendable (WatchError) -> Void = { _ in },
    onChange: @escaping @Sendable (FolderChanges) -> Void
  ) throws(WatchError) {
    try self.init(
      root: root, folders: folders, method: method, watchLimit: .max, onFallback: onFallback,
      onChange: onChange)
  }

  /// Begins to watch with a lower limit of watched folders than the system's.
  ///
  /// - Parameters:
  ///   - root: The site's folder, which must exist.
  ///   - folders: The names of the watched folders in it.
  ///   - method: How changes are found.
  ///   - watchLimit: The highest number that the kernel's watch of a folder may have, counted from 1.
  ///   - onFallback: Is told why notifications no longer suffice.
  ///   - onChange: Is told of each change, on the watcher's thread.
  /// - Throws: Why the folders cannot be watched by this method.
  init(
    root: String, folders: [String], method: Method, watchLimit: Int32,
    onFallback: @escaping @Sendable (WatchError) -> Void,
    onChange: @escaping @Sendable (FolderChanges) -> Void
  ) throws(WatchError) {
    let place = Path(root)
    let names = folders.map { Path($0) }
    guard let status = try? DiskFileSystem().status(of: place, followingLinks: true),
      status.kind == .folder
    else { throw .missingFolder(path: root) }
    let signal = try WakeSignal()
    self.signal = signal
    switch method {
    case .polling(let interval):
      let loop = PollingLoop(
        root: place, folders: names, interval: interval, onChange: onChange)
      thread = try WatcherThread.start {
        loop.run(until: signal)
        signal.closeDescriptors()
      }
    case .notifications:
      #if os(Linux)
        let loop = try NotificationLoop(
          root: place, names: names, limit: watchLimit, onChange: onChange)
        thread = try WatcherThread.start {
          do throws(WatchError) {
            try loop.run(until: signal)
          } catch {
            onFallback(error)
            let loop = PollingLoop(
              root: place, folders: names, interval: Self.defaultInterval, onChange: onChange)
            onChange(FolderChanges(isComplete: true))
            loop.run(until: signal)
          }
          signal.closeDescriptors()
        }
      #else
        throw .unsupported
      #endif
    }
  }

  deinit { stop() }

  /// Ends the watching; without effect the second time.
  ///
  /// When it returns, no change is reported any more, unless it was called from `onChange` itself.
  package func stop() {
    signal.raise()
    thread.waitForEnd()
  }
}

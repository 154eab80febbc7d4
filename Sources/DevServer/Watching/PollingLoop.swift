internal import Publication

/// Watches by looking at all files again and again.
///
/// Two saves of the same length within one tick of the file system's clock look like one, and what
/// came and went between two looks is never seen.
final class PollingLoop: @unchecked Sendable {
  // Unchecked, because the compiler cannot see that the one thread that runs it has it alone.
  /// The pauses are so many times as long as a look, so that it takes 2 % of a processor at most.
  private static let pauseFactor = 50
  private static let longestPause = Duration.seconds(10)

  private let root: Path
  private let folders: [Path]
  private let interval: Duration
  private let onChange: @Sendable (FolderChanges) -> Void
  private var snapshot: FolderSnapshot
  private var isBlind = false

  /// Looks for the first time: what changes from now on will be reported.
  ///
  /// - Parameters:
  ///   - root: The site's folder.
  ///   - folders: The names of the watched folders in it.
  ///   - interval: The shortest pause between two looks.
  ///   - onChange: Is told of each change.
  init(
    root: Path, folders: [Path], interval: Duration,
    onChange: @escaping @Sendable (FolderChanges) -> Void
  ) {
    self.root = root
    self.folders = folders
    self.interval = interval
    self.onChange = onChange
    snapshot = FolderSnapshot(root: root, folders: folders)
  }

  /// Reports changes until the signal is raised.
  func run(until signal: WakeSignal) {
    let clock = ContinuousClock()
    var pause = interval
    while true {
      let deadline = clock.now + pause
      while clock.now < deadline {
        if signal.wait(atMost: deadline - clock.now) { return }
      }
      let start = clock.now
      let changes = look()
      let lookTime = clock.now - start
      pause = max(interval, min(lookTime * Self.pauseFactor, Self.longestPause))
      if let changes { onChange(changes) }
    }
  }

  /// What has changed since the last look, if anything.
  private func look() -> FolderChanges? {
    let current = FolderSnapshot(root: root, folders: folders)
    guard current.isWhole else {
      // Said once; what has changed in the meantime is seen when the whole can be seen again.
      defer { isBlind = true }
      return isBlind ? nil : FolderChanges(isComplete: true)
    }
    isBlind = false
    defer { snapshot = current }
    return current.changes(since: snapshot)
  }
}

internal import Publication

/// Puts events together to changes that are ready to be reported.
///
/// What was written or moved in is ready at once. A name that went may come back, as editors first
/// move the old file away and then write the new one; a file that came is mostly about to be
/// written. Both wait for `patience`, and are ready then whatever happened.
struct ChangeGathering {
  /// How long a name that went or came waits for what follows.
  static let patience = Duration.milliseconds(20)

  private struct Waiting {
    var deadline: ContinuousClock.Instant
    var isFolder: Bool
    var cookie: UInt32
  }

  private var waiting: [Path: Waiting] = [:]
  private var ready: Set<Path> = []
  private var isComplete = false

  /// When the next name has waited long enough, or nil while none waits.
  var nextDeadline: ContinuousClock.Instant? { waiting.values.map(\.deadline).min() }

  /// Notes that anything may have changed.
  mutating func noteEverything() { isComplete = true }

  /// Notes a file that was written.
  mutating func noteWritten(_ path: Path) {
    ready.insert(path)
    if let earlier = waiting.removeValue(forKey: path), earlier.isFolder { isComplete = true }
  }

  /// Notes a folder that came or was put in another's place.
  mutating func noteFolder(_ path: Path) {
    ready.insert(path)
    waiting[path] = nil
    isComplete = true
  }

  /// Notes an entry that came by a move.
  ///
  /// - Parameters:
  ///   - path: Where it is now.
  ///   - isFolder: Whether it is a folder.
  ///   - cookie: The move's number. The name that the entry left does not wait any longer.
  mutating func noteMovedIn(_ path: Path, isFolder: Bool, cookie: UInt32) {
    if isFolder { noteFolder(path) } else { noteWritten(path) }
    guard cookie != 0 else { return }
    for (source, entry) in waiting where entry.cookie == cookie {
      waiting[source] = nil
      ready.insert(source)
      if entry.isFolder { isComplete = true }
    }
  }

  /// Notes a name that came or went and waits for what follows.
  ///
  /// - Parameters:
  ///   - path: The name.
  ///   - isFolder: Whether it is or was a folder's.
  ///   - cookie: The number of the move by which it went, or 0.
  ///   - now: The time.
  mutating func noteWaiting(
    _ path: Path, isFolder: Bool = false, cookie: UInt32 = 0, now: ContinuousClock.Instant
  ) {
    ready.remove(path)
    let wasFolder = waiting[path]?.isFolder ?? false
    waiting[path] = Waiting(
      deadline: now + Self.patience, isFolder: isFolder || wasFolder, cookie: cookie)
  }

  /// Notes an entry with other rights or times, which is mostly about to change in other ways too
  /// or just did.
  mutating func noteAttributes(
    _ path: Path, isFolder: Bool, now: ContinuousClock.Instant
  ) {
    if ready.contains(path) || waiting[path] != nil { return }
    noteWaiting(path, isFolder: isFolder, now: now)
  }

  /// Takes out what is ready: the paths, and whether anything may have changed; nil for nothing.
  mutating func take(now: ContinuousClock.Instant) -> (paths: Set<Path>, isComplete: Bool)? {
    for (path, entry) in waiting where entry.deadline <= now {
      waiting[path] = nil
      ready.insert(path)
      if entry.isFolder { isComplete = true }
    }
    guard !ready.isEmpty || isComplete else { return nil }
    defer {
      ready = []
      isComplete = false
    }
    return (ready, isComplete)
  }
}

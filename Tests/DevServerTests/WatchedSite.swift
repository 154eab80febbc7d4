import Foundation
import Publication
import Testing

@testable import DevServer

/// A site in a fresh temporary folder with a watcher, and what the watcher has told.
final class WatchedSite: Sendable {
  /// The site's folder.
  let root: String
  private let reports = Guarded<[FolderChanges]>([])
  private let fallbacks = Guarded<[WatchError]>([])
  private let watcher = Guarded<FolderWatcher?>(nil)
  private let sentinels = Guarded(0)

  private static let temporaryFolder =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path

  /// The files that most tests start with.
  static let files = [
    "content/a.md": "one", "content/b.md": "two", "content/folder/c.md": "three",
    "content/folder/inner/d.md": "four", "templates/page.html": "five",
  ]

  /// A site with these files, by path below its folder; nothing is watched yet.
  init(_ files: [String: String] = WatchedSite.files) throws {
    root = Self.temporaryFolder + "/watch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for (path, text) in files {
      try makeFolder((path as NSString).deletingLastPathComponent)
      try write(text, to: path)
      // Polling tells no two changes apart that come within a tick of the file system's clock.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: root + "/" + path)
    }
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: root)
  }

  // Watching

  /// Begins to watch; `inspect` is called with each report on the watcher's thread.
  func watch(
    by method: WatchMethod, watchLimit: Int32 = .max,
    inspect: @escaping @Sendable (FolderChanges) -> Void = { _ in }
  ) throws {
    let (reports, fallbacks) = (reports, fallbacks)
    let started = try FolderWatcher(
      root: root, folders: ["content", "templates"], method: method.method,
      watchLimit: watchLimit,
      onFallback: { error in fallbacks.withLock { $0.append(error) } },
      onChange: { changes in
        reports.withLock { $0.append(changes) }
        inspect(changes)
      })
    watcher.withLock { $0 = started }
  }

  /// Ends the watching.
  func stop() {
    watcher.withLock { $0 }?.stop()
  }

  /// All that was told since the last `forget`, as one change.
  var told: FolderChanges {
    reports.withLock { reports in
      var all = FolderChanges()
      for changes in reports {
        all.paths.formUnion(changes.paths)
        if changes.isComplete { all.isComplete = true }
      }
      return all
    }
  }

  /// The reports since the last `forget`.
  var reportsSoFar: [FolderChanges] { reports.withLock { $0 } }

  /// Why the watcher has fallen back to polling, each time.
  var fallbacksSoFar: [WatchError] { fallbacks.withLock { $0 } }

  /// Forgets what was told.
  func forget() { reports.withLock { $0 = [] } }

  /// Waits until all these paths were told; records what is missing after a generous time.
  func expect(
    _ paths: Set<String>, isComplete: Bool = false,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let isTold = try await eventually {
      let told = self.told
      return paths.isSubset(of: told.paths) && (told.isComplete || !isComplete)
    }
    #expect(
      isTold, "missing \(paths.subtracting(told.paths).sorted()) in \(told)",
      sourceLocation: sourceLocation)
  }

  /// Waits until a change that comes after all others was told; the paths told until then, without
  /// that change's own.
  @discardableResult
  func settle(
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws -> FolderChanges {
    let number = sentinels.withLock { number in
      number += 1
      return number
    }
    // A base of its own, as a second link changes the times of the first.
    let base = "templates/.sentinel-\(number)"
    let name = "templates/sentinel-\(number)"
    try makeFolder("templates")
    try write("sentinel", to: base)
    // A new hard link waits as long as any event does, so that it overtakes none.
    try makeHardLink(name, to: base)
    try await expect([name], sourceLocation: sourceLocation)
    var told = told
    told.paths.remove(name)
    forget()
    return told
  }

  /// Waits until a condition holds; false where it does not hold after a generous time.
  func eventually(_ condition: @Sendable () -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(20)
    while !condition() {
      if ContinuousClock.now > deadline { return false }
      try await Task.sleep(for: .milliseconds(2))
    }
    return true
  }

  // Changing

  /// Writes a file in place, as `echo text > path` does.
  func write(_ text: String, to path: String) throws {
    let descriptor = open(root + "/" + path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try check(descriptor)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    #if canImport(Glibc)
      try check(Glibc.write(descriptor, bytes, bytes.count) == bytes.count ? 0 : -1)
    #else
      try check(Darwin.write(descriptor, bytes, bytes.count) == bytes.count ? 0 : -1)
    #endif
  }

  /// Moves an entry over whatever file stands at the new path.
  func move(_ path: String, to newPath: String) throws {
    try check(rename(root + "/" + path, root + "/" + newPath))
  }

  /// Removes a file or link.
  func remove(_ path: String) throws {
    try check(unlink(root + "/" + path))
  }

  /// Removes a folder and all in it.
  func removeFolder(_ path: String) throws {
    try FileManager.default.removeItem(atPath: root + "/" + path)
  }

  /// Makes a folder and those above it, where they are missing.
  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: root + "/" + path, withIntermediateDirectories: true)
  }

  /// Makes a symbolic link.
  func makeLink(_ path: String, to target: String) throws {
    try check(symlink(target, root + "/" + path))
  }

  /// Makes a second name for a file.
  func makeHardLink(_ path: String, to target: String) throws {
    try check(link(root + "/" + target, root + "/" + path))
  }

  /// Sets who may read a file.
  func setMode(_ mode: mode_t, of path: String) throws {
    try check(chmod(root + "/" + path, mode))
  }

  private func check(_ result: Int32) throws {
    if result < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }
}

/// The ways of watching that a test is run with.
enum WatchMethod: CaseIterable, CustomTestStringConvertible, Sendable {
  #if os(Linux)
    case notifications
  #endif
  case polling

  /// The watcher's method.
  var method: FolderWatcher.Method {
    switch self {
    #if os(Linux)
      case .notifications: .notifications
    #endif
    case .polling: .polling(every: .milliseconds(5))
    }
  }

  var testDescription: String {
    switch self {
    #if os(Linux)
      case .notifications: "by notifications"
    #endif
    case .polling: "by polling"
    }
  }
}

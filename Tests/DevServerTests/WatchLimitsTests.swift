import Dispatch
import Foundation
import Publication
import Testing

@testable import DevServer

@Suite(.serialized) struct WatchLimitsTests {
  @Test(arguments: WatchMethod.allCases)
  func whatComesDuringAReportComesInTheNextAtOnce(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    let held = DispatchSemaphore(value: 0)
    let isFirst = Guarded(true)
    try site.watch(by: method) { _ in
      let isFirst = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      if isFirst { held.wait() }
    }
    // In one step, so that polling cannot see it half done.
    try site.write("changed", to: "content/.a")
    try site.move("content/.a", to: "content/a.md")
    try await site.expect(["content/a.md"])
    let burst = Set((0..<500).map { "content/folder/new-\($0).md" })
    for path in burst { try site.write("new", to: path) }
    held.signal()
    try await site.expect(burst)
    #expect(site.reportsSoFar.count == 2)
    #expect(site.reportsSoFar.last?.paths == burst)
  }

  @Test(arguments: WatchMethod.allCases)
  func unusualNamesAreToldOrEverythingIs(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    let names = ["a\nb.md", "tab\t.md", " .md", "\u{301}.md", "quote\"'\\.md", "日本語.md"]
    for name in names { try site.write("x", to: "content/" + name) }
    let told = try await site.settle()
    #expect(told.paths == Set(names.map { "content/" + $0 }))
    #expect(!told.isComplete)

    let path = Array(site.root.utf8) + Array("/content/".utf8) + [0xFF, 0x62, 0]
    let descriptor = path.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) } ?? -1
      }
    }
    try #require(descriptor >= 0)
    close(descriptor)
    let toldNext = try await site.settle()
    #expect(toldNext.paths.isEmpty)
    #expect(toldNext.isComplete)
  }

  @Test func twoSpellingsOfOneTextAreAChangeOfEverything() {
    var changes = FolderChanges()
    changes.insert(Path("content/caf\u{e9}.md"))
    changes.insert(Path("content/caf\u{e9}.md"))
    #expect(!changes.isComplete)
    changes.insert(Path("content/cafe\u{301}.md"))
    #expect(changes.isComplete)
  }

  @Test(arguments: WatchMethod.allCases)
  func stoppingTwiceEndsIt(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    try site.write("changed", to: "content/a.md")
    try await site.expect(["content/a.md"])
    site.stop()
    site.stop()
    site.forget()
    try site.write("again", to: "content/a.md")
    // A second watcher tells of a later change, and the first would have by then.
    let other = try WatchedSite([:])
    try other.watch(by: method)
    try await other.settle()
    #expect(site.reportsSoFar.isEmpty)
  }

  @Test(arguments: WatchMethod.allCases)
  func itMayBeStoppedFromAReport(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    let holder = Guarded<WatchedSite?>(site)
    try site.watch(by: method) { _ in holder.withLock { $0 }?.stop() }
    try site.write("changed", to: "content/a.md")
    try await site.expect(["content/a.md"])
    site.stop()
    holder.withLock { $0 = nil }
    try site.write("again", to: "content/b.md")
    let other = try WatchedSite([:])
    try other.watch(by: method)
    try await other.settle()
    #expect(site.reportsSoFar.count == 1)
  }

  @Test(arguments: WatchMethod.allCases)
  func aMissingSiteIsRefused(by method: WatchMethod) throws {
    let site = try WatchedSite([:])
    #expect(throws: WatchError.missingFolder(path: site.root + "/nowhere")) {
      try FolderWatcher(root: site.root + "/nowhere", method: method.method) { _ in }
    }
  }

  @Test func aWatcherGivesBackWhatItHolds() throws {
    let site = try WatchedSite()
    // More than a process may hold at once, of watchers by default and of files mostly.
    for number in 0..<1_100 {
      let watcher = try FolderWatcher(
        root: site.root, method: WatchMethod.allCases[number % WatchMethod.allCases.count].method
      ) { _ in }
      // The rest end with their last reference.
      if number % 3 == 0 { watcher.stop() }
    }
  }

  #if os(Linux)
    @Test func tooFewWatchesAreSaidAtOnce() throws {
      let site = try WatchedSite()
      #expect(throws: WatchError.tooManyFolders) {
        try site.watch(by: .notifications, watchLimit: 3)
      }
    }

    @Test func tooFewWatchesLaterLeadToPolling() async throws {
      let site = try WatchedSite()
      try site.watch(by: .notifications, watchLimit: 5)
      try site.write("changed", to: "content/a.md")
      try await site.expect(["content/a.md"])
      #expect(site.fallbacksSoFar.isEmpty)
      for number in 0..<3 { try site.makeFolder("content/new-\(number)") }
      try await site.expect([], isComplete: true)
      #expect(site.fallbacksSoFar == [.tooManyFolders])
      try await site.settle()
      try site.write("new", to: "content/new-2/a.md")
      #expect(try await site.settle().paths == ["content/new-2/a.md"])
      try site.makeFolder("content/more")
      try await site.settle()
      #expect(site.fallbacksSoFar == [.tooManyFolders])
    }

    @Test func aSiteThatMovesAwayIsPolled() async throws {
      let site = try WatchedSite()
      try site.watch(by: .notifications)
      #expect(rename(site.root, site.root + "-away") == 0)
      try await site.expect([], isComplete: true)
      #expect(site.fallbacksSoFar == [.movedFolder(path: site.root)])
      #expect(rename(site.root + "-away", site.root) == 0)
      try await site.settle()
      try site.write("changed", to: "content/a.md")
      #expect(try await site.settle().paths == ["content/a.md"])
    }

    /// How many events the system keeps for a watcher.
    private static let queueLimit =
      (try? String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8))
      .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 16_384

    @Test(.enabled(if: queueLimit <= 200_000, "it takes too long to lose events here"))
    func lostEventsMeanThatEverythingMayHaveChanged() async throws {
      let site = try WatchedSite()
      let held = DispatchSemaphore(value: 0)
      let isFirst = Guarded(true)
      try site.watch(by: .notifications) { _ in
        let isFirst = isFirst.withLock { isFirst in
          defer { isFirst = false }
          return isFirst
        }
        if isFirst { held.wait() }
      }
      try site.write("changed", to: "content/a.md")
      try await site.expect(["content/a.md"])
      // Two events each time, and two of the same in a row never.
      for _ in 0...(Self.queueLimit / 2) {
        try site.write("", to: "content/b.md")
        try site.setMode(0o644, of: "content/a.md")
      }
      // All this is lost.
      try site.move("content/folder", to: "content/other")
      try site.makeFolder("content/new/inner")
      try site.write("e", to: "content/new/inner/e.md")
      held.signal()
      try await site.expect([], isComplete: true)
      try await site.settle()
      try site.write("changed", to: "content/other/inner/d.md")
      try site.write("changed", to: "content/new/inner/e.md")
      #expect(
        try await site.settle().paths == ["content/other/inner/d.md", "content/new/inner/e.md"])
    }
  #endif
}

import Foundation
import Publication
import Testing

@Suite struct KilledBuildTests {
  struct Update: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: [String: String]?
    var new: [String: String]
    var hasForeignEntries = false
    var refusedExchange: Int32?
    var refusedLink: Int32?
  }

  static let old = [
    "index.html": "home", "404.html": "missing", "lessons/a.html": "a", "lessons/b.html": "b",
    "tags/x.html": "x",
  ]
  static let new = [
    "index.html": "home, changed", "404.html": "missing", "lessons/a.html": "a",
    "lessons/c/d.html": "d", "feed.xml": "feed",
  ]

  static let updates = [
    Update(testDescription: "a first publication", old: nil, new: new),
    Update(testDescription: "into an empty folder", old: [:], new: new),
    Update(
      testDescription: "changes around foreign entries", old: old, new: new,
      hasForeignEntries: true),
    Update(testDescription: "removal of whole folders", old: old, new: ["index.html": "home"]),
    Update(testDescription: "removal of every page", old: old, new: [:], hasForeignEntries: true),
    Update(
      testDescription: "files become folders and folders files",
      old: ["a": "file", "b/c": "in a folder", "d": "d"],
      new: ["a/b": "in a folder", "b": "file", "d": "d"]),
    Update(testDescription: "nothing changed", old: old, new: old, hasForeignEntries: true),
    Update(
      testDescription: "no exchange", old: old, new: new, hasForeignEntries: true,
      refusedExchange: ENOSYS),
    Update(
      testDescription: "an output that cannot be moved", old: old, new: new,
      hasForeignEntries: true, refusedExchange: EXDEV),
    Update(
      testDescription: "no exchange, no hard links", old: old, new: new, hasForeignEntries: true,
      refusedExchange: EINVAL, refusedLink: EPERM),
    Update(
      testDescription: "no hard links", old: old, new: new, hasForeignEntries: true,
      refusedLink: EMLINK),
  ]

  private func prepare(_ update: Update) throws -> SiteFolder {
    let site = try SiteFolder()
    if let old = update.old {
      if old.isEmpty {
        try site.putFolder(at: "public", mode: 0o755)
      } else {
        try site.publish(old)
      }
    }
    if update.hasForeignEntries {
      try site.put("example.org", at: "public/CNAME")
      try site.put("note", at: "public/lessons/note.txt", mode: 0o600)
      try site.put("deep", at: "public/host/deep/file")
      try site.putFolder(at: "public/host/deep", mode: 0o700)
      try site.putFolder(at: "public/tags/empty", mode: 0o711)
      try site.putFolder(at: "public/host")
      try site.putLink(to: "nowhere", at: "public/link")
      try site.putLink(to: "../content", at: "public/lessons/link")
    }
    return site
  }

  private func contentsIfThere(_ site: SiteFolder) throws -> [String: String]? {
    site.exists("public") ? try site.contents() : nil
  }

  private func troubled(
    _ trouble: TroubledFileSystem.Trouble, for update: Update
  ) -> TroubledFileSystem {
    TroubledFileSystem(
      trouble, refusedExchange: update.refusedExchange, refusedLink: update.refusedLink)
  }

  /// Publishes with a trouble at each change in turn, and looks at the output each time.
  private func everyTrouble(
    of update: Update, _ trouble: (Int) -> TroubledFileSystem.Trouble
  ) throws {
    let finished = try prepare(update)
    try finished.publish(update.new, troubled(.none, for: update))
    let new = try finished.contents()
    for number in 1... {
      let site = try prepare(update)
      let before = try contentsIfThere(site)
      let fileSystem = troubled(trouble(number), for: update)
      let wasPublished = (try? site.publish(update.new, fileSystem)) != nil
      let after = try contentsIfThere(site)
      if let code = update.refusedExchange, code == EXDEV || after == nil {
        // The moment that cannot be avoided without an exchange: the old site comes back, or the
        // new one is completed, before anything else is done.
        try site.publisher().recover()
        let recovered = try site.contents()
        #expect(recovered == before || recovered == new, "recovered from trouble at \(number)")
        #expect(try site.leftovers() == [], "recovered from trouble at \(number)")
      } else if wasPublished {
        #expect(after == new, "trouble at \(number) that did not stop the publication")
      } else {
        #expect(after == before || after == new, "trouble at \(number)")
      }
      try site.publish(update.new)
      #expect(try site.contents() == new, "the build after trouble at \(number)")
      #expect(try site.leftovers() == [], "the build after trouble at \(number)")
      if !fileSystem.hasStruck {
        #expect(wasPublished && number == fileSystem.changes + 1)
        return
      }
    }
  }

  @Test(arguments: updates)
  func leaveTheOldSiteOrTheNew(_ update: Update) throws {
    try everyTrouble(of: update) { .killed(at: $0) }
  }

  @Test(arguments: updates)
  func leaveTheOldSiteOrTheNewWhenTheyDieWithinACall(_ update: Update) throws {
    try everyTrouble(of: update) { .killedWithin($0) }
  }

  @Test(arguments: updates)
  func leaveTheOldSiteOrTheNewWhenACallFails(_ update: Update) throws {
    try everyTrouble(of: update) { .failing(at: $0, code: ENOSPC) }
  }

  /// The next build may be killed too.
  @Test func areRecoveredFromByBuildsThatAreKilledThemselves() throws {
    let update = Self.updates[2]
    let finished = try prepare(update)
    let before = try finished.contents()
    try finished.publish(update.new)
    let new = try finished.contents()
    for first in [6, 12, 18, 20, 22, 24, 26] {
      for second in 1...40 {
        let site = try prepare(update)
        _ = try? site.publish(update.new, troubled(.killedWithin(first), for: update))
        _ = try? site.publish(update.new, troubled(.killedWithin(second), for: update))
        let after = try site.contents()
        #expect(after == before || after == new, "killed at \(first), then at \(second)")
        try site.publish(update.new)
        #expect(try site.contents() == new, "killed at \(first), then at \(second)")
        #expect(try site.leftovers() == [])
      }
    }
  }
}

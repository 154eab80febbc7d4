import Diagnostics
import Foundation
import Publication
import StudySite
import Testing

/// Building and checking a site on the disk.
@Suite struct SiteCommandsTests {
  @Test func `the starter site builds under strictness without any problem`() throws {
    let site = try TemporarySite([:])
    #expect(startSite(in: site.root).diagnostics.isEmpty)
    let outcome = site.build { $0.isStrict = true }
    #expect(outcome.lines == [])
    #expect(!outcome.hasFailed)
    let published = try #require(outcome.published)
    #expect(published.written.count == 17, "\(published.written)")
    #expect(published.unchanged == [] && published.removed == [])
    let files = try site.tree(of: "public").filter { $0.value != "folder" }.keys
    #expect(Set(files) == Set(published.written + [".discern-manifest"]))
  }

  @Test func `a build without changes writes nothing`() throws {
    let site = try TemporarySite()
    #expect(site.build().published?.didChange == true)
    let before = try site.tree(of: "public")
    let again = try #require(site.build().published)
    #expect(!again.didChange)
    #expect(again.written == [] && again.removed == [])
    #expect(again.unchanged.count == 17)
    #expect(try site.tree(of: "public") == before)
  }

  @Test func `a changed page alone is written, and what is gone is removed`() throws {
    let site = try TemporarySite()
    try site.put("# Extra\n", at: "content/extra.md")
    #expect(!site.build().hasFailed)
    let before = try site.tree(of: "public")
    try site.remove("content/extra.md")
    try site.replace(
      "A heavy load asks", with: "A heavy burden asks", in: "content/lessons/stairs-or-lift.md")
    let published = try #require(site.build().published)
    #expect(published.written == ["index.html", "lessons/stairs-or-lift.html"])
    #expect(published.removed == ["extra.html"])
    let after = try site.tree(of: "public")
    for (path, entry) in before
    where !["index.html", "lessons/stairs-or-lift.html", "extra.html", ".discern-manifest"]
      .contains(path)
    {
      #expect(after[path] == entry, "\(path) was touched")
    }
    #expect(after["lessons/stairs-or-lift.html"]?.contains("A heavy burden") == true)
  }

  @Test(arguments: [
    ("content/index.md", "[x](nowhere.md)\n"), ("content/site.yaml", "titel: x\n"),
    ("templates/pages/page.mustache", "{{titel}}"),
    ("content/decisions/stairs-or-lift.yaml", "title: [\n"), ("content/a.md", "---\ntitle: x\n"),
  ])
  func `a failed build leaves the old site byte for byte`(path: String, text: String) throws {
    let site = try TemporarySite()
    #expect(!site.build().hasFailed)
    let before = try site.tree(of: "public")
    try site.put(text, at: path)
    let outcome = site.build()
    #expect(outcome.hasFailed)
    #expect(outcome.published == nil)
    #expect(
      outcome.diagnostics.allSatisfy { $0.location.path == path || $0.severity != .error },
      "\(outcome.lines)")
    #expect(try site.tree(of: "public") == before)
    #expect(try site.tree(of: ".discern").keys.filter { $0 != "lock" } == [])
  }

  @Test func `warnings stop a strict build only`() throws {
    let site = try TemporarySite()
    try site.put("# A\n\n<b>raw</b>\n", at: "content/a.md")
    #expect(site.build { $0.isStrict = true }.published == nil)
    #expect(site.build().published != nil)
  }

  @Test func `a check writes nothing and finds the same`() throws {
    let site = try TemporarySite()
    let untouched = try site.tree()
    #expect(!site.check().hasFailed)
    #expect(try site.tree() == untouched)
    #expect(!site.build().hasFailed)
    try site.put("# A\n\n[x](nowhere.md) <b>\n", at: "content/a.md")
    let before = try site.tree()
    let checked = site.check()
    #expect(try site.tree() == before)
    #expect(checked.lines == site.build().lines)
    #expect(checked.lines.count == 2)
    #expect(checked.published == nil)
  }

  @Test func `files of others in the output stay as they are`() throws {
    let site = try TemporarySite()
    #expect(!site.build().hasFailed)
    try site.put("mine", at: "public/CNAME")
    try site.put("mine", at: "public/lessons/notes/mine.txt")
    let before = try site.tree(of: "public")
    try site.put("# New\n", at: "content/new.md")
    #expect(!site.build().hasFailed)
    let after = try site.tree(of: "public")
    for path in ["CNAME", "lessons/notes/mine.txt"] { #expect(after[path] == before[path]) }
    #expect(after["new.html"] != nil)
  }

  @Test func `changes for learners are told by builds and checks, once`() throws {
    let site = try TemporarySite()
    #expect(site.build().changes.lines == [])
    try site.replace(
      "| umbrella | It rains. | undecided |",
      with: "| umbrella | It rains; a piano gets wet, and it is heavy. | lift |",
      in: "content/scenarios/stairs-or-lift.md")
    let expected = [
      "verdict stairs-or-lift#umbrella: undecided -> lift",
      "card stairs-or-lift.scenario.umbrella: answer \"Undecided: the text does not settle it.\" -> \"Lift\"",
    ]
    #expect(site.check().changes.lines == expected)
    #expect(site.build().changes.lines == expected)
    #expect(site.build().changes.lines == [])
  }

  @Test func `another command at work is waited for, then told`() throws {
    let site = try TemporarySite()
    let lock = SiteLock(stateDirectory: site.root + "/.discern")
    try lock.acquire(waiting: .zero)
    let outcome = site.build()
    #expect(outcome.published == nil)
    #expect(outcome.diagnostics.map(\.rule) == [.siteLocked])
    #expect(site.text("public/index.html") == nil)
    #expect(!site.check().hasFailed, "checking needs no lock")
    lock.release()
    #expect(site.build().published != nil)
  }

  @Test func `starting a site overwrites nothing`() throws {
    let site = try TemporarySite(["content/index.md": "# Mine\n"])
    let before = try site.tree()
    let (written, diagnostics) = startSite(in: site.root)
    #expect(written == [])
    #expect(diagnostics.map(\.rule) == [.refusedOutput])
    #expect(try site.tree() == before)
    let (none, blocked) = startSite(in: site.root + "/content/index.md")
    #expect(none == [])
    #expect(blocked.map(\.rule) == [.unwritableOutput])
  }
}

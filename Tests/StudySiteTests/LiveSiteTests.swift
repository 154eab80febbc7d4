import Diagnostics
import Foundation
import Publication
import StudySite
import Testing

/// A site that is kept up to date: what is shown at once, and what comes to stand on the disk.
@Suite struct LiveSiteTests {
  private let lesson = "content/lessons/stairs-or-lift.md"

  private func open(_ site: TemporarySite) -> LiveSite {
    LiveSite(directory: site.root, output: site.output, BuildOptions(threads: 2))
  }

  /// Publishes; tells whether the output folder holds the site then.
  private func publishes(_ live: LiveSite) throws -> Bool {
    switch try live.publish() {
    case .nothing, .done: !live.isUnpublished
    case .updated(let update): update.isPublished
    }
  }

  /// What differs between the output folder and a clean build elsewhere.
  private func difference(_ site: TemporarySite) throws -> String? {
    let clean = SiteBuild(
      in: site.root, output: site.root + "/clean", BuildOptions(threads: 2))
    try #require(clean.run().published != nil)
    defer { try? site.remove("clean") }
    let files = FileManager.default
    let (found, expected) = (
      try Set(files.subpathsOfDirectory(atPath: site.output)),
      try Set(files.subpathsOfDirectory(atPath: site.root + "/clean"))
    )
    if found != expected { return "\(found.symmetricDifference(expected))" }
    return expected.first { site.text("public/" + $0) != site.text("clean/" + $0) }
  }

  @Test func `the first update publishes the site`() throws {
    let site = try TemporarySite()
    let live = open(site)
    #expect(live.update(.everything).isPublished)
    #expect(try difference(site) == nil)
  }

  @Test func `an edit is in memory first and on the disk after publishing`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    let update = live.update(SourceChanges(paths: [lesson]))
    #expect(!update.isPublished)
    #expect(update.site.changed == ["lessons/stairs-or-lift.html"])
    #expect(update.site.rendered == ["lessons/stairs-or-lift.html"])
    #expect(!(site.text("public/lessons/stairs-or-lift.html") ?? "").contains("in no hurry"))
    #expect(try publishes(live))
    #expect((site.text("public/lessons/stairs-or-lift.html") ?? "").contains("in no hurry"))
    #expect(try difference(site) == nil)
  }

  @Test func `several updates are published as one`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try site.put("# New\n", at: "content/lessons/new.md")
    _ = live.update(SourceChanges(paths: ["content/lessons/new.md"]))
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    _ = live.update(SourceChanges(paths: [lesson]))
    try site.remove("content/lessons/new.md")
    try site.put("# Other\n", at: "content/lessons/other.md")
    _ = live.update(
      SourceChanges(paths: ["content/lessons/new.md", "content/lessons/other.md"]))
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }

  @Test func `many pages go to the disk at once, with what waited for it`() throws {
    var files = StarterSite.files
    for number in 0..<320 { files["content/many/\(number).md"] = "# Page \(number)\n" }
    let site = try TemporarySite(files)
    let live = open(site)
    _ = live.update(.everything)
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    #expect(!live.update(SourceChanges(paths: [lesson])).isPublished)
    try site.put("title: Renamed\n", at: "content/site.yaml")
    let update = live.update(SourceChanges(paths: ["content/site.yaml"]))
    #expect(update.isPublished)
    #expect(update.site.files.isEmpty)
    #expect(try difference(site) == nil)
  }

  @Test func `what somebody did to the output is put right`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try site.put("tampered with", at: "public/index.html")
    try site.remove("public/robots.txt")
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    _ = live.update(SourceChanges(paths: [lesson]))
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }

  @Test func `an output that somebody changed survives an error in the sources`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try site.put("tampered with", at: "public/404.html")
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    _ = live.update(SourceChanges(paths: [lesson]))
    let before = try site.tree(of: "public").keys.sorted()
    try site.put("[x](nowhere.md)\n", at: "content/bad.md")
    #expect(!(try publishes(live)))
    for _ in 0..<3 {
      #expect(live.update(SourceChanges(paths: ["content/bad.md"])).site.outcome.hasFailed)
      _ = try live.publish()
      #expect(try site.tree(of: "public").keys.sorted() == before)
    }
    try site.remove("content/bad.md")
    let mended = live.update(SourceChanges(paths: ["content/bad.md"]))
    #expect(mended.isPublished)
    #expect(try difference(site) == nil)
  }

  @Test func `a page that goes before it was published is not published`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try site.put("tampered with", at: "public/404.html")
    try site.put("# New\n", at: "content/lessons/new.md")
    _ = live.update(SourceChanges(paths: ["content/lessons/new.md"]))
    try site.remove("content/lessons/new.md")
    guard case .updated(let update) = try live.publish() else {
      Issue.record("the changed output went unseen")
      return
    }
    #expect(update.isPublished)
    #expect(try difference(site) == nil)
  }

  @Test func `while another command holds the lock, nothing is lost`() throws {
    var files = StarterSite.files
    for number in 0..<320 { files["content/many/\(number).md"] = "# Page \(number)\n" }
    let site = try TemporarySite(files)
    let live = open(site)
    _ = live.update(.everything)
    let before = try site.tree(of: "public")
    let lock = SiteLock(stateDirectory: site.root + "/.discern")
    try lock.acquire()
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    _ = live.update(SourceChanges(paths: [lesson]))
    #expect(throws: PublicationError.self) { try live.publish() }
    try site.put("title: Renamed\n", at: "content/site.yaml")
    let update = live.update(SourceChanges(paths: ["content/site.yaml"]))
    #expect(update.site.outcome.diagnostics.contains { $0.rule == .siteLocked })
    #expect(live.isUnpublished)
    #expect(try site.tree(of: "public") == before)
    lock.release()
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }

  @Test func `touching an output file costs one build at most`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 5)],
      ofItemAtPath: site.output + "/404.html")
    var rebuilds = 0
    for round in 0..<3 {
      try site.put("# Round \(round)\n", at: "content/lessons/round.md")
      _ = live.update(SourceChanges(paths: ["content/lessons/round.md"]))
      if case .updated = try live.publish() { rebuilds += 1 }
    }
    #expect(rebuilds == 1)
    #expect(try difference(site) == nil)
  }

  @Test func `errors leave the site, and their end brings it up to date`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    let before = try site.tree(of: "public")
    try site.put("---\nwieght: 1\n---\n# Bad\n", at: "content/bad.md")
    let failed = live.update(SourceChanges(paths: ["content/bad.md"]))
    #expect(failed.site.outcome.hasFailed)
    #expect(failed.site.changed.isEmpty)
    // An edit elsewhere does not make the error forgotten.
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    #expect(live.update(SourceChanges(paths: [lesson])).site.outcome.hasFailed)
    #expect(try publishes(live))
    #expect(try site.tree(of: "public") == before)
    try site.put("---\nweight: 1\n---\n# Good\n", at: "content/bad.md")
    let mended = live.update(SourceChanges(paths: ["content/bad.md"]))
    #expect(!mended.site.outcome.hasFailed)
    #expect(mended.site.changed.contains("lessons/stairs-or-lift.html"))
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }

  @Test func `a first build with errors is followed by a whole site`() throws {
    let site = try TemporarySite()
    try site.put("---\nwieght: 1\n---\n# Bad\n", at: "content/bad.md")
    let live = open(site)
    #expect(live.update(.everything).site.outcome.hasFailed)
    #expect(!FileManager.default.fileExists(atPath: site.output))
    try site.remove("content/bad.md")
    #expect(!live.update(SourceChanges(paths: ["content/bad.md"])).site.outcome.hasFailed)
    #expect(try difference(site) == nil)
  }

  @Test func `a templates folder that is none is told, and forgotten when it goes`() throws {
    let site = try TemporarySite()
    let live = open(site)
    _ = live.update(.everything)
    try site.put("", at: "templates")
    let failed = live.update(SourceChanges(paths: ["templates"]))
    #expect(failed.site.outcome.diagnostics.contains { $0.rule == .unreadableFile })
    try site.remove("templates")
    #expect(!live.update(SourceChanges(paths: ["templates"])).site.outcome.hasFailed)
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }

  @Test func `a link to a file that is not watched is followed`() throws {
    let site = try TemporarySite()
    try site.put("# Linked\n\nFirst.\n", at: "content/.shared/linked.md")
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/content/lessons/linked.md",
      withDestinationPath: "../.shared/linked.md")
    let live = open(site)
    _ = live.update(.everything)
    try site.put("# Linked\n\nSecond, and longer.\n", at: "content/.shared/linked.md")
    try site.replace("in a hurry", with: "in no hurry", in: lesson)
    let update = live.update(SourceChanges(paths: [lesson]))
    #expect(update.site.changed.contains("lessons/linked.html"))
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }

  @Test func `a refused output folder is told`() throws {
    let site = try TemporarySite()
    try site.put("mine", at: "public/mine.txt")
    let live = open(site)
    let update = live.update(.everything)
    #expect(update.site.outcome.diagnostics.contains { $0.rule == .refusedOutput })
    try site.remove("public/mine.txt")
    #expect(live.update(.everything).isPublished)
    #expect(try difference(site) == nil)
  }

  @Test func `a style sheet is told before the pages are made`() throws {
    let site = try TemporarySite()
    let style = "templates/assets/style.css"
    try site.put(":root { color: red }\n", at: style)
    let live = open(site)
    _ = live.update(.everything)
    try site.put(":root { color: blue }\n", at: style)
    var told: [StyleChange] = []
    let update = live.update(SourceChanges(paths: [style])) { told.append($0) }
    let change = try #require(told.first)
    #expect(String(decoding: change.new.bytes, as: UTF8.self).contains("blue"))
    #expect(update.site.removed == [change.old])
    #expect(update.site.changed.contains("index.html"))
    // A style sheet with an error is no style sheet.
    try site.put(":root { background: url(missing.png) }\n", at: style)
    _ = live.update(SourceChanges(paths: [style])) { told.append($0) }
    #expect(told.count == 1)
    try site.put(":root { color: green }\n", at: style)
    _ = live.update(SourceChanges(paths: [style]))
    #expect(try publishes(live))
    #expect(try difference(site) == nil)
  }
}

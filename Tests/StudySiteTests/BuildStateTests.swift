import Diagnostics
import Foundation
import Publication
import SeededNumbers
import StudySite
import Testing

@testable import StudySite

/// Builds that rest on what the last one left, and why pages are made again.
@Suite struct BuildStateTests {
  /// A built site whose files are old enough for their stamps to count.
  private func builtSite() throws -> TemporarySite {
    let site = try TemporarySite()
    usleep(60_000)
    #expect(site.build().published != nil)
    return site
  }

  private func build(_ site: TemporarySite, explaining page: String) -> BuildOutcome {
    var build = SiteBuild(in: site.root, output: site.output, BuildOptions(threads: 2))
    build.pageToExplain = page
    return build.run()
  }

  private func state(of site: TemporarySite) -> [UInt8]? {
    FileManager.default.contents(atPath: site.root + "/.discern/state").map { [UInt8]($0) }
  }

  private let lesson = "content/lessons/stairs-or-lift.md"

  @Test func `nothing changed means nothing is made`() throws {
    let site = try builtSite()
    let first = site.build()
    let before = try site.tree(of: "public")
    let outcome = build(site, explaining: "index.html")
    #expect(outcome.explanation.first?.contains("not rebuilt") ?? false)
    #expect(outcome.published?.written == [])
    #expect(outcome.published?.unchanged.sorted() == first.published?.unchanged.sorted())
    #expect(outcome.diagnostics == first.diagnostics)
    #expect(outcome.pageCount == first.pageCount)
    #expect(try site.tree(of: "public") == before)
  }

  @Test func `an edit that keeps size and time is seen`() throws {
    let site = try builtSite()
    let path = site.root + "/" + lesson
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try site.replace("in a hurry", with: "in no hurr", in: lesson)
    try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: path)
    let outcome = build(site, explaining: lesson)
    #expect(outcome.published?.written.contains("lessons/stairs-or-lift.html") ?? false)
    #expect(
      outcome.explanation == [
        "lessons/stairs-or-lift.html: rebuilt, since its own text changed (\(lesson))"
      ])
  }

  @Test(arguments: ["content/new.md", "templates/words/de.yaml", "content/data.csv"])
  func `a file more is seen`(path: String) throws {
    let site = try builtSite()
    try site.put("title: x\n", at: path)
    let outcome = build(site, explaining: "404.html")
    #expect(!(outcome.explanation.first?.contains("not rebuilt") ?? true))
  }

  @Test func `a file less is seen`() throws {
    let site = try builtSite()
    try site.put("# More\n", at: "content/more.md")
    _ = site.build()
    try site.remove("content/more.md")
    #expect(site.build().published?.removed == ["more.html"])
  }

  @Test func `an output file that somebody changed or removed is made again`() throws {
    let site = try builtSite()
    let page = try #require(site.text("public/index.html"))
    try site.put("tampered", at: "public/index.html")
    #expect(site.build().published?.written == ["index.html"])
    try site.remove("public/index.html")
    #expect(site.build().published?.written == ["index.html"])
    #expect(site.text("public/index.html") == page)
  }

  @Test func `an output whose rights, list or folders changed is made again`() throws {
    let site = try builtSite()
    let page = site.output + "/index.html"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: page)
    _ = site.build()
    let rights = try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions]
    #expect(rights as? Int == 0o644)
    let lessons = site.output + "/lessons"
    try FileManager.default.moveItem(atPath: lessons, toPath: site.root + "/moved")
    try FileManager.default.createSymbolicLink(
      atPath: lessons, withDestinationPath: site.root + "/moved")
    #expect(site.build().hasFailed)
    try site.remove("public/lessons")
    #expect(site.build().published != nil)
    try site.remove("public/.discern-manifest")
    #expect(site.build().diagnostics.contains { $0.rule == .refusedOutput })
  }

  @Test func `reasons are true where errors or others' changes come in between`() throws {
    let site = try builtSite()
    try site.put("tampered", at: "public/404.html")
    let outcome = build(site, explaining: "index.html")
    #expect(outcome.explanation.first?.contains("files of the output folder") ?? false)
    try site.put("[x](nowhere.md)\n", at: "content/bad.md")
    #expect(
      build(site, explaining: "index.html").explanation
        == ["index.html: not rebuilt, since the site has errors"])
  }

  @Test func `a damaged state means a full build`() throws {
    let site = try builtSite()
    let good = try #require(state(of: site))
    var generator = SeededGenerator(seed: 11)
    for round in 0..<30 {
      var bytes = good
      switch round % 3 {
      case 0: bytes.removeLast(1 + generator.below(good.count))
      case 1: bytes[generator.below(good.count)] ^= UInt8(1 + generator.below(255))
      default: bytes.insert(0, at: generator.below(good.count))
      }
      #expect(throws: StateReader.Damage.self) { try BuildState(bytes) }
    }
    try site.put("nonsense", at: ".discern/state")
    let outcome = build(site, explaining: "index.html")
    #expect(outcome.explanation.first?.contains("cannot be read") ?? false)
    #expect(outcome.published?.written == [])
  }

  @Test func `a state survives writing and reading`() throws {
    let site = try builtSite()
    let bytes = try #require(state(of: site))
    #expect(try BuildState(bytes).bytes == bytes)
    #expect(try BuildState(bytes).sources.count == StarterSite.files.count)
  }

  @Test func `the state of other options counts for nothing`() throws {
    let site = try builtSite()
    var build = SiteBuild(
      in: site.root, output: site.output,
      {
        var options = BuildOptions(threads: 2)
        options.isStrict = true
        return options
      }())
    build.pageToExplain = "index.html"
    #expect(build.run().explanation.first?.contains("with other options") ?? false)
    let moved = site.build { $0.baseURL = BaseURL("https://example.org/") }
    #expect(moved.published?.written.contains("sitemap.xml") ?? false)
    #expect(site.build().published?.removed.contains("sitemap.xml") ?? false)
  }

  @Test func `a failed build leaves the state of the last good one`() throws {
    let site = try builtSite()
    let before = state(of: site)
    try site.put("---\nwieght: 1\n---\n", at: "content/bad.md")
    #expect(site.build().hasFailed)
    #expect(state(of: site) == before)
  }

  @Test func `reasons name the files`() throws {
    let site = try builtSite()
    try site.put("# Another lesson\n", at: "content/lessons/another.md")
    let outcome = build(site, explaining: "lessons/stairs-or-lift.html")
    #expect(
      outcome.explanation == [
        "lessons/stairs-or-lift.html: rebuilt, since what it says of other pages changed: their "
          + "titles, order or addresses (content/lessons/another.md)"
      ])
    usleep(60_000)
    _ = site.build()
    try site.put("title: Other\nbaseURL: https://example.org/\n", at: "content/site.yaml")
    let renamed = build(site, explaining: "public/404.html")
    #expect(renamed.explanation.first?.contains("(content/site.yaml)") ?? false)
    let unknown = build(site, explaining: "lessons/stairs-or-lft.html")
    #expect(unknown.explanation.first?.contains("did you mean") ?? false)
  }

  @Test func `verifying finds what the stamps hide`() throws {
    let site = try builtSite()
    let path = site.output + "/index.html"
    // Foundation's dates are too coarse to put a time back exactly.
    var status = stat()
    try #require(stat(path, &status) == 0)
    let page = try #require(site.text("public/index.html"))
    try site.put(String(page.dropLast(2)) + "!\n", at: "public/index.html")
    #if canImport(Darwin)
      let times = [status.st_atimespec, status.st_mtimespec]
    #else
      let times = [status.st_atim, status.st_mtim]
    #endif
    try #require(utimensat(AT_FDCWD, path, times, 0) == 0)
    var build = SiteBuild(in: site.root, output: site.output, BuildOptions(threads: 2))
    // The premise: without verification the change stays unseen.
    let blind = build.run()
    try #require(blind.published?.written == [])
    build.verifies = true
    let outcome = build.run()
    #expect(outcome.hasFailed)
    #expect(outcome.diagnostics.contains { $0.rule == .unverifiedOutput })
    #expect(state(of: site) == nil)
    #expect(!build.run().hasFailed)
    #expect(site.text("public/index.html") == page)
  }
}

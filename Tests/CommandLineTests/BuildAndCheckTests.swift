import Foundation
import Testing

/// `discern build`, `discern check` and `discern init` as a user meets them.
@Suite struct BuildAndCheckTests {
  @Test func `a build ends with one line of counts and time`() throws {
    let site = try SiteFolder()
    let first = try site.discern("build")
    #expect(first.status == 0)
    #expect(
      first.errors.split(separator: "\n").count == 1,
      "the note on the base address: \(first.errors)")
    let line = try #require(first.lines.last)
    let pattern =
      /Built 8 pages into .+\/public: 17 files written, 0 unchanged, 0 removed, in \d+ ms\./
    #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
    let second = try site.discern("build")
    #expect(second.lines.count == 1)
    #expect(second.output.contains(": 0 files written, 17 unchanged, 0 removed, in "))
  }

  @Test func `the current folder is the site where none is named`() throws {
    let site = try SiteFolder()
    #expect(
      try DiscernProcess("build", "--base-url", "https://example.org/x", in: site.path).status == 0)
    #expect(site.text("public/sitemap.xml")?.contains("https://example.org/x/index") == false)
    #expect(site.text("public/sitemap.xml")?.contains("https://example.org/x/</loc>") == true)
    #expect(site.text(".discern/lock") != nil)
  }

  @Test func `an output of one's choice is written`() throws {
    let site = try SiteFolder()
    #expect(try site.discern("build", "--output", site.path + "/elsewhere").status == 0)
    #expect(site.text("elsewhere/index.html") != nil)
    #expect(site.text("public/index.html") == nil)
  }

  @Test func `problems exit with 1, go to standard error, and leave the site`() throws {
    let site = try SiteFolder(["content/a.md": "# A\n\n[x](lessons/stairs-or-lif.md)\n"])
    let process = try site.discern("build")
    #expect(process.status == 1)
    #expect(process.output == "")
    #expect(
      process.errors.contains(
        "content/a.md:3:1: error: link target 'lessons/stairs-or-lif.md' is not a page; did you mean "
          + "'lessons/stairs-or-lift.md'? [unknown-link-target]\n"))
    #expect(process.errors.hasSuffix("Not built: 1 error. The published site is as it was.\n"))
    #expect(site.text("public/index.html") == nil)
  }

  @Test func `quiet prints problems only`() throws {
    let site = try SiteFolder()
    for command in ["build", "check"] {
      let process = try site.discern(command, "--quiet", "--base-url", "https://example.org/")
      #expect(process.status == 0)
      #expect(process.output == "" && process.errors == "")
    }
    try site.put("[x](y.md)\n", at: "content/a.md")
    let process = try site.discern("check", "-q")
    #expect(process.status == 1)
    #expect(process.output == "")
    #expect(process.errors.contains("[unknown-link-target]"))
  }

  @Test func `strictness turns warnings into errors`() throws {
    let site = try SiteFolder(["content/a.md": "# A\n\n<b>x</b>\n"])
    #expect(try site.discern("check").status == 0)
    let strict = try site.discern("check", "--strict")
    #expect(strict.status == 1)
    #expect(strict.errors.contains("content/a.md:3:1: error: raw HTML"))
    #expect(strict.output == "Checked 9 pages: 2 errors.\n")
  }

  @Test func `drafts are built on request`() throws {
    let site = try SiteFolder(["content/d.md": "---\ntitle: D\ndraft: true\n---\n"])
    _ = try site.discern("build")
    #expect(site.text("public/d.html") == nil)
    _ = try site.discern("build", "--drafts")
    #expect(site.text("public/d.html") != nil)
  }

  @Test func `a check prints valid JSON, with nothing else`() throws {
    let site = try SiteFolder(["content/site.yaml": "title: T\nbaseURL: https://example.org/\n"])
    let clean = try site.discern("check", "--format", "json")
    #expect(clean.status == 0)
    #expect(clean.output == "[]\n")
    try site.put("# A\n\n[\"x\"](y.md) <b>\n", at: "content/ä.md")
    let process = try site.discern("check", "--format", "json")
    #expect(process.status == 1)
    #expect(process.errors == "")
    let problems = try #require(try json(process.output) as? [[String: Any]])
    #expect(problems.count == 2)
    let first = try #require(problems.first)
    #expect(
      first.keys.sorted() == [
        "column", "line", "message", "notes", "path", "rule", "severity", "suggestion",
      ])
    #expect(first["path"] as? String == "content/ä.md")
    #expect(first["line"] as? Int == 3)
    #expect(first["column"] as? Int == 1)
    #expect(first["severity"] as? String == "error")
    #expect(first["rule"] as? String == "unknown-link-target")
  }

  @Test func `a check judges dates by the given day`() throws {
    let site = try SiteFolder(["content/a.md": "---\ntitle: A\ndate: 2026-05-05\n---\n"])
    #expect(
      try site.discern("check", "--today", "2026-05-05").errors.contains("future-date") == false)
    #expect(
      try site.discern("check", "--today", "2026-05-04").errors.contains(
        "content/a.md:3:7: warning: "))
    #expect(site.text(".discern/lock") == nil, "a check writes nothing")
  }

  @Test func `what changes for learners is told`() throws {
    let site = try SiteFolder()
    _ = try site.discern("build")
    let table = try #require(site.text("content/scenarios/stairs-or-lift.md"))
    try site.put(
      table.replacing("It rains. | undecided", with: "A heavy, heavy piano. | lift"),
      at: "content/scenarios/stairs-or-lift.md")
    for command in ["check", "build"] {
      let process = try site.discern(command)
      #expect(
        process.output.hasPrefix(
          "changed for learners: verdict stairs-or-lift#umbrella: undecided -> lift\n"))
    }
  }

  @Test func `colours stay away from what is no terminal`() throws {
    let site = try SiteFolder(["content/a.md": "[x](y.md)\n"])
    for environment in [[:], ["NO_COLOR": "1"], ["NO_COLOR": ""]] {
      let process = try DiscernProcess(["check", "--site", site.path], environment: environment)
      #expect(!process.errors.contains("\u{1B}"))
    }
  }

  @Test func `a new site is not started over another`() throws {
    let site = try SiteFolder()
    let before = site.text("content/index.md")
    try site.put("changed", at: "content/site.yaml")
    let again = try DiscernProcess("init", site.path)
    #expect(again.status == 1)
    #expect(again.output == "")
    #expect(again.errors.split(separator: "\n").count == 5)
    #expect(
      again.errors.contains(
        "the file exists and would be overwritten; name an empty folder [refused-output]"))
    #expect(site.text("content/index.md") == before)
    #expect(site.text("content/site.yaml") == "changed")
  }

  @Test func `starting a site lists its files and says what to do next`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/discern-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = try DiscernProcess("init", folder + "/new site")
    #expect(process.status == 0)
    #expect(process.lines.count == 6)
    #expect(
      process.lines.first == "created \(folder)/new site/content/decisions/stairs-or-lift.yaml")
    #expect(process.lines.last?.contains("discern build --site") == true)
  }

  @Test func `a site that is not there is told`() throws {
    let process = try DiscernProcess("check", "--site", "/nonexistent/site")
    #expect(process.status == 1)
    #expect(
      process.errors
        == "content: error: there is no folder 'content'; create it with a file 'index.md', or name the site's folder with --site [missing-content]\n"
    )
  }
}

import StudySite
import Testing

/// Drafts stay out of the site, and of everything that other pages show of it.
@Suite struct DraftTests {
  private static let content = [
    "index.md": "# Home\n",
    "done.md": "---\ntitle: Done\ntags: [both]\ndate: 2026-01-01\n---\n",
    "part.md": "---\ntitle: Half written\ndraft: true\ntags: [both, secret]\naliases: [old.html]\n"
      + "date: 2026-02-01\n---\n\n![x](pic.svg)\n",
    "pic.svg": "<svg width=\"1\" height=\"1\"></svg>",
  ]

  private static var withDrafts: BuildOptions {
    var options = BuildOptions(threads: 2)
    options.includesDrafts = true
    options.baseURL = BaseURL("https://example.org/")
    return options
  }

  @Test func `a draft leaves no trace`() {
    var options = Self.withDrafts
    options.includesDrafts = false
    let site = BuiltSite(Self.content, options: options)
    #expect(site.problems == [])
    #expect(
      site.ownPaths == [
        "done.html", "feed.xml", "index.html", "sitemap.xml", "tags/both.html", "tags/index.html",
      ])
    for (path, text) in site.files {
      #expect(
        !text.contains("Half written") && !text.contains("part.html"), "\(path) tells of the draft")
    }
  }

  @Test func `drafts are built when they are asked for`() {
    let site = BuiltSite(Self.content, options: Self.withDrafts)
    #expect(site.problems == [])
    #expect(
      site.ownPaths == [
        "done.html", "feed.xml", "index.html", "old.html", "part.html", "pic.svg", "sitemap.xml",
        "tags/both.html", "tags/index.html", "tags/secret.html",
      ])
  }

  @Test func `a link to a draft is an error, and none when drafts are built`() {
    var content = Self.content
    content["index.md"] = "# Home\n\nSee [this](part.md).\n"
    #expect(
      BuiltSite(content).errors == [
        "content/index.md:3:5: error: link target 'part.md' is not published: it is a draft or has "
          + "errors [unknown-link-target]"
      ])
    #expect(BuiltSite(content, options: Self.withDrafts).errors == [])
  }

  @Test func `a draft's mistakes in front matter are told, those of its text are not`() {
    let site = BuiltSite([
      "index.md": "# A\n", "b.md": "---\ntitel: B\ndraft: true\n---\n\n[x](nowhere.md)\n",
    ])
    #expect(
      site.errors == [
        "content/b.md:2:1: error: 'titel' is not a key that may stand here; did you mean 'title'? "
          + "[unknown-key]"
      ])
  }

  @Test func `draft scenarios take their verdicts and cards away`() {
    var content = starterContent
    content["index.md"] = "# Home\n"
    content["site.yaml"] = "title: T\n"
    content["scenarios/stairs-or-lift.md"] = "---\ndraft: true\ndecision: stairs-or-lift\n---\n"
    let site = BuiltSite(content)
    #expect(site.realProblems.map { $0.hasSuffix("[missing-scenarios]") } == [true])
    #expect(!site["flashcards.json"].contains(".scenario."))
    #expect(site["verdicts.json"].contains("\"verdicts\": []"))
  }
}

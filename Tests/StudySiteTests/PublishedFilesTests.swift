import StudySite
import Testing

/// Only pages, referenced images and declared files are published.
@Suite struct PublishedFilesTests {
  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>"

  @Test func `nothing but what pages show and the configuration names`() {
    let site = BuiltSite([
      "site.yaml": "title: T\nfiles: [data/table.csv]\n",
      "index.md": "# Home\n\n![A](a.svg) ![A again](./a.svg)\n\n[table](data/table.csv)\n",
      "a.svg": Self.svg, "unused.svg": Self.svg, "data/table.csv": "1,2\n",
      "data/secret.csv": "3\n",
      "notes.txt": "private", "decisions/README": "private", "sub/page.md": "![B](pics/b.svg)\n",
      "sub/pics/b.svg": Self.svg, "old.md.bak": "private", "LICENSE": "x", "ledger.yml": "x",
    ])
    #expect(site.realProblems == [])
    #expect(
      site.ownPaths == [
        "a.svg", "data/table.csv", "index.html", "sub/index.html", "sub/page.html",
        "sub/pics/b.svg",
      ])
    #expect(site["data/table.csv"] == "1,2\n")
    #expect(site.page("index.html").inside("class", "prose").links == ["data/table.csv"])
  }

  @Test func `an image that only a draft shows is not published`() {
    let site = BuiltSite([
      "index.md": "# Home\n", "d.md": "---\ntitle: D\ndraft: true\n---\n![A](a.svg)\n",
      "a.svg": Self.svg,
    ])
    #expect(site.ownPaths == ["index.html"])
  }

  @Test func `a declared file that is missing is an error with a suggestion`() {
    let site = BuiltSite([
      "site.yaml": "title: T\nfiles:\n  - data/tabel.csv\n", "index.md": "# A\n",
      "data/table.csv": "1\n",
    ])
    #expect(
      site.errors == [
        "content/site.yaml:3:5: error: 'data/tabel.csv' is not a file in 'content/'; did you mean "
          + "'data/table.csv'? [unknown-link-target]"
      ])
  }

  @Test(arguments: [
    "index.html", "robots.txt", "404.html", ".nojekyll", "Sitemap.xml", "verdicts.json",
  ])
  func `a declared file may not take the place of a file of the site`(path: String) {
    let site = BuiltSite([
      "site.yaml": "title: T\nfiles: [\(path)]\n", "index.md": "# A\n", path: "mine",
    ])
    #expect(site.errors.contains { $0.hasSuffix("[duplicate-url]") }, "\(site.problems)")
  }

  @Test func `a file declared twice is an error`() {
    let site = BuiltSite(["site.yaml": "title: T\nfiles: [a, a]\n", "index.md": "# A\n", "a": "x"])
    #expect(site.errors.map { $0.hasSuffix("[duplicate-url]") } == [true])
  }

  @Test func `an image that is shown and declared is published once`() {
    let site = BuiltSite([
      "site.yaml": "title: T\nfiles: [a.svg]\n", "index.md": "# A\n\n![x](a.svg)\n",
      "a.svg": Self.svg,
    ])
    #expect(site.errors == [])
    #expect(site.ownPaths == ["a.svg", "index.html"])
  }

  @Test func `assets carry a hash of their content, and pages refer to them by it`() throws {
    let plain = BuiltSite(["index.md": "# A\n", "b/c.md": "# C\n"])
    let own = BuiltSite(
      ["index.md": "# A\n", "b/c.md": "# C\n"],
      templates: ["assets/style.css": "body { color: red }\n"])
    let styles = [plain, own].map { site in
      site.files.keys.filter { $0.hasPrefix("assets/style.") }.sorted()
    }
    #expect(styles.map(\.count) == [1, 1])
    #expect(styles[0] != styles[1])
    let style = try #require(styles[1].first)
    #expect(own[style] == "body { color: red }\n")
    let link = own.page("b/c.html").elements("link").first { $0["rel"] == "stylesheet" }
    #expect(link?["href"] == "../" + style)
    #expect(
      plain.files.keys.filter { $0.hasPrefix("assets/site.") }
        == own.files.keys.filter { $0.hasPrefix("assets/site.") })
  }

  @Test func `a style sheet refers to other assets by their published names`() throws {
    let site = BuiltSite(
      ["index.md": "# A\n"],
      templates: [
        "assets/style.css":
          "a { background: url( 'pics/dot.svg' ) }\nb { background: url(data:image/png;base64,AA==) }\n",
        "assets/pics/dot.svg": Self.svg,
      ])
    #expect(site.errors == [])
    let dot = try #require(site.files.keys.first { $0.hasPrefix("assets/pics/dot.") })
    let style = try #require(site.files.first { $0.key.hasPrefix("assets/style.") }?.value)
    #expect(style.hasPrefix("a { background: url(\"\(dot.dropFirst("assets/".count))\") }\n"))
    #expect(style.hasSuffix("url(data:image/png;base64,AA==) }\n"))
  }
}

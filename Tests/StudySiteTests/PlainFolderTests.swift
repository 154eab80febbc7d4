import Testing

/// A folder of Markdown without front matter, configuration, decisions and templates.
@Suite struct PlainFolderTests {
  private let notes = BuiltSite([
    "index.md": "# Notes\n\nOn [bread](bread.md) and [leek](soups/leek.md).\n",
    "bread.md": "# *Sourdough* bread\n\nBack [home](index.md). <!-- -->\n\n# Second\n".replacing(
      " <!-- -->", with: ""),
    "soups/leek.md":
      "Before the heading.\n\n## Leek soup\n\nGoes with [bread](../bread.md#second).\n",
    "soups/green-pea_soup.md": "Peas, without a heading.\n",
  ])

  @Test func `becomes exactly these files, without any problem`() {
    #expect(
      notes.paths == [
        ".nojekyll", "404.html", "assets/favicon.svg", "assets/site.js", "assets/style.css",
        "bread.html", "index.html", "robots.txt", "soups/green-pea_soup.html", "soups/index.html",
        "soups/leek.html",
      ])
    #expect(notes.problems == [])
    #expect(notes.pageCount == 6)
  }

  @Test(arguments: [
    ("index.html", "Notes", "Notes"), ("bread.html", "Sourdough bread", "Sourdough bread · Notes"),
    ("soups/leek.html", "Leek soup", "Leek soup · Notes"),
    ("soups/green-pea_soup.html", "Green pea soup", "Green pea soup · Notes"),
    ("soups/index.html", "Soups", "Soups · Notes"),
    ("404.html", "Page not found", "Page not found · Notes"),
  ])
  func `titles come from the first heading, else from the name`(
    path: String, title: String, documentTitle: String
  ) {
    let page = notes.page(path)
    #expect(page.elements("h1").first?.text == title)
    #expect(page.elements("title").map(\.text) == [documentTitle])
  }

  @Test func `a first heading of level 1 is shown once, others stay in the text`() {
    #expect(notes.page("bread.html").elements("h1").map(\.text).first == "Sourdough bread")
    #expect(notes.page("bread.html").elements("h1").count { $0.text == "Sourdough bread" } == 1)
    let leek = notes.page("soups/leek.html")
    #expect(leek.inside("class", "prose").elements("h2").count == 1)
  }

  @Test func `links to Markdown files lead to pages`() {
    #expect(
      notes.page("index.html").inside("class", "prose").links == ["bread.html", "soups/leek.html"])
    #expect(notes.page("bread.html").inside("class", "prose").links.contains("index.html"))
    #expect(
      notes.page("soups/leek.html").inside("class", "prose").links.contains("../bread.html#second"))
  }

  @Test func `one page without any folder builds`() {
    let site = BuiltSite(["only.md": "Text.\n"])
    #expect(site.ownPaths == ["index.html", "only.html"])
    #expect(site.problems == [])
    #expect(site.page("index.html").elements("title").map(\.text) == ["Study site"])
    #expect(site.page("index.html").links.contains("only.html"))
  }

  @Test func `an empty Markdown file becomes a page named after the file`() {
    let site = BuiltSite(["index.md": "", "empty.md": ""])
    #expect(site.page("empty.html").elements("h1").map(\.text) == ["Empty"])
    #expect(site.page("index.html").elements("h1").map(\.text) == ["Index"])
    #expect(site.problems == [])
  }

  @Test func `front matter alone, a rule as first line and a fence inside text are told apart`() {
    let site = BuiltSite([
      "a.md": "---\ntitle: Alone\n---", "b.md": "----\n\n# Rule\n",
      "c.md": "# C\n\n---\ntitle: no\n---\n",
      "d.md": "---\n---\n# Empty matter\n", "e.md": "---\r\ntitle: Windows\r\n---\r\n\r\nText\r\n",
      "f.md": "\u{FEFF}---\ntitle: Marked\n...\nText\n",
    ])
    #expect(site.errors == [])
    let titles = ["a", "b", "c", "d", "e", "f"].map {
      site.page("\($0).html").elements("h1").first?.text
    }
    #expect(titles == ["Alone", "Rule", "C", "Empty matter", "Windows", "Marked"])
    #expect(site["e.html"].contains("<p>Text</p>"))
    #expect(!site["f.html"].contains("Marked\n..."))
  }
}

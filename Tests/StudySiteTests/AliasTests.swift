import StudySite
import Testing

/// Former addresses that lead on to the present ones.
@Suite struct AliasTests {
  private var options: BuildOptions {
    var options = BuildOptions(threads: 1)
    options.baseURL = BaseURL("https://example.org/course/")
    return options
  }

  @Test func `each alias becomes a page that leads on`() throws {
    let site = BuiltSite(
      [
        "index.md": "# Home\n",
        "lessons/new.md":
          "---\ntitle: The <new> one\naliases: [old.html, lessons/was.html, deep/er/]\n---\n",
      ], options: options)
    #expect(site.problems == [])
    for (path, target) in [
      ("old.html", "lessons/new.html"), ("lessons/was.html", "new.html"),
      ("deep/er/index.html", "../../lessons/new.html"),
    ] {
      let page = site.page(path)
      let refresh = page.elements("meta").first { $0["http-equiv"] == "refresh" }
      #expect(refresh?["content"] == "0; url=\(target)", "\(path)")
      #expect(page.elements("a").map { $0["href"] } == [target])
      #expect(page.elements("a").map(\.text) == ["The <new> one"])
      #expect(
        page.elements("meta").contains { $0["name"] == "robots" && $0["content"] == "noindex" })
      let canonical = page.elements("link").first { $0["rel"] == "canonical" }
      #expect(canonical?["href"] == "https://example.org/course/lessons/new.html")
    }
    #expect(!site["sitemap.xml"].contains("old.html"))
  }

  @Test(arguments: [
    "/old.html", "../old.html", "a/../old.html", "old", "old.htm", "a\\\\b.html", "a//b.html",
    "./old.html", "https://example.org/old.html/..",
  ])
  func `what is no address below the site is refused`(alias: String) {
    let site = BuiltSite(["index.md": "---\ntitle: A\naliases: [\"\(alias)\"]\n---\n"])
    #expect(site.errors.count == 1, "\(site.errors)")
    #expect(
      site.errors.allSatisfy {
        $0.hasPrefix("content/index.md:3:11: error: the alias '") && $0.hasSuffix("[invalid-value]")
      })
    #expect(site.ownPaths == ["index.html"])
  }

  @Test(arguments: [
    (
      "b.html",
      "content/a.md:3:11: error: the address 'b.html' is taken; rename one of the two [duplicate-url]"
    ),
    (
      "B.html",
      "content/a.md:3:11: error: the address 'B.html' is taken; rename one of the two [duplicate-url]"
    ),
    (
      "404.html",
      "content/a.md:3:11: error: the address '404.html' is taken; rename one of the two [duplicate-url]"
    ),
    (
      "index.html",
      "content/a.md:3:11: error: the address 'index.html' is taken; rename one of the two [duplicate-url]"
    ),
  ])
  func `an alias may not take the place of a page`(alias: String, error: String) {
    let site = BuiltSite([
      "b.md": "# B\n", "a.md": "---\ntitle: A\naliases: [\(alias)]\n---\n",
    ])
    #expect(site.errors == [error])
  }

  @Test func `two pages may not have the same alias`() {
    let site = BuiltSite([
      "a.md": "---\ntitle: A\naliases: [x.html]\n---\n",
      "b.md": "---\ntitle: B\naliases: [x.html]\n---\n",
    ])
    #expect(site.errors.count == 1)
    #expect(
      site.errors.first?.hasPrefix("content/b.md:3:11: error: the address 'x.html' is taken")
        == true)
  }
}

import StudySite
import Testing

/// What depends on the address under which the site will be published.
@Suite struct BaseURLTests {
  private static let content = [
    "site.yaml": "title: Course & co\ndescription: Short.\nauthor: Ada\nlanguage: en-GB\n"
      + "navigation: [{title: New, page: lessons/new.md}]\n",
    "index.md": "# Home\n",
    "lessons/new.md":
      "---\ntitle: \"New <one>\"\ndescription: \"All & new\"\ndate: 2026-03-04\n---\n",
    "lessons/old.md": "---\ntitle: Old\ndate: 2025-01-02\n---\n",
    "lessons/naïve name.md": "---\ntitle: Undated\n---\n",
  ]

  private static func built(_ base: String?) -> BuiltSite {
    var options = BuildOptions(threads: 2)
    options.baseURL = base.flatMap { BaseURL($0) }
    return BuiltSite(content, options: options)
  }

  @Test func `without an address there is one note and nothing that needs it`() {
    let site = Self.built(nil)
    #expect(
      site.problems == [
        "content/site.yaml: note: without 'baseURL' there are no canonical addresses, sitemap and "
          + "feed [missing-base-url]"
      ])
    #expect(site.files["sitemap.xml"] == nil)
    #expect(site.files["feed.xml"] == nil)
    #expect(site["robots.txt"] == "User-agent: *\nAllow: /\n")
    for (path, text) in site.files where path.hasSuffix(".html") {
      #expect(!text.contains("canonical") && !text.contains("og:"), "\(path)")
    }
  }

  @Test func `every page names its address, the home page and sections without a file name`() {
    let site = Self.built("https://example.org/study/course")
    #expect(site.problems == [])
    for (path, address) in [
      ("index.html", ""), ("lessons/index.html", "lessons/"),
      ("lessons/new.html", "lessons/new.html"),
      ("lessons/naïve name.html", "lessons/na%C3%AFve%20name.html"),
    ] {
      let page = site.page(path)
      let expected = "https://example.org/study/course/" + address
      let canonical = page.elements("link").filter { $0["rel"] == "canonical" }.map { $0["href"] }
      let openGraph = page.elements("meta").filter { $0["property"] == "og:url" }.map {
        $0["content"]
      }
      #expect(canonical == [expected])
      #expect(openGraph == [expected])
    }
    let kinds = ["index.html", "lessons/new.html"].map { path in
      site.page(path).elements("meta").first { $0["property"] == "og:type" }?["content"]
    }
    #expect(kinds == ["website", "article"])
  }

  @Test func `the sitemap lists every page but 404, in order`() {
    #expect(
      Self.built("https://example.org/c/")["sitemap.xml"] == """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <url><loc>https://example.org/c/</loc></url>
          <url><loc>https://example.org/c/lessons/</loc></url>
          <url><loc>https://example.org/c/lessons/na%C3%AFve%20name.html</loc></url>
          <url><loc>https://example.org/c/lessons/new.html</loc><lastmod>2026-03-04</lastmod></url>
          <url><loc>https://example.org/c/lessons/old.html</loc><lastmod>2025-01-02</lastmod></url>
        </urlset>

        """)
    #expect(
      Self.built("https://example.org/c/")["robots.txt"]
        == "User-agent: *\nAllow: /\nSitemap: https://example.org/c/sitemap.xml\n")
  }

  @Test func `the feed holds dated lessons, newest first`() {
    #expect(
      Self.built("http://example.org")["feed.xml"] == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
          <title>Course &amp; co</title>
          <id>http://example.org/</id>
          <link href="http://example.org/"/>
          <link rel="self" href="http://example.org/feed.xml"/>
          <updated>2026-03-04T00:00:00Z</updated>
          <author><name>Ada</name></author>
          <entry>
            <title>New &lt;one&gt;</title>
            <id>http://example.org/lessons/new.html</id>
            <link href="http://example.org/lessons/new.html"/>
            <updated>2026-03-04T00:00:00Z</updated>
            <summary>All &amp; new</summary>
          </entry>
          <entry>
            <title>Old</title>
            <id>http://example.org/lessons/old.html</id>
            <link href="http://example.org/lessons/old.html"/>
            <updated>2025-01-02T00:00:00Z</updated>
          </entry>
        </feed>

        """)
    let page = Self.built("http://example.org").page("lessons/old.html")
    let alternate = page.elements("link").first { $0["rel"] == "alternate" }
    #expect(alternate?["href"] == "../feed.xml")
  }

  @Test func `no dated lesson, no feed`() {
    var options = BuildOptions(threads: 1)
    options.baseURL = BaseURL("https://example.org/")
    let site = BuiltSite(["index.md": "---\ntitle: A\ndate: 2026-01-01\n---\n"], options: options)
    #expect(site.ownPaths == ["index.html", "sitemap.xml"])
  }

  @Test func `the page for wrong addresses works at any address and carries its style`() throws {
    let site = Self.built("https://example.org/study/course/")
    let page = site.page("404.html")
    let base = "/study/course/"
    #expect(page.links.allSatisfy { $0.hasPrefix(base) || $0 == "#~main" }, "\(page.links)")
    #expect(page.inside("class", "site-navigation").links == [base + "lessons/new.html"])
    #expect(page.elements("script") == [])
    let style = try #require(page.elements("link").first { $0["rel"] == "stylesheet" }?["href"])
    #expect(style.hasPrefix("data:text/css;base64,"))
    #expect(style.count > 10_000)
    #expect(!page.elements("link").contains { $0["rel"] == "canonical" })
    let policy = page.elements("meta").first { $0["http-equiv"] != nil }?["content"] ?? ""
    #expect(policy.contains("style-src data:"))
  }

  @Test func `everything but 404 stays relative, whatever the address`() {
    let site = Self.built("https://example.org/study/course/")
    for (path, text) in site.files where path.hasSuffix(".html") && path != "404.html" {
      let page = HTMLReading(text)
      let references =
        page.links + page.elements("script").compactMap { $0["src"] }
        + page.elements("link").filter { $0["rel"] != "canonical" }.compactMap { $0["href"] }
      for reference in references {
        #expect(!reference.hasPrefix("/") && !reference.contains(":"), "\(path): \(reference)")
      }
    }
  }

  @Test(arguments: [
    "example.org", "ftp://example.org/", "https://", "https:///x", "https://a b/", "https://a/?q",
    "https://a/#x", "https://u@a/", "https://a/../b", "https://a/\"x", "javascript:alert(1)",
    "//a/",
  ])
  func `what is no absolute web address is refused`(text: String) {
    #expect(BaseURL(text) == nil)
  }

  @Test(arguments: [
    ("https://a", "https://a/", "/"), ("http://a:80/b", "http://a:80/b/", "/b/"),
    ("https://a/b//c///", "https://a/b/c/", "/b/c/"),
  ])
  func `an address always ends in a slash`(text: String, whole: String, path: String) throws {
    let base = try #require(BaseURL(text))
    #expect(base.text == whole)
    #expect(base.path == path)
  }
}

import StudySite
import Testing

/// What becomes of the destinations that authors write.
@Suite struct LinkTests {
  private static let content = [
    "site.yaml": "title: T\nfiles: [data/table.csv]\n",
    "index.md": "# Home\n\n## Über uns & co\n\n## Own {#own.id_1}\n",
    "a.md": "# A\n\n## Part\n\n## Part\n",
    "lessons/index.md": "# Lessons\n", "lessons/deep/b.md": "# B\n\n### Third\n",
    "lessons/c.md": "# C\n", "data/table.csv": "1\n",
    "tagged.md": "---\ntitle: Tagged\ntags: [one]\n---\n",
  ]

  /// The destination of the only link of a page `from`, and the problems.
  private static func link(_ destination: String, from path: String) -> (String?, [String]) {
    var content = content
    content[path, default: "# New\n"] += "\n[LINK](\(destination))\n"
    let site = BuiltSite(content)
    let page = site.page(path.replacing(".md", with: ".html"))
    return (page.elements("a").first { $0.text == "LINK" }?["href"], site.errors)
  }

  @Test(arguments: [
    ("index.md", "a.md", "a.html"), ("index.md", "./a.md", "a.html"),
    ("index.md", "/a.md", "a.html"),
    ("index.md", "a.html", "a.html"),
    ("index.md", "lessons/deep/b.md#third", "lessons/deep/b.html#third"),
    ("lessons/deep/b.md", "../../a.md", "../../a.html"),
    ("lessons/deep/b.md", "/a.md#part-2", "../../a.html#part-2"),
    ("lessons/deep/b.md", "../c.md", "../c.html"), ("lessons/c.md", "deep/b.md", "deep/b.html"),
    ("lessons/deep/b.md", "./../deep/../c.md?x=1&y=%20#c", "../c.html?x=1&y=%20#c"),
    ("index.md", "a.md?print", "a.html?print"),
    // Folders
    ("index.md", "lessons/", "lessons/index.html"), ("index.md", "lessons", "lessons/index.html"),
    ("lessons/c.md", "./", "index.html"), ("lessons/c.md", ".", "index.html"),
    ("lessons/c.md", "..", "../index.html"),
    ("lessons/c.md", "../", "../index.html"), ("lessons/c.md", "/", "../index.html"),
    ("lessons/c.md", "deep", "deep/index.html"), ("lessons/c.md", "index.md", "index.html"),
    // The page itself
    ("a.md", "#part", "#part"), ("a.md", "a.md#part-2", "#part-2"), ("a.md", "a.md", "a.html"),
    ("a.md", "#top", "#top"), ("a.md", "#", "#"), ("a.md", "?q=1", "?q=1"),
    // Anchors of other scripts, written either way
    ("index.md", "#über-uns-co", "#%C3%BCber-uns-co"),
    ("a.md", "index.md#%C3%BCber-uns-co", "index.html#%C3%BCber-uns-co"),
    ("a.md", "index.md#own.id_1", "index.html#own.id_1"),
    // Pages that are made, and declared files
    ("a.md", "tags/one.html", "tags/one.html"), ("lessons/c.md", "../tags/", "../tags/index.html"),
    ("lessons/c.md", "../data/table.csv", "../data/table.csv"), ("a.md", "404.html", "404.html"),
  ])
  func `leads to the page from anywhere`(path: String, destination: String, expected: String) {
    let (link, errors) = Self.link(destination, from: path)
    #expect(link == expected)
    #expect(errors == [])
  }

  @Test(arguments: [
    ("a.md", "b.md", "'b.md' is not a page"),
    ("a.md", "lesson/c.md", "'lesson/c.md' is not a page; did you mean 'lessons/c.md'?"),
    ("lessons/c.md", "tagged.md", "'tagged.md' is not a page; did you mean '../tagged.md'?"),
    ("a.md", "../a.md", "'../a.md' is not a page; did you mean 'a.md'?"),
    ("a.md", "data/", "'data/' is not a page"),
    ("a.md", "site.yaml", "'site.yaml' is not published; add 'site.yaml' to 'files' in site.yaml"),
  ])
  func `a target that is no page is an error with a suggestion`(
    path: String, destination: String, message: String
  ) {
    let (_, errors) = Self.link(destination, from: path)
    #expect(errors.count == 1)
    #expect(errors.first?.contains("error: link target " + message) == true, "\(errors)")
    #expect(errors.first?.hasSuffix("[unknown-link-target]") == true)
  }

  @Test(arguments: [
    ("#prat", "'a.html' has no part '#prat'; did you mean '#part'?"),
    ("#Part", "did you mean '#part'?"),
    ("index.md#part", "'index.html' has no part '#part'"),
    ("lessons/#nothing", "'lessons/index.html' has no part '#nothing'"),
    ("tags/one.html#x", "'tags/one.html' has no part '#x'"),
  ])
  func `an anchor that its page does not have is an error`(destination: String, message: String) {
    let (_, errors) = Self.link(destination, from: "a.md")
    #expect(errors.count == 1)
    #expect(errors.first?.hasPrefix("content/a.md:7:1: error: ") == true, "\(errors)")
    #expect(errors.first?.contains(message) == true, "\(errors)")
    #expect(errors.first?.hasSuffix("[unknown-anchor]") == true)
  }

  @Test(arguments: [
    ("https://example.org/a.md", true), ("http://example.org/?a=b&c=%20#d", true),
    ("HTTPS://EXAMPLE.ORG", true),
    ("mailto:a@example.org", false), ("tel:+1", false), ("//example.org/x", true),
  ])
  func `links to elsewhere stay as they are, those to pages are marked`(
    destination: String, isMarked: Bool
  ) {
    let site = BuiltSite(["index.md": "# A\n\n[x](\(destination))\n"])
    let link = site.page("index.html").inside("class", "prose").elements("a").first
    #expect(site.errors == [])
    #expect(link?["href"] == destination)
    #expect((link?.classes == ["external"]) == isMarked)
    #expect((link?["rel"] == "noopener") == isMarked)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd",
    "data:text/html,x",
    "data:image/svg+xml,x", "javascript&#58;alert(1)", "java&#115;cript:x",
  ])
  func `a scheme that may run code is an error, and never reaches the page`(destination: String) {
    let site = BuiltSite(["index.md": "# A\n\n[x](<\(destination)>)\n"])
    #expect(site.errors.count == 1)
    #expect(site.errors.first?.hasSuffix("[dangerous-link]") == true, "\(site.errors)")
    #expect(site.page("index.html").inside("class", "prose").links == [""])
  }

  @Test func `dangerous links are let through where the configuration allows them`() {
    let site = BuiltSite([
      "site.yaml": "title: T\nallowDangerousLinks: true\n",
      "index.md": "# A\n\n[x](javascript:void%280%29)\n",
    ])
    #expect(site.errors == [])
    #expect(site.page("index.html").inside("class", "prose").links == ["javascript:void%280%29"])
  }

  @Test func `reference links, autolinks and links in tables, headings and prompts are resolved`() {
    let site = BuiltSite([
      "index.md": """
      # Home

      ## See [a](a.md)

      [a][] and <https://example.org> and [nested *a*][a]

      | t |
      | - |
      | [a](a.md) |

      > [!RECALL one]
      > Question about [a](a.md)?
      >
      > Answer in [a](a.md).

      > [!NOTE]
      > [a](a.md)

      [a]: a.md "Title \\" & <b>"

      """,
      "a.md": "# A\n",
    ])
    #expect(site.errors == [])
    let links = site.page("index.html").inside("class", "prose").elements("a").filter {
      $0["class"] == nil
    }
    #expect(links.map { $0["href"] } == Array(repeating: "a.html", count: 7))
    #expect(links.compactMap { $0["title"] } == ["Title \" & <b>", "Title \" & <b>"])
  }
}

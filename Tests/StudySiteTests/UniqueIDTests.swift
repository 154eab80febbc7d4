import Testing

/// Ids of parts of pages stand once on each page.
@Suite struct UniqueIDTests {
  @Test func `every page of a site has each id once`() {
    let site = BuiltSite(ThreeChoices.content)
    for (path, text) in site.files where path.hasSuffix(".html") {
      let ids = HTMLReading(text).elements().compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "\(path): \(ids)")
    }
  }

  @Test(arguments: [
    ("a.md", "# A\n\n## Main\n", "main"), ("a.md", "---\ntitle: A\n---\n\n# Main\n", "main"),
    ("a.md", "---\ntitle: A\ntags: [x]\n---\n\n## Tags title\n", "tags-title"),
    ("a.md", "# A\n\n## Section navigation title\n", "section-navigation-title"),
    (
      "scenarios/transport.md",
      ThreeChoices.scenarios.replacing("Before the", with: "## Orders\n\nBefore the"), "orders"
    ),
    (
      "scenarios/transport.md",
      ThreeChoices.scenarios.replacing("| orders |", with: "| legend-title |"), "legend-title"
    ),
  ])
  func `an id that the page has already is an error`(path: String, text: String, id: String) {
    var content = ThreeChoices.content
    content["b.md"] = "# B\n"
    content[path] = text
    let site = BuiltSite(content)
    let page = path.replacing(".md", with: ".html")
    #expect(
      site.errors == [
        "content/\(path):1:1: error: the page '\(page)' has two parts with the id '\(id)'; give the heading "
          + "another id: {#other-id} [duplicate-id]"
      ])
  }

  @Test func `the heading that became the title can still be linked to`() {
    let site = BuiltSite([
      "index.md": "# Home\n\n[a](a.md#alpha)\n", "a.md": "# Alpha\n\n[up](#alpha)\n",
    ])
    #expect(site.errors == [])
    #expect(site.page("a.html").element(id: "alpha") != nil)
  }
}

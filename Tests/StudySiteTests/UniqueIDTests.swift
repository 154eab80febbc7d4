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
    ("a.md", "# A\n\n## Main\n"), ("a.md", "---\ntitle: A\n---\n\n# Main\n"),
    ("a.md", "---\ntitle: A\ntags: [x]\n---\n\n## Tags title\n"),
    ("a.md", "# A\n\n## Section navigation title\n"),
  ])
  func `no heading can meet an id of the page around it`(path: String, text: String) {
    var content = ThreeChoices.content
    content["b.md"] = "# B\n"
    content[path] = text
    #expect(BuiltSite(content).errors == [])
  }

  @Test func `a heading of a row's name is an error`() {
    var content = ThreeChoices.content
    content["scenarios/transport.md"] = ThreeChoices.scenarios.replacing(
      "Before the", with: "## Orders\n\nBefore the")
    #expect(
      BuiltSite(content).errors == [
        "content/scenarios/transport.md:1:1: error: the page 'scenarios/transport.html' has two "
          + "parts with the id 'orders'; give one of them another id; a heading gets it with "
          + "{#other-id} [duplicate-id]"
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

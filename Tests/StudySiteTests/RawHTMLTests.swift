import Testing

/// Raw HTML is off unless the configuration allows it.
@Suite struct RawHTMLTests {
  private static let page = """
    # A

    <div onclick="x()">block <script>alert(1)</script></div>

    With <b>inline</b> and `<code>` text.

    <!-- a comment -->

    """

  @Test func `is left out, with a warning at each place`() {
    let site = BuiltSite(["index.md": Self.page])
    #expect(
      site.problems.map { $0.prefix { $0 != " " } } == [
        "content/index.md:3:1:", "content/index.md:5:6:", "content/index.md:5:15:",
        "content/index.md:7:1:",
      ])
    #expect(site.problems.allSatisfy { $0.hasSuffix("[raw-html]") })
    let prose = site.page("index.html").inside("class", "prose")
    #expect(
      prose.elements("script") == [] && prose.elements("div") == [] && prose.elements("b") == [])
    #expect(prose.text.contains("<code>"))
    #expect(!site["index.html"].contains("alert(1)"))
  }

  @Test func `is let through where it is allowed, without a warning`() {
    let site = BuiltSite(["site.yaml": "title: T\nallowRawHTML: true\n", "index.md": Self.page])
    #expect(site.realProblems == [])
    #expect(
      site["index.html"].contains("<div onclick=\"x()\">block <script>alert(1)</script></div>"))
    #expect(site["index.html"].contains("With <b>inline</b> and"))
  }

  @Test func `stays out of verdicts, cards and listings even where it is allowed`() {
    var content = starterContent
    content["site.yaml"] = "title: T\nallowRawHTML: true\n"
    content["scenarios/stairs-or-lift.md"]?.append("| raw | A <i>heavy</i> load. | lift |\n")
    content["lessons/raw.md"] = "# A <i>raw</i> title\n"
    content["index.md"] = "# Home\n"
    let site = BuiltSite(content)
    #expect(site.errors == [])
    #expect(!site["flashcards.json"].contains("<"))
    #expect(site["verdicts.json"].contains("\"A heavy load.\""))
    #expect(
      site.page("lessons/index.html").inside("class", "page-list").text.contains("A raw title"))
  }
}

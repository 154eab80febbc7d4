import Diagnostics
import StudySite
import Testing

/// What an author leaves out must not take verdicts, cards or checks away unseen.
@Suite struct SilentLossTests {
  private static let scenarios = "scenarios/stairs-or-lift.md"

  @Test func `a page of scenarios belongs to the decision of its name`() {
    var content = starter(
      Self.scenarios, replacing: "decision: stairs-or-lift\n", with: "")
    #expect(BuiltSite(content).realProblems == [])
    content[Self.scenarios] = content[Self.scenarios]?.replacing("| undecided |", with: "| lift |")
    #expect(BuiltSite(content).problems.contains { $0.hasSuffix("[contradicted-key]") })
  }

  @Test func `a heading called Main, and answers with headings of one name, are no clash`() {
    var content = starterContent
    content["lessons/stairs-or-lift.md"]? += """

      > [!RECALL second]
      > And why?
      >
      > #### Why
      >
      > So.

      > [!RECALL third]
      > Why else?
      >
      > #### Why
      >
      > Thus.

      ## Main

      ## Tags title

      ## Practise title

      """
    let site = BuiltSite(content)
    #expect(site.realProblems == [])
    #expect(!site["flashcards/stairs-or-lift.html"].contains("id=\"why\""))
    #expect(site["lessons/stairs-or-lift.html"].contains("id=\"why-2\""))
  }

  @Test func `ids in raw HTML are found in every spelling, and texts that look like ids are not`() {
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'></svg>"
    let site = BuiltSite([
      "site.yaml": "title: T\nallowRawHTML: true\n",
      "index.md": """
      # A

      [1](#one) [2](#two) [3](#three) ![some id=](p.svg) ![other id=](p.svg) `<b id="four">`

      <a id='one'></a> <a class=x ID="two"></a> <a data-id="five" id=three></a>

      <!-- <a id="one"> -->

      """,
      "p.svg": picture,
    ])
    #expect(site.realProblems == [])
    let lost = BuiltSite(["index.md": "# A\n\n[4](#four) `<b id=\"four\">`\n"])
    #expect(lost.realProblems.map { $0.hasSuffix("[unknown-anchor]") } == [true])
  }

  @Test func `a link to a picture that the page shows is no dead link`() {
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'></svg>"
    let site = BuiltSite(["index.md": "# A\n\n[![b](p.svg)](p.svg)\n", "p.svg": picture])
    #expect(site.realProblems == [])
    #expect(site["index.html"].contains("<a href=\"p.svg\">"))
  }

  @Test func `a control character in YAML is told, and never reaches a page`() {
    let site = BuiltSite(["index.md": "# A\n", "b.md": "---\ntitle: \"A\\0B\"\n---\n"])
    #expect(
      site.problems == [
        "content/b.md:2:8: error: 'title' holds a control character; remove it; a page cannot show "
          + "it [invalid-value]"
      ])
  }

  @Test func `an alias below a file is told at its place`() {
    let site = BuiltSite([
      "index.md": "# A\n", "b.md": "---\ntitle: B\naliases: [index.html/x.html]\n---\n",
    ])
    #expect(
      site.problems.first
        == "content/b.md:3:11: error: the address 'index.html/x.html' needs the file 'index.html' as "
        + "a folder; choose another alias [duplicate-url]")
  }

  @Test func `a mistake in a quoted phrase is told at its character`() {
    let content = starter(
      "decisions/stairs-or-lift.yaml", replacing: "[one floor, next floor]", with: "['one (floor']")
    #expect(
      BuiltSite(content).problems.contains {
        $0.contains(".yaml:23:20: error: phrase 'one (floor'")
      })
  }

  @Test func `a page without neighbours has no landmark for them`() {
    #expect(!BuiltSite(starterContent)["lessons/stairs-or-lift.html"].contains("neighbours"))
  }
}

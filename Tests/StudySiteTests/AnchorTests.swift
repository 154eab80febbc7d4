import Testing

/// Links to parts of pages are held against the ids that the finished pages have.
@Suite struct AnchorTests {
  @Test(arguments: [
    "lessons/stairs-or-lift.md#what-decides", "lessons/stairs-or-lift.md#recall-what-decides",
    "scenarios/stairs-or-lift.md#piano", "scenarios/stairs-or-lift.md#~legend-title",
    "flashcards/stairs-or-lift.html#signal.heavy-load",
    "flashcards/stairs-or-lift.html#scenario.piano",
    "flashcards/stairs-or-lift.html#contrast.effort",
    "flashcards/stairs-or-lift.html#trap.short-but-heavy",
    "flashcards/stairs-or-lift.html#prompt.what-decides",
    "flashcards/stairs-or-lift.html#cards-trap",
    "cheat-sheets/stairs-or-lift.html#~main", "lessons/#~main",
  ])
  func `ids of all kinds are found`(destination: String) {
    let site = BuiltSite(
      starter("index.md", replacing: "lessons/stairs-or-lift.md", with: destination))
    #expect(site.errors == [])
    #expect(
      site.page("index.html").inside("class", "prose").links.first?.hasSuffix(
        destination.drop { $0 != "#" }) == true)
  }

  @Test(arguments: [
    ("scenarios/stairs-or-lift.md#pianos", "#piano"),
    ("flashcards/stairs-or-lift.html#scenario.pian", "#scenario.piano"),
    ("lessons/stairs-or-lift.md#recal-what-decides", "#recall-what-decides"),
  ])
  func `ids that are missing are told with the nearest`(destination: String, suggestion: String) {
    let site = BuiltSite(
      starter("index.md", replacing: "lessons/stairs-or-lift.md", with: destination))
    #expect(site.errors.count == 1)
    #expect(
      site.errors.first?.hasSuffix("did you mean '\(suggestion)'? [unknown-anchor]") == true,
      "\(site.errors)")
    #expect(site.errors.first?.hasPrefix("content/index.md:6:10: error: ") == true)
  }

  @Test func `a text that looks like an id is none`() {
    let site = BuiltSite([
      "index.md": "# A\n\nText id=\"fake\" and `<b id=\"fake\">`\n\n[x](#fake)\n"
    ])
    #expect(site.errors.count == 1)
  }

  @Test func `an id in raw HTML counts where raw HTML is let through`() {
    let page = "# A\n\n<b id=\"real\">x</b>\n\n[x](#real)\n"
    #expect(
      BuiltSite(["site.yaml": "title: T\nallowRawHTML: true\n", "index.md": page]).errors == [])
    #expect(BuiltSite(["site.yaml": "title: T\n", "index.md": page]).errors.count == 1)
  }

  @Test func `pages with errors are not missed twice`() {
    let site = BuiltSite([
      "index.md": "# A\n\n[x](b.md#gone) [y](scenarios/d.md#row) [z](flashcards/d.html#x)\n",
      "b.md": "---\ntitle: 1\nwrong: 1\n---\n", "decisions/d.yaml": "title: D\n",
      "scenarios/d.md":
        "---\ndecision: d\n---\n\n| id | scenario | choice |\n| - | - | - |\n| row | x | y |\n",
    ])
    #expect(site.errors.filter { $0.contains("index.md") } == [])
    #expect(!site.errors.isEmpty)
  }
}

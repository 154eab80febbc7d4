import Diagnostics
import Markdown
import Testing

struct HeadingTests {
  @Test(arguments: [
    ("When to fine-tune", "when-to-fine-tune"), ("What's new?", "whats-new"),
    ("Größe & Maß", "größe-maß"), ("日本語 の題", "日本語-の題"), ("`rag.query()` *now*", "rag-query-now"),
    ("100 % RAG!", "100-rag"), ("---x---", "x"), ("?!", "section"), ("ÉTÉ", "été"),
    ("É1²", "e\u{301}1²"), ("[a link](/u) in it", "a-link-in-it"), ("C++ and C#", "c-and-c"),
    ("![alt text](/i.png)", "alt-text"), ("a_b", "a-b"), ("<b>bold</b>", "bold"),
  ])
  func idsSayWhatTheHeadingSays(text: String, id: String) {
    #expect(page("# " + text).headings.map(\.id) == [id])
  }

  @Test(arguments: [
    (["A", "A", "A"], ["a", "a-2", "a-3"]),
    (["A", "A", "A 2"], ["a", "a-3", "a-2"]),
    (["A 2", "A", "A", "A"], ["a-2", "a", "a-3", "a-4"]),
    (["A", "B {#a}"], ["a-2", "a"]),
    (["?", "!", "Section"], ["section", "section-2", "section-3"]),
    (["X {#a-2}", "A", "A"], ["a-2", "a", "a-3"]),
  ])
  func duplicatesAreNumberedAroundTheSlugsOfOthers(texts: [String], ids: [String]) {
    let document = page(texts.map { "## " + $0 }.joined(separator: "\n\n"))
    #expect(document.headings.map(\.id) == ids)
    #expect(Set(document.headings.map(\.id)).count == ids.count)
  }

  @Test func idsOfRecallPromptsAreNotGivenToHeadings() {
    let document = page("# Recall one\n\n> [!RECALL one]\n> Q?\n>\n> A.")
    #expect(document.headings.map(\.id) == ["recall-one-2"])
  }

  @Test(arguments: [
    ("# T {#own}", "own", "T"), ("# T   {#own.id_2}", "own.id_2", "T"), ("# {#only}", "only", ""),
    ("# T {#über}", "über", "T"), ("# *T* {#x} #", "x", "T"), ("T {#x}\n===", "x", "T"),
    ("# T {#no id}", "t-no-id", "T {#no id}"), ("# T {#}", "t", "T {#}"),
    ("# T {x}", "t-x", "T {x}"), ("# T \\{#x}", "x", "T"), ("# T {#x} y", "t-x-y", "T {#x} y"),
    ("# T {#a\"b}", "t-a-b", "T {#a\"b}"),
  ])
  func ownIDsAreTakenFromTheEnd(text: String, id: String, plain: String) {
    let headings = page(text).headings
    #expect(headings.map(\.id) == [id])
    #expect(headings.map(\.plainText) == [plain])
  }

  @Test func anOwnIDUsedTwiceIsAnError() {
    let diagnostics = parsedPage("# A {#x}\n\n> ## B {#x}").diagnostics
    #expect(
      diagnostics == """
        p.md:3:3: error: the heading id 'x' is used twice on this page [duplicate-id]
        p.md:1:1: note: the first heading with this id

        """)
  }

  @Test func anchorsFollowTheTextAndNameIt() {
    let found = html("## A <b> & *B*") { $0.headingAnchors = true }
    #expect(
      found
        == "<h2 id=\"a-b\">A <!-- raw HTML omitted --> &amp; <em>B</em> <a class=\"anchor\" "
        + "href=\"#a-b\" aria-label=\"Link to this section: A &lt;b&gt; &amp; B\">#</a></h2>\n")
  }

  @Test(arguments: [(1, "<h2 id=\"x\">"), (-3, "<h1 id=\"x\">"), (9, "<h6 id=\"x\">")])
  func levelsCanBeShifted(offset: Int, start: String) {
    #expect(html("# X") { $0.headingLevelOffset = offset }.hasPrefix(start))
  }

  @Test(arguments: [
    ("# A\n## B\n## C\n# D", "A(B C) D"), ("## A\n#### B\n### C\n## D", "A(B C) D"),
    ("### A\n## B\n### C", "A B(C)"), ("text", ""), ("# A\n### B\n## C\n### D", "A(B C(D))"),
    ("#### A\n### B\n## C\n# D", "A B C D"), ("# A\n## B\n### C\n# D\n## E", "A(B(C)) D(E)"),
    ("# A\n#### B\n### C\n#### D\n## E", "A(B C(D) E)"),
  ])
  func theTableOfContentsNestsLevels(text: String, outline: String) {
    let contents = string(page(text).tableOfContents(levels: 1...6))
    var short = contents.replacing("\n", with: "")
    for name in ["A", "B", "C", "D", "E"] {
      short = short.replacing(
        "<li><a href=\"#\(name.lowercased())\">\(name)</a>", with: "\(name)")
    }
    short = short.replacing("</li></ol>", with: ")").replacing("</li>", with: " ")
      .replacing("<ol>", with: "(")
    #expect(short == (outline.isEmpty ? "" : "(\(outline))"))
  }

  @Test func theTableOfContentsHoldsNoLinksAndOnlyItsLevels() {
    let document = page("# No\n## [See *this*](/u) <i> ![alt](/i) `c` & {#é}\n#### No")
    #expect(
      string(document.tableOfContents(levels: 2...3))
        == "<ol>\n<li><a href=\"#%C3%A9\">See <em>this</em>  alt <code>c</code> &amp;</a></li>\n</ol>\n"
    )
  }
}

import Diagnostics
import Markdown
import Testing

struct AlertTests {
  @Test(arguments: [
    ("NOTE", "note", "Note"), ("TIP", "tip", "Tip"), ("IMPORTANT", "important", "Important"),
    ("WARNING", "warning", "Warning"), ("caution", "caution", "Caution"),
  ])
  func eachKindHasItsClassAndTitle(marker: String, name: String, title: String) {
    #expect(
      html("> [!\(marker)]\n> Text *with* more.\n>\n> - item")
        == """
        <aside class="alert alert-\(name)" role="note">
        <p class="alert-title">\(title)</p>
        <p>Text <em>with</em> more.</p>
        <ul>
        <li>item</li>
        </ul>
        </aside>

        """)
  }

  @Test func theMarkerMayBeAParagraphOfItsOwn() {
    #expect(html("> [!TIP]\n>\n> Text.").contains("<p class=\"alert-title\">Tip</p>\n<p>Text.</p>"))
    #expect(html("> [!TIP]").hasSuffix("Tip</p>\n</aside>\n"))
  }

  @Test func titlesComeFromTheWords() {
    let found = html("> [!NOTE]\n> x") { $0.words.note = "Merke & lies" }
    #expect(found.contains("<p class=\"alert-title\">Merke &amp; lies</p>"))
  }

  @Test(arguments: [
    (
      "> [!NOTES]\n> x",
      "p.md:1:3: warning: '[!NOTES]' is not a kind of alert; did you mean 'NOTE'? [unknown-alert]\n"
    ),
    (
      "> > [!Waring]\n> > x",
      "p.md:1:5: warning: '[!Waring]' is not a kind of alert; did you mean 'WARNING'? "
        + "[unknown-alert]\n"
    ),
    ("> [!XYZZY]\n> x", "p.md:1:3: warning: '[!XYZZY]' is not a kind of alert [unknown-alert]\n"),
    (
      "> [!NOTE] x",
      "p.md:1:3: warning: '[!NOTE]' is an alert only if nothing follows it; "
        + "put the text on the next line [unknown-alert]\n"
    ),
    ("> [!NOTE](/u)\n> x", ""), ("> x [!NOTE]", ""), ("> [ ] x", ""), ("[!NOTES]", ""),
    ("> ![!NOTES](/u)", ""), ("> [!no such thing]\n> x", ""),
  ])
  func unknownKindsAreReportedAndStayQuotes(text: String, expected: String) {
    let (document, diagnostics) = parsedPage(text)
    #expect(diagnostics == expected)
    #expect(!string(document.renderHTML()).contains("<aside"))
  }

  static let prompt = """
    # One

    ## Two & [three](/u)

    1. > [!RECALL why-rag]
       > When *does* [RAG](rag.md) win?
       >
       > When facts change.
       >
       > - and sources count
    """

  @Test func aRecallPromptIsADisclosureOfQuestionAndAnswer() {
    #expect(
      html("> [!RECALL why-rag]\n> When *does* RAG\n> win?\n>\n> When facts change.\n>\n> - also")
        == """
        <details class="recall" id="recall-why-rag">
        <summary><span class="recall-label">Recall</span> <span class="recall-question">When \
        <em>does</em> RAG
        win?</span> <span class="recall-hint">Show the answer</span></summary>
        <div class="recall-answer">
        <p>When facts change.</p>
        <ul>
        <li>also</li>
        </ul>
        </div>
        </details>

        """)
  }

  @Test func aRecallPromptIsListedWithItsPartsAndPlace() throws {
    let document = page(Self.prompt)
    let prompt = try #require(document.recallPrompts.first)
    #expect(document.recallPrompts.count == 1)
    #expect(prompt.id == "why-rag")
    #expect(prompt.location == SourceLocation(path: "p.md", line: 5, column: 6))
    #expect(prompt.question == "When does RAG win?")
    #expect(prompt.answer == "When facts change. and sources count")
    #expect(prompt.heading == document.headings.last?.node)
    #expect(
      string(document.renderInlines(of: prompt.questionNode))
        == "When <em>does</em> <a href=\"rag.md\">RAG</a> win?")
    let answer = prompt.answerNodes.map { string(document.renderHTML(of: $0)) }
    #expect(answer == ["<p>When facts change.</p>\n", "<ul>\n<li>and sources count</li>\n</ul>\n"])
    #expect(document.links.map(\.location.line) == [3, 6])
    #expect(document.links.map(\.location.column) == [10, 18])
  }

  @Test(arguments: [
    ("> [!RECALL]\n> Q\n>\n> A", "the recall prompt has no id; write '[!RECALL some-id]'"),
    (
      "> [!RECALL Some_ID]\n> Q\n>\n> A",
      "'Some_ID' is not an id: only lower-case letters, digits and single hyphens may stand in it"
    ),
    (
      "> [!RECALL a--b]\n> Q\n>\n> A",
      "'a--b' is not an id: only lower-case letters, digits and single hyphens may stand in it"
    ),
    (
      "> [!RECALL a]\n> Q",
      "the recall prompt 'a' has no answer; put an empty '>' line and the answer below the question"
    ),
    (
      "> [!RECALL a]",
      "the recall prompt 'a' has no question; write the question as a paragraph below the marker"
    ),
    (
      "> [!RECALL a]\n>\n> - list\n>\n> A",
      "the recall prompt 'a' has no question; write the question as a paragraph below the marker"
    ),
    ("> [!RECALL a] Q\n>\n> A", "'[!RECALL]' must stand alone on its line"),
  ])
  func malformedPromptsAreErrorsAtTheMarker(text: String, message: String) {
    let (document, diagnostics) = parsedPage(text)
    #expect(diagnostics == "p.md:1:3: error: \(message) [malformed-prompt]\n")
    #expect(document.recallPrompts.isEmpty)
    #expect(string(document.renderHTML()).hasPrefix("<blockquote>"))
  }
}

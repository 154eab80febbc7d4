import Diagnostics
import Testing

@Suite struct DiagnosticPrinterTests {
  @Test func printsSortedLinesWithRuleSuggestionAndNotes() {
    let late = Diagnostic(
      .duplicateID, at: SourceLocation(path: "b.yaml", line: 2, column: 3), "'x' is used twice",
      notes: [.init(at: SourceLocation(path: "a.yaml", line: 1, column: 1), "first used here")])
    let early = Diagnostic(
      .unknownLinkTarget, at: SourceLocation(path: "a.md", line: 14, column: 9),
      "link target 'subset.md' is not a page", suggestion: "did you mean 'subsets.md'?")
    #expect(
      DiagnosticPrinter().text([late, early]) == """
        a.md:14:9: error: link target 'subset.md' is not a page; did you mean 'subsets.md'? \
        [unknown-link-target]
        b.yaml:2:3: error: 'x' is used twice [duplicate-id]
        a.yaml:1:1: note: first used here

        """)
  }

  @Test func escapesControlCharactersOfTheAuthor() {
    let diagnostic = Diagnostic(
      .badYAML, at: SourceLocation(path: "a\u{1B}[2J.md"), "x\ny")
    #expect(
      DiagnosticPrinter().text([diagnostic])
        == "a\\u{1B}[2J.md: error: x\\ny [bad-yaml]\n")
  }

  @Test func writesJSONThatMayStandInAScriptElement() {
    let diagnostic = Diagnostic(
      .badYAML, at: SourceLocation(path: "a.md", line: 1, column: 2), "</script>\"\u{1}")
    #expect(
      DiagnosticPrinter().json([diagnostic]) == """
        [
          {"path": "a.md", "line": 1, "column": 2, "severity": "error", "rule": "bad-yaml", \
        "message": "\\u003c/script>\\"\\u0001", "suggestion": null, "notes": []}
        ]

        """)
    #expect(DiagnosticPrinter().json([]) == "[]\n")
  }
}

@Suite struct ClosestMatchTests {
  @Test(arguments: [
    ("wieght", "weight"), ("Titel", "title"), ("titles", "title"), ("descripton", "description"),
  ])
  func findsTheWordThatWasMeant(typed: String, meant: String) {
    #expect(closestMatch(to: typed, in: ["title", "weight", "description"]) == meant)
  }

  @Test func findsNothingFarAway() {
    #expect(closestMatch(to: "colour", in: ["title", "weight"]) == nil)
    #expect(closestMatch(to: "", in: ["title"]) == nil)
  }
}

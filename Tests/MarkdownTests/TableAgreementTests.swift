import Diagnostics
import Markdown
import Testing

/// What Discern makes of a text with tables as its only addition.
func renderedWithTables(_ text: String) -> String {
  let source = SourceFile(path: "test.md", text: text)
  let document = MarkdownDocument.parse(source, options: ParseOptions(tables: true)).document
  return string(document.renderHTML())
}

@Suite(.enabled("cmark-gfm is not installed", GFMPeer.isAvailable))
struct TableAgreementTests {
  @Test(
    "6,000 generated documents with tables become what cmark-gfm makes of them",
    arguments: 0..<12)
  func generatedDocuments(block: Int) throws {
    var documents: [String] = []
    for number in 0..<500 {
      var random = SeededGenerator(seed: UInt64(1_000_000 + block * 500 + number))
      documents.append(TableDocument.make(&random, number: number))
    }
    try compare(documents)
  }

  private func compare(_ documents: [String]) throws {
    let expected = try GFMPeer.render(documents)
    try #require(expected.count == documents.count)
    var differences = 0
    var known = 0
    for (document, expected) in zip(documents, expected) {
      let found = GFMPeer.normalised(renderedWithTables(document))
      guard found != expected else { continue }
      if hasEscapedPipeBeforeTable(document) || isOnlyLooser(expected, found, document) {
        known += 1
        continue
      }
      differences += 1
      guard differences <= 2 else { continue }
      let same = zip(expected.split(separator: "\n"), found.split(separator: "\n"))
        .prefix { $0 == $1 }.count
      let difference = """
        \(document)
        after \(same) lines, cmark-gfm:
        \(expected.split(separator: "\n").dropFirst(same).joined(separator: "\n"))
        Discern:
        \(found.split(separator: "\n").dropFirst(same).joined(separator: "\n"))
        """
      Issue.record(Comment(rawValue: difference))
    }
    #expect(differences == 0)
    #expect(known * 20 < documents.count)
  }

  /// In cmark-gfm a table without a body makes the list around it loose, though no line is blank.
  private func isOnlyLooser(_ expected: String, _ found: String, _ text: String) -> Bool {
    let source = SourceFile(path: "test.md", text: text)
    let document = MarkdownDocument.parse(source, options: ParseOptions(tables: true)).document
    guard document.tables.contains(where: \.rows.isEmpty) else { return false }
    func bare(_ html: String) -> String {
      html.replacing("<p>", with: "").replacing("</p>", with: "").replacing("\n", with: "")
    }
    return bare(expected) == bare(found)
  }

  /// cmark-gfm also turns `\|` into `|` in a paragraph that a table interrupts, even inside code.
  private func hasEscapedPipeBeforeTable(_ text: String) -> Bool {
    let source = SourceFile(path: "test.md", text: text)
    let document = MarkdownDocument.parse(source, options: ParseOptions(tables: true)).document
    return document.tables.contains { table in
      (1..<table.location.line).reversed().lazy
        .map { source.text(in: source.range(ofLine: $0)) }
        .prefix { !$0.isEmpty }
        .contains { $0.contains("\\|") }
    }
  }
}

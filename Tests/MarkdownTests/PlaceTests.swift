import Diagnostics
import SeededNumbers
import Testing

@testable import Markdown

struct PlaceTests {
  @Test("Each link, image, raw HTML, heading and cell of 4,000 documents has its true place")
  func placesInGeneratedDocuments() throws {
    var linkCount = 0
    for seed in 0..<4000 {
      let placed = PlacedDocument(seed: UInt64(seed))
      let source = try SourceFile(path: "p.md", bytes: placed.text)
      let document = MarkdownDocument.parse(source, options: ParseOptions(tables: true)).document
      linkCount += placed.links.count
      let links = document.links.filter { placed.links[$0.destination] != nil }
      let isComplete =
        Set(links.map(\.destination)).count == placed.links.count
        && document.headings.count == placed.headings.count
        && document.rawHTML.count == placed.rawHTML.count
      let wrongLinks = links.filter {
        $0.location != source.location(at: placed.links[$0.destination] ?? -1)
      }
      let cells = document.tables.flatMap { [$0.header] + $0.rows }.joined()
      let arePlaced =
        wrongLinks.isEmpty
        && document.rawHTML == placed.rawHTML.map(source.location(at:))
        && document.headings.map(\.location) == placed.headings.map(source.location(at:))
        && cells.map(\.location) == placed.cells.map(source.location(at:))
      if isComplete, arePlaced, !document.hasGuessedPlaces { continue }
      let report = """
        document \(seed), complete \(isComplete), guessed \(document.hasGuessedPlaces)
        \(string(placed.text))
        wrong: \(wrongLinks.map { ($0.destination, $0.location.line, $0.location.column) })
        raw \(document.rawHTML.count) of \(placed.rawHTML.count), \
        headings \(document.headings.count) of \(placed.headings.count), \
        cells \(cells.count) of \(placed.cells.count)
        missing \(Set(placed.links.keys).subtracting(links.map(\.destination)).sorted())
        \(document.treeDump)
        """
      Issue.record(Comment(rawValue: report))
      return
    }
    #expect(linkCount > 10_000)
  }

  @Test("No inline of 10,000 messy documents is lost from sight")
  func followsEveryInline() throws {
    for seed in 0..<10_000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let text = MessyDocument.make(&random)
      let source = try SourceFile(path: "m.md", bytes: text)
      let document = MarkdownDocument.parse(source, options: .commonMark).document
      guard document.hasGuessedPlaces else { continue }
      Issue.record(
        Comment(
          rawValue: "\(seed): \(string(text).debugDescription)\n\(document.treeDump)"))
    }
  }

  @Test(arguments: [
    ("&lt;\u{338}[a](/u)", 1, 7), ("&ngE;\u{338}[a](/u)", 1, 8), ("&ngE;[a](/u)", 1, 6),
    ("&fjlig;[a](/u)", 1, 8), ("\u{0}\u{0}[a](/u)", 1, 3), ("&amp;amp; \\& [a](/u)", 1, 14),
    ("> w\\\n   \\[ [a](/u)", 2, 7), ("[x]: /y\n'z'\n[a](/u)", 3, 1), ("w\r[a](/u)\r", 2, 1),
    ("> - w\n\t`[a](/u)`\n[a](/u)", 3, 1), ("***w* [a](/u)**", 1, 7), ("é [a](/u)", 1, 4),
    ("- [x]: /y 'a\n  b'\n\tw [a](/u)", 3, 4), ("| a |\n|-|\n| \\|\\| [a](/u) |", 3, 8),
    ("# [a](/u) {#x}", 1, 3), ("[x]: /y\n===\n[a](/u)\n===", 3, 1),
    ("w\n[a](/u)\n    > ---\n---", 2, 1), ("> [!NOTE]\n> [a](/u)", 2, 3),
  ])
  func placesWhereASourceIsNotItsText(text: String, line: Int, column: Int) {
    let document = page(text)
    #expect(document.links.map(\.location.line) == [line])
    #expect(document.links.map(\.location.column) == [column])
  }
}

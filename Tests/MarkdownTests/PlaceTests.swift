import Diagnostics
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
}

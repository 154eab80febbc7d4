import Diagnostics
import SeededNumbers
import Testing

@testable import Markdown

/// Texts on which recursion overflows the stack or a careless loop never ends.
struct PathologicalTests {
  struct Text: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static let texts: [Text] = [
    Text("30,000 stars", String(repeating: "*", count: 30_000)),
    Text("15,000 nested emphases", String(repeating: "*a **a ", count: 15_000)),
    Text(
      "closed emphases",
      String(repeating: "*a **a ", count: 5_000) + String(repeating: "b** b* ", count: 5_000)
    ),
    Text("50,000 block quotes", String(repeating: ">", count: 50_000) + "a"),
    Text(
      "5,000 nested lists",
      (0..<5_000).map { String(repeating: " ", count: $0 * 2) + "- a" }.joined(separator: "\n")
    ),
    Text("20,000 lists on one line", String(repeating: "- ", count: 20_000) + "a"),
    Text("one line of a megabyte", String(repeating: "word & \"x\" <y> ", count: 70_000)),
    Text("open brackets", String(repeating: "[", count: 50_000)),
    Text("open images", String(repeating: "![", count: 30_000)),
    Text(
      "nested brackets", String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    ),
    Text(
      "nested images",
      String(repeating: "![a", count: 10_000) + String(repeating: "](b)", count: 10_000)
    ),
    Text("backticks", (1..<1_500).map { String(repeating: "`", count: $0) }.joined(separator: "e")),
    Text("open links", String(repeating: "[a](<b", count: 10_000)),
    Text("entities", String(repeating: "&ngE;&", count: 20_000)),
    Text(
      "pipes", String(repeating: "|", count: 50_000) + "\n" + String(repeating: "-|", count: 50_000)
    ),
    Text("NUL", String(repeating: "\u{0}", count: 50_000)),
    Text("blank lines", String(repeating: "\n", count: 100_000)),
    Text("definitions", (0..<10_000).map { "[a\($0)]: /u" }.joined(separator: "\n") + "\n\n[a9]"),
    Text("open HTML", String(repeating: "<!A <?", count: 20_000)),
    Text("quoted lines", String(repeating: "> a\nb\n", count: 10_000)),
  ]

  @Test("A text that is hard to parse is rendered as libcmark renders it", arguments: texts)
  func rendersLikeCmark(text: Text) throws {
    // Compared outside the expectation, which would print megabytes.
    let bytes = Array(text.text.utf8)
    let isSame = try rendered(bytes) == renderedByCmark(bytes)
    let isSameUnsafe = try rendered(bytes, unsafe: true) == renderedByCmark(bytes, unsafe: true)
    #expect(isSame && isSameUnsafe)
  }

  @Test("A text that is hard to parse gives a page or a diagnostic", arguments: texts)
  func rendersAsPage(text: Text) {
    let source = SourceFile(path: "p.md", text: text.text)
    let (document, diagnostics) = MarkdownDocument.parse(source, options: .discern)
    let isTooDeep = diagnostics.contains { $0.rule == .nestingTooDeep }
    #expect(isTooDeep == document.renderHTML().isEmpty || text.name == "blank lines")
    _ = document.tableOfContents(levels: 1...6)
  }

  @Test func refusesBlocksNestedDeeperThanAllowed() throws {
    func parse(_ depth: Int) -> (MarkdownDocument, [Diagnostic]) {
      let source = SourceFile(
        path: "deep.md", text: "# Top\n\n" + String(repeating: "> - ", count: depth / 2) + "x")
      return MarkdownDocument.parse(source, options: .discern)
    }
    #expect(parse(100).1.isEmpty)
    let (document, diagnostics) = parse(102)
    #expect(diagnostics.map(\.rule) == [.nestingTooDeep])
    #expect(
      diagnostics.first?.location
        == SourceLocation(path: "deep.md", line: 3, column: 201))
    #expect(document.renderHTML().isEmpty && document.headings.isEmpty)
  }

  @Test func manyTablesCutOffByLazyLinesAreReportedInsteadOfSearchedForever() {
    let text = String(repeating: "> | a |\n> |---|\n| b |\n", count: 200)
    let (document, diagnostics) = MarkdownDocument.parse(
      SourceFile(path: "t.md", text: text), options: .discern)
    #expect(document.tables.count >= 15)
    #expect(diagnostics.map(\.rule) == [.malformedTable])
  }

  @Test func aWideHeaderOverManyShortRowsDoesNotFillTheMemory() {
    let columns = 2_000
    let text =
      String(repeating: "a|", count: columns) + "\n" + String(repeating: "-|", count: columns)
      + String(repeating: "\nx", count: 5_000)
    let (document, _) = MarkdownDocument.parse(
      SourceFile(path: "t.md", text: text), options: ParseOptions(tables: true))
    #expect(document.tables.map(\.rows.count) == [250])
    #expect(string(document.renderHTML()).hasSuffix("x\nx\nx</p>\n"))
  }

  @Test("One thread and eight give the same bytes")
  func threads() async throws {
    let documents =
      SpecificationDocuments.sections.flatMap(\.documents)
      + (0..<300).map { number in
        var random = SeededGenerator(seed: UInt64(number))
        return TableDocument.make(&random, number: number)
      }
    @Sendable func render(_ text: String) -> [UInt8] {
      let source = SourceFile(path: "t.md", text: text)
      let document = MarkdownDocument.parse(source, options: .discern).document
      return document.renderHTML() + Array(document.treeDump.utf8)
    }
    let expected = documents.map(render)
    await withTaskGroup(of: Bool.self) { group in
      for shift in 0..<8 {
        group.addTask {
          documents.indices.allSatisfy { index in
            let place = (index + shift * 97) % documents.count
            return render(documents[place]) == expected[place]
          }
        }
      }
      for await areSame in group { #expect(areSame) }
    }
  }

  @Test("Any mixture of 4,000 texts gives a page whose places lie in the file")
  func mixtures() throws {
    for seed in 0..<4000 {
      var random = SeededGenerator(seed: UInt64(seed) + 77)
      var lines: [[UInt8]] = []
      for _ in 0..<4 {
        let text =
          switch random.below(3) {
          case 0: MessyDocument.make(&random)
          case 1: Array(TableDocument.make(&random, number: seed).utf8)
          default: PlacedDocument(seed: random.next()).text
          }
        let parts = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines += parts.map(Array.init).filter { _ in !random.once(in: 3) }
      }
      if random.once(in: 2) { lines.shuffle(using: &random) }
      let text = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
      let source = try SourceFile(path: "x.md", bytes: text)
      let (document, diagnostics) = MarkdownDocument.parse(source, options: .discern)
      let html = document.renderHTML()
      #expect(String(validating: html, as: UTF8.self) != nil)
      #expect(
        !document.treeDump.isEmpty && !document.hasGuessedPlaces,
        "\(string(text)) \(document.treeDump)")
      let places =
        document.links.map(\.location) + document.rawHTML + document.headings.map(\.location)
        + document.tables.flatMap { ([$0.header] + $0.rows).joined().map(\.location) }
        + diagnostics.map(\.location)
      let areInside = places.allSatisfy { place in
        place.line >= 1 && place.line <= source.lineStarts.count && place.column >= 1
          && place.column <= source.range(ofLine: place.line).count + 1
      }
      #expect(areInside, "\(string(text))")
      let wrappers = string(html).split(separator: "<table>", omittingEmptySubsequences: false)
      #expect(wrappers.count - 1 == document.tables.count)
    }
  }
}

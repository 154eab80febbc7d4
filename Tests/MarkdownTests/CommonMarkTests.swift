import Diagnostics
import Foundation
import Markdown
import SeededNumbers
import Testing

/// What Discern makes of a text without its additions.
func rendered(_ text: [UInt8], unsafe: Bool = false) throws -> [UInt8] {
  let source = try SourceFile(path: "test.md", bytes: text)
  let document = MarkdownDocument.parse(source, options: .commonMark).document
  return document.renderHTML(unsafe ? .unsafe : HTMLOptions())
}

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

struct CommonMarkTests {
  /// Records an issue unless the text becomes the same bytes, safe and unsafe.
  private func compare(_ text: [UInt8], _ name: String) throws {
    for unsafe in [false, true] {
      let expected = renderedByCmark(text, unsafe: unsafe)
      let found = try rendered(text, unsafe: unsafe)
      guard found != expected else { continue }
      let difference = """
        \(name), unsafe \(unsafe): \(string(text).debugDescription)
        libcmark: \(string(expected))
        Discern: \(string(found))
        """
      Issue.record(Comment(rawValue: difference))
    }
  }

  @Test(
    "Each section of the specification is rendered as libcmark renders it",
    arguments: SpecificationDocuments.sections)
  func specification(section: String, documents: [String]) throws {
    #expect(documents.count >= 4)
    for document in documents {
      for text in [document, document + "\n", document.replacing("\n", with: "\r\n")] {
        try compare(Array(text.utf8), section)
      }
    }
  }

  @Test func theSpecificationHasMoreThanFiveHundredDocuments() {
    #expect(SpecificationDocuments.sections.map(\.documents.count).reduce(0, +) > 500)
    #expect(SpecificationDocuments.sections.count == 26)
  }

  @Test("Two documents after each other become what they become together with libcmark")
  func pairsOfDocuments() throws {
    let documents = SpecificationDocuments.sections.flatMap(\.documents)
    for (index, first) in documents.enumerated() {
      let second = documents[(index * 7 + 3) % documents.count]
      try compare(Array((first + "\n" + second).utf8), "pair \(index)")
      try compare(Array("> - \(first)\n> \(second)".utf8), "nested pair \(index)")
    }
  }

  /// How many blocks of 1,000 documents are generated: 20 unless the environment asks for more.
  private static let generatedBlocks =
    (ProcessInfo.processInfo.environment["DISCERN_GENERATED_DOCUMENTS"].flatMap { Int($0) }
      ?? 20_000) / 1000

  @Test(
    "20,000 generated documents become the bytes that libcmark makes of them, safe and unsafe",
    arguments: 0..<generatedBlocks)
  func generatedDocuments(block: Int) throws {
    for number in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(block * 1000 + number))
      try compare(MessyDocument.make(&random), "document \(block * 1000 + number)")
    }
  }

  @Test("Every character of ASCII is escaped in text, URLs and attributes as libcmark escapes it")
  func escapes() throws {
    for scalar in (0..<0x300).compactMap(Unicode.Scalar.init(_:)) {
      let character = String(Character(scalar))
      try compare(Array("a\(character)b [x](</\(character)> \"\(character)\")".utf8), "text")
      try compare(Array("```\(character)\n\(character)\n```".utf8), "code")
      try compare(Array("![\(character)](/\(character)x) `\(character)`".utf8), "image")
    }
  }

  @Test(arguments: [
    ("# Choose *when*", "<h1>Choose <em>when</em></h1>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("[x](javascript:y \"\")", "<p><a href=\"\" title=\"\">x</a></p>\n"),
    ("<b>", "<!-- raw HTML omitted -->\n"),
    ("| a |\n|---|", "<p>| a |\n|---|</p>\n"),
    ("# A {#b}", "<h1>A {#b}</h1>\n"),
    ("> [!NOTE]\n> x", "<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>\n"),
  ])
  func addsNothingToCommonMark(text: String, html: String) throws {
    #expect(string(try rendered(Array(text.utf8))) == html)
  }

  @Test func keepsASecondByteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try rendered(mark + Array("a".utf8)) == Array("<p>a</p>\n".utf8))
    #expect(try rendered(mark + mark + Array("a".utf8)) == Array("<p>\u{FEFF}a</p>\n".utf8))
    #expect(renderedByCmark(mark + mark + Array("a".utf8)) == Array("<p>\u{FEFF}a</p>\n".utf8))
  }
}

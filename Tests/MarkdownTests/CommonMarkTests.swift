import Diagnostics
import Markdown
import Testing

/// What Discern makes of a text without its additions.
func rendered(_ text: [UInt8], unsafe: Bool = false) throws -> [UInt8] {
  let source = try SourceFile(path: "test.md", bytes: text)
  let document = MarkdownDocument.parse(source, options: .commonMark).document
  return document.renderHTML(unsafe ? .unsafe : HTMLOptions())
}

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

struct CommonMarkTests {
  @Test(
    "20,000 generated documents become the bytes that libcmark makes of them, safe and unsafe",
    arguments: 0..<20)
  func generatedDocuments(block: Int) throws {
    for number in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(block * 1000 + number))
      let text = MessyDocument.make(&random)
      for unsafe in [false, true] {
        let expected = renderedByCmark(text, unsafe: unsafe)
        let found = try rendered(text, unsafe: unsafe)
        guard found != expected else { continue }
        let difference = """
          document \(block * 1000 + number): \(string(text).debugDescription)
          libcmark: \(string(expected))
          Discern: \(string(found))
          """
        Issue.record(Comment(rawValue: difference))
        return
      }
    }
  }
}

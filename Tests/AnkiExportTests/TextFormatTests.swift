import AnkiExport
import Testing

/// Anki's text format.
@Suite struct TextFormatTests {
  /// The rows below the headers, their columns without quotation marks.
  private static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row = [""]
    var isQuoted = false
    for character in text.drop(while: { $0 != "\n" }) {
      switch character {
      case "\"":
        // A doubled mark closes and opens again; the second one stands for itself.
        isQuoted.toggle()
        if isQuoted, row.last?.isEmpty == false { row[row.count - 1].append("\"") }
      case "\t" where !isQuoted: row.append("")
      case "\n" where !isQuoted:
        if row.first?.hasPrefix("#") == false || row.count > 4 { rows.append(row) }
        row = [""]
      default: row[row.count - 1].append(character)
      }
    }
    return rows.filter { $0.count > 1 && !$0[0].hasPrefix("#") }
  }

  @Test func `headers say what the columns are, the separator first`() {
    let lines = sampleDeck.text().split(separator: "\n").prefix { $0.hasPrefix("#") }
    #expect(
      lines == [
        "#separator:tab", "#html:true", "#if matches:update current", "#notetype:Basic",
        "#guid column:1", "#deck column:2", "#tags column:5",
        "#columns:GUID\tDeck\tFront\tBack\tTags",
      ])
  }

  @Test func `a row has the id, the deck, the question, the answer with its reason, and the tags`()
  {
    let rows = Self.rows(of: sampleDeck.text())
    #expect(rows.count == 3)
    #expect(
      rows.first == [
        "drink.signal.calm", "Tea or coffee::Signals", "“Calm &amp; quiet”?",
        "Tea<br><br><p>Less caffeine.</p><br><br><a href=\"https://example.org/#calm\">Tea</a>",
        "drink::driver::energy drink::signal::calm",
      ])
    #expect(rows[1][2] == "お茶ですか？ ¿Té? Чай? شاي؟ 😀")
    #expect(rows[1][3] == "A cup", "the format carries no images")
  }

  @Test(arguments: ["a\tb", "a\nb", "\"a\" b", "#a", "a\r\nb"])
  func `a column that would be read as something else is quoted`(text: String) {
    let deck = AnkiDeck(
      id: "d", notes: [AnkiNote(guid: text, modified: 1, deck: "D", front: "F", back: "B")])
    let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
    #expect(deck.text().hasSuffix("\n\(quoted)\tD\tF\tB\t\n"))
  }
}

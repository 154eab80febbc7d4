extension AnkiDeck {
  /// The deck in Anki's text format: tab-separated rows below headers that say what they are.
  ///
  /// The format carries neither a note type nor files, so the rows go to Anki's own type Basic, the
  /// reason and the source follow the answer, and images are given in words.
  package func text() -> String {
    var text = """
      #separator:tab
      #html:true
      #if matches:update current
      #notetype:Basic
      #guid column:1
      #deck column:2
      #tags column:5
      #columns:GUID\tDeck\tFront\tBack\tTags

      """
    for note in notes {
      let fields = note.fields
      let parts = fields[1...3].filter { !$0.isEmpty }.map { HTMLFragment($0).withoutImages }
      let columns = [
        note.guid, note.deck, HTMLFragment(fields[0]).withoutMarks,
        parts.joined(separator: "<br><br>"), note.tags.joined(separator: " "),
      ]
      text += columns.map(Self.quoted).joined(separator: "\t") + "\n"
    }
    return text
  }

  /// A column, in quotation marks where it would be read as something else.
  private static func quoted(_ column: String) -> String {
    let bytes = Array(column.utf8)
    let needsQuotes = bytes.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x22 }
    guard needsQuotes || bytes.first == UInt8(ascii: "#") else { return column }
    var quoted: [UInt8] = [0x22]
    for byte in bytes {
      if byte == 0x22 { quoted.append(byte) }
      quoted.append(byte)
    }
    return String(decoding: quoted + [0x22], as: UTF8.self)
  }
}

extension AnkiDeck {
  /// The deck as an `.apkg` file, in the form that every version of Anki reads: a ZIP archive with a
  /// collection of schema 11, a list of files and the files.
  ///
  /// Equal decks give equal bytes.
  ///
  /// - Returns: The file's bytes.
  /// - Throws: `AnkiExportError` where the deck is larger than the formats allow.
  package func apkg() throws(AnkiExportError) -> [UInt8] {
    var archive = ZIPArchive()
    try archive.add("collection.anki2", collection())
    let names = media.enumerated().map { (name: String($0), value: JSONValue.text($1.name)) }
    try archive.add("media", Array(JSONValue.object(names).json.utf8))
    for (index, file) in media.enumerated() { try archive.add(String(index), file.contents) }
    return archive.contents
  }
}

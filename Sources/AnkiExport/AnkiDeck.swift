/// A set of notes to be written for Anki, in the order in which new cards are to come.
package struct AnkiDeck: Sendable, Equatable {
  /// By which the rows of this set are kept apart from those of others, such as a decision's id.
  package var id: String
  package var notes: [AnkiNote]
  /// The files that the notes show, by name.
  package var media: [AnkiMedia]

  /// Creates a set of notes.
  package init(id: String, notes: [AnkiNote], media: [AnkiMedia] = []) {
    self.id = id
    self.notes = notes
    self.media = media
  }

  /// Several sets as one; files of the same name, and so of the same contents, stand in it once.
  ///
  /// - Parameter decks: The sets.
  /// - Returns: A set with the notes of all.
  package static func joined(_ decks: [AnkiDeck]) -> AnkiDeck {
    var joined = AnkiDeck(
      id: decks.map(\.id).joined(separator: " "), notes: decks.flatMap(\.notes))
    var names: Set<String> = []
    for media in decks.flatMap(\.media) where names.insert(media.name).inserted {
      joined.media.append(media)
    }
    return joined
  }
}

/// A card as Anki keeps it: fields of HTML that one note type lays out.
package struct AnkiNote: Sendable, Equatable {
  /// By which Anki finds the note again: the author's id of the card, never a hash of its text.
  package var guid: String
  /// When the content last changed, in seconds since 1970-01-01T00:00:00Z.
  ///
  /// Anki takes over a changed note only where this is later than what the learner has.
  package var modified: Int
  /// The deck that a new card goes to, its levels joined by `::`.
  package var deck: String
  /// The question, as HTML.
  package var front: String
  /// The answer, as HTML.
  package var back: String
  /// The reason, as HTML; may be empty.
  package var why: String
  /// A link to where the card comes from, as HTML; may be empty.
  package var source: String
  /// The number in the class `choice-N` of the choice that is the answer; empty for none.
  package var choice: String
  /// The sign that stands for that choice; empty for none.
  package var symbol: String
  /// The tags, their levels joined by `::`.
  package var tags: [String]

  /// Creates a note.
  package init(
    guid: String, modified: Int, deck: String, front: String, back: String, why: String = "",
    source: String = "", choice: String = "", symbol: String = "", tags: [String] = []
  ) {
    self.guid = guid
    self.modified = modified
    self.deck = deck
    self.front = front
    self.back = back
    self.why = why
    self.source = source
    self.choice = choice
    self.symbol = symbol
    self.tags = tags
  }

  /// The fields in the order of the note type; what is reserved is empty.
  var fields: [String] {
    let own = [front, back, why, source, choice, symbol, guid].map(Self.field)
    return own + [String](repeating: "", count: AnkiNoteType.fields.count - own.count)
  }

  /// A text as it may stand in a field: without the character that parts fields, and without what
  /// Anki takes for a sound or a formula to be typeset.
  private static func field(_ html: String) -> String {
    var field = html
    if field.utf8.contains(0x1F) { field.removeAll { $0 == "\u{1F}" } }
    guard field.utf8.contains(UInt8(ascii: "[")) else { return field }
    for command in ["[sound:", "[anki:", "[latex]", "[$"] {
      field = field.replacing(command, with: "&#91;" + command.dropFirst())
    }
    return field
  }
}

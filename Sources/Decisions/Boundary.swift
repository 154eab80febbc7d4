/// What parts a word from the word before it.
enum Boundary: UInt8, Comparable {
  /// At most spaces and marks that do not part clauses.
  case none
  /// A comma or parenthesis.
  case comma
  /// A colon, a dash or the border of a table cell.
  case clause
  /// The end of a sentence, a paragraph or a list item; also the start of the text.
  case sentence

  static func < (left: Boundary, right: Boundary) -> Bool {
    left.rawValue < right.rawValue
  }
}

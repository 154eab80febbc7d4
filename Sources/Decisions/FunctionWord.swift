/// The kinds of small words that help to tell a list from a new clause.
enum FunctionWord {
  /// Joins the items of a list.
  case joiner
  /// Begins a clause of its own rather than an item of a list.
  case opener

  /// The words of each kind, in the order in which they are numbered after the contrast words.
  static let joiners: [StaticString] = ["and", "or", "nor"]
  static let openers: [StaticString] = [
    "the", "our", "its", "their", "his", "her", "my", "it", "they", "we", "he", "she", "you", "i",
    "this", "these", "those", "there", "that", "every", "each", "all", "which", "who",
  ]

  /// The kind of a token; nil for other words.
  init?(_ token: Token) {
    let number = Int(token.form) - Cue.contrastWords.count
    switch number {
    case ..<0: return nil
    case 0..<Self.joiners.count: self = .joiner
    case Self.joiners.count..<Self.joiners.count + Self.openers.count: self = .opener
    default: return nil
    }
  }
}

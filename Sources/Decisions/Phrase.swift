/// A wording that an author expects in texts, written as a small pattern.
///
/// Words stand apart by spaces and match without regard to case and by word form: "changes often"
/// finds "changed often" and "changing often". Beyond words a pattern may hold
/// - `same/uniform tone/voice`: alternatives for one place,
/// - `(the)`: a word, alternatives or several words that may be absent,
/// - `...`: up to four further words in between, within the clause,
/// - `regulat*`: any word that begins so, with at least two letters before the asterisk,
/// - `=cites`: this form of the word alone.
///
/// Hyphens separate words, in patterns and in texts alike; "n't" is read as "not" and "cannot" as
/// "can not".
public struct Phrase: Sendable {
  /// The most places that a phrase may have.
  public static let maximumPlaces = 12

  /// The most `...` that a phrase may have.
  public static let maximumGaps = 3

  /// The most places in parentheses that a phrase may have.
  public static let maximumOptionalPlaces = 4

  /// The most words that one alternative may have.
  public static let maximumWordsPerAlternative = 4

  /// The pattern as it was written.
  public let text: String

  /// The places of the pattern, at least one of which must be filled.
  let places: [PhrasePlace]

  /// Reads a pattern.
  ///
  /// - Parameter text: The pattern.
  /// - Throws: `PhraseError` with the place of the first mistake.
  public init(_ text: String) throws(PhraseError) {
    var parser = PhraseParser(text)
    places = try parser.parse()
    self.text = text
  }
}

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
public struct Phrase: Sendable, Equatable {
  /// The most places that a phrase may have.
  public static let maximumPlaces = 12

  /// The most `...` that a phrase may have.
  public static let maximumGaps = 3

  /// The most places in parentheses that a phrase may have.
  public static let maximumOptionalPlaces = 4

  /// The most words that one alternative may have.
  public static let maximumWordsPerAlternative = 4

  /// The pattern as it was written, in UTF-8.
  public let utf8: [UInt8]

  /// The places of the pattern, at least one of which must be filled.
  let places: [PhrasePlace]

  /// Reads a pattern.
  ///
  /// - Parameter text: The pattern.
  /// - Throws: `PhraseError` with the place of the first mistake.
  public init(_ text: String) throws(PhraseError) {
    try self.init(utf8: Array(text.utf8))
  }

  /// Reads a pattern from its bytes.
  ///
  /// - Parameter utf8: The pattern in UTF-8.
  /// - Throws: `PhraseError` with the place of the first mistake.
  public init(utf8: [UInt8]) throws(PhraseError) {
    var parser = PhraseParser(utf8)
    places = try parser.parse()
    self.utf8 = utf8
  }

  /// The pattern as it was written.
  public var text: String { String(decoding: utf8, as: UTF8.self) }
}

/// A mistake in a phrase's pattern.
public struct PhraseError: Error, Sendable, Equatable {
  /// What can be wrong with a pattern.
  public enum Problem: Sendable, Equatable, CaseIterable {
    /// There is no word that must occur.
    case noWord
    /// An alternative is empty, as in `tone/`.
    case emptyAlternative
    /// A parenthesis is not closed.
    case unclosedParenthesis
    /// A parenthesis stands inside a word, inside another one, or closes nothing.
    case strayParenthesis
    /// A gap stands first, last, beside another gap or inside parentheses.
    case strayGap
    /// An asterisk stands elsewhere than after the first two or more letters of a word.
    case strayAsterisk
    /// An equals sign stands elsewhere than before a word.
    case strayEqualsSign
    /// A character has no meaning in a pattern.
    case unexpectedCharacter
    /// There are more places, gaps, optional places or words in an alternative than allowed.
    case tooComplex
  }

  /// Where the mistake is: UTF-8 bytes from the start of the pattern.
  public var offset: Int

  /// What the mistake is.
  public var problem: Problem

  /// Creates an error.
  public init(offset: Int, problem: Problem) {
    self.offset = offset
    self.problem = problem
  }

  /// The rule that the pattern breaks, as a clause for a message.
  public var reason: String {
    switch problem {
    case .noWord: "a phrase needs a word that must occur"
    case .emptyAlternative: "an alternative beside '/' is empty"
    case .unclosedParenthesis: "'(' is not closed"
    case .strayParenthesis: "parentheses enclose whole words and do not nest"
    case .strayGap: "'...' stands between two words, outside parentheses"
    case .strayAsterisk: "'*' follows the first letters of a word, at least two"
    case .strayEqualsSign: "'=' stands before a word"
    case .unexpectedCharacter: "this character has no meaning in a phrase"
    case .tooComplex:
      "a phrase has at most 12 places, 3 gaps, 4 optional places and 4 words in an alternative"
    }
  }
}

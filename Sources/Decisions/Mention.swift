/// A signal's phrase found in a text, with how the text says it.
struct Mention {
  var signal: Int
  var phrase: Int

  /// Bytes of the text.
  var range: Range<Int>

  var circumstances: Circumstances

  /// Whether the text says the contrary.
  var isNegated: Bool { !circumstances.isDisjoint(with: [.denied, .past]) }
}

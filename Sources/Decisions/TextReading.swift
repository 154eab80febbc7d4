/// What a text says, as far as the phrases of a decision can tell.
struct TextReading {
  /// The signals mentioned, in text order and without overlap.
  var mentions: [Mention] = []

  /// For each trap, whether one of its phrases occurs.
  var tempts: [Bool]

  /// For each caveat, whether one of its phrases occurs without being negated.
  var settles: [Bool]

  /// For each choice, whether one of its terms occurs without being negated.
  var names: [Bool]

  /// How many words were compared with words of phrases.
  var steps = 0
}

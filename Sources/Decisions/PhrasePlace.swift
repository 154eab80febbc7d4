/// One place of a phrase: what may fill it, and how it joins the place before.
struct PhrasePlace: Sendable, Equatable {
  /// A word of a pattern, in lower case.
  struct Word: Sendable, Equatable {
    enum Form: Sendable, Equatable {
      case anyForm
      case exactForm
      case beginning
    }

    var bytes: [UInt8]
    var form: Form
  }

  /// What may fill the place: each alternative is a run of adjacent words.
  var alternatives: [[Word]]

  /// Whether the place may stay empty.
  var isOptional: Bool

  /// Whether further words may stand between the place before and this one.
  var followsGap: Bool
}

internal import Diagnostics

/// The finished files of a decision's deck, with what is wrong with it.
struct DeckFiles: Sendable {
  var files: [OutputFile]
  var diagnostics: [Diagnostic]
}

/// What the files of a deck are made of, as hashes: equal inputs make equal files.
struct DeckInputs: Equatable, Sendable {
  /// What the page of the same cards is made of.
  var page: PageInputs
  /// What the ledger tells of the cards.
  var ledger: ContentHash
  /// The images that they may show.
  var images: ContentHash
}

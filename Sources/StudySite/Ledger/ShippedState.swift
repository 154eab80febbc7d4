internal import Diagnostics

/// What a site ships now: the state to hold against the ledger or to record in it.
struct ShippedState: Sendable {
  /// A card's id with what the ledger keeps of it and the place where the author wrote it.
  struct Card: Sendable {
    var id: String
    var fingerprint: String
    var answer: String
    var location: SourceLocation
  }

  var cards: [Card]
  /// The anchors of each page that the author wrote, by the page's address.
  var pages: [String: [String]]
  /// Addresses that lead on to other pages.
  var redirects: Set<String>
}

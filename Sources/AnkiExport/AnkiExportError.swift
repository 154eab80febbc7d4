/// Why a deck could not be written.
package enum AnkiExportError: Error, Equatable {
  /// The database or the archive would be larger than its format allows.
  case tooLarge
  /// What SQLite said.
  case database(String)

  /// The reason in words, to follow a colon.
  package var reason: String {
    switch self {
    case .tooLarge: "the deck is larger than its format allows"
    case .database(let message): message
    }
  }
}

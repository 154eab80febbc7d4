internal import Diagnostics

/// The memory of what was shipped: `content/ledger.yaml`, written by `discern record` alone.
///
/// It keeps the ids of cards with what they said, the ids that were retired, and the addresses and
/// anchors that others may have linked to.
struct Ledger: Sendable, Equatable {
  /// What is known of a card that was shipped.
  struct Card: Sendable, Equatable {
    /// A hash of all that the learner sees of it.
    var fingerprint: String
    /// When its content last changed, in seconds since 1970-01-01T00:00:00Z; never decreases.
    var changed: Int
    /// The card's answer in short: a choice's id, or a hash of the back.
    var answer: String
    /// The answer before that, where it changed.
    var previousAnswer: String?
    /// Ids that the card had before.
    var aliases: [String] = []
    /// The id under which it was first shipped, where that is another: Anki, which knows no aliases,
    /// finds it by this.
    var firstID: String?
  }

  /// The largest ledger that is read and written, in bytes.
  static let maximumSize = 64 << 20
  /// The version of the file's form.
  static let format = 1

  var cards: [String: Card] = [:]
  /// Ids that cards no longer have, with the second of their retirement.
  var retired: [String: Int] = [:]
  /// The anchors of each shipped page, by the page's address.
  var pages: [String: [String]] = [:]

  /// Reads `ledger.yaml`.
  static func read(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Ledger {
    var ledger = Ledger()
    guard let document = YAMLDocument.parse(source, limit: maximumSize, &diagnostics),
      var mapping = YAMLMapping(document, &diagnostics)
    else { return ledger }
    if let version = mapping.integer("format", &diagnostics), version != format {
      diagnostics.append(
        Diagnostic(
          .invalidValue, at: mapping.location(of: "format"),
          "the ledger has the form \(version); this version of Discern reads form \(format)"))
      return ledger
    }
    if var cards = mapping.mapping("cards", &diagnostics) {
      for id in cards.keys {
        guard var entry = cards.mapping(id.value, &diagnostics) else { continue }
        let fingerprint = entry.requiredText("fingerprint", &diagnostics)
        let changed = entry.integer("changed", &diagnostics)
        let answer = entry.requiredText("answer", &diagnostics)
        let previous = entry.text("previousAnswer", &diagnostics)
        let aliases = entry.texts("aliases", &diagnostics)
        let firstID = entry.text("firstID", &diagnostics)
        entry.finish(&diagnostics)
        guard let fingerprint, let changed, let answer else { continue }
        ledger.cards[id.value] = Card(
          fingerprint: fingerprint.value, changed: changed, answer: answer.value,
          previousAnswer: previous?.value, aliases: aliases.map(\.value), firstID: firstID?.value)
      }
    }
    if var retired = mapping.mapping("retired", &diagnostics) {
      for id in retired.keys { ledger.retired[id.value] = retired.integer(id.value, &diagnostics) }
    }
    if var pages = mapping.mapping("pages", &diagnostics) {
      for page in pages.keys {
        ledger.pages[page.value] = pages.texts(page.value, &diagnostics).map(\.value)
      }
    }
    mapping.finish(&diagnostics)
    return ledger
  }

  /// The file's text; the same ledger always gives the same bytes.
  var yaml: String {
    var text = """
      # What was shipped: cards, retired ids, addresses and anchors.
      # Written by `discern record`; do not edit it by hand.
      format: \(Self.format)
      cards:

      """
    if cards.isEmpty { text = text.replacing("cards:\n", with: "cards: {}\n") }
    for (id, card) in cards.sorted(by: { $0.key < $1.key }) {
      text += "  \(id):\n"
      text += "    fingerprint: \"\(card.fingerprint)\"\n"
      text += "    changed: \(card.changed)\n"
      text += "    answer: \(jsonString(card.answer))\n"
      if let previous = card.previousAnswer {
        text += "    previousAnswer: \(jsonString(previous))\n"
      }
      if let first = card.firstID { text += "    firstID: \(jsonString(first))\n" }
      if !card.aliases.isEmpty {
        text += "    aliases: [\(card.aliases.map(jsonString).joined(separator: ", "))]\n"
      }
    }
    text += retired.isEmpty ? "retired: {}\n" : "retired:\n"
    for (id, second) in retired.sorted(by: { $0.key < $1.key }) { text += "  \(id): \(second)\n" }
    text += pages.isEmpty ? "pages: {}\n" : "pages:\n"
    for (page, anchors) in pages.sorted(by: { $0.key < $1.key }) {
      text += "  \(jsonString(page)): [\(anchors.map(jsonString).joined(separator: ", "))]\n"
    }
    return text
  }
}

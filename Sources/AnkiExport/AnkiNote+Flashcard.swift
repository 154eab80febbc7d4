package import Decisions

extension AnkiNote {
  /// A note of a flashcard's texts, with its deciding words marked and a tag for each signal, the
  /// driver and the trap that it is about.
  ///
  /// - Parameters:
  ///   - card: The card.
  ///   - decision: The decision that it belongs to.
  ///   - deck: The deck for new cards.
  ///   - guid: The id under which learners' Anki knows the card.
  ///   - modified: When its content last changed, in seconds since 1970-01-01T00:00:00Z.
  package init(
    _ card: Flashcard, of decision: Decision, deck: String, guid: String, modified: Int
  ) {
    self.init(
      guid: guid, modified: modified, deck: deck, front: Self.markedFront(of: card),
      back: Self.html(card.back), why: Self.html(card.why), tags: Self.tags(of: card, decision))
  }

  /// Plain text as HTML, its lines parted by breaks.
  package static func html(_ text: String) -> String {
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count + 16)
    for byte in Array(text.utf8) {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "<"): html += "&lt;".utf8
      case UInt8(ascii: ">"): html += "&gt;".utf8
      case UInt8(ascii: "\""): html += "&quot;".utf8
      case UInt8(ascii: "\n"): html += "<br>".utf8
      default: html.append(byte)
      }
    }
    return String(decoding: html, as: UTF8.self)
  }

  private static func markedFront(of card: Flashcard) -> String {
    let bytes = Array(card.front.utf8)
    var front = ""
    var offset = 0
    func text(_ range: Range<Int>) -> String { html(String(decoding: bytes[range], as: UTF8.self)) }
    for mark in card.marks where mark.lowerBound >= offset && mark.upperBound <= bytes.count {
      front += text(offset..<mark.lowerBound) + "<mark>" + text(mark) + "</mark>"
      offset = mark.upperBound
    }
    return front + text(offset..<bytes.count)
  }

  private static func tags(of card: Flashcard, _ decision: Decision) -> [String] {
    var tags: [String] = []
    if let driver = card.driver { tags.append("driver::" + decision.drivers[driver].id) }
    tags += card.signals.map { "signal::" + decision.signals[$0].id }
    if let trap = card.trap { tags.append("trap::" + decision.traps[trap].id) }
    return tags.map { decision.id + "::" + $0 }
  }
}

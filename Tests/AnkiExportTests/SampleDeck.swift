import AnkiExport

/// A deck with all that notes can hold: marks, reasons, links, tags, an image and many scripts.
let sampleDeck = AnkiDeck(
  id: "drink",
  notes: [
    AnkiNote(
      guid: "drink.signal.calm", modified: 1_700_000_000, deck: "Tea or coffee::Signals",
      front: "“Calm &amp; <mark>quiet</mark>”?", back: "Tea",
      why: "<p>Less caffeine.</p>",
      source: "<a href=\"https://example.org/#calm\">Tea</a>", choice: "0", symbol: "◆",
      tags: ["drink::driver::energy", "drink::signal::calm"]),
    AnkiNote(
      guid: "drink.prompt.茶", modified: 1, deck: "Tea or coffee::From the lessons",
      front: "お茶ですか？ ¿Té? Чай? شاي؟ 😀",
      back: "<img src=\"discern-0123456789abcdef.svg\" alt=\"A cup\" width=\"2\" height=\"1\">"),
    AnkiNote(
      guid: "drink.trap.late", modified: 1_700_000_001, deck: "Tea or coffee::Signals",
      front: "[sound:x.mp3] and [latex] and a\u{1F}b", back: "1 &lt; 2", choice: "1"),
  ],
  media: [AnkiMedia(name: "discern-0123456789abcdef.svg", contents: Array("<svg/>".utf8))])

extension AnkiDeck {
  /// The sample deck with so many cards.
  static func large(_ count: Int) -> AnkiDeck {
    AnkiDeck(
      id: "large",
      notes: (0..<count).map { number in
        AnkiNote(
          guid: "large.prompt.card-\(number)", modified: 1_700_000_000 + number,
          deck: "Large::Group \(number % 7)", front: "<p>Question \(number)?</p>",
          back: String(repeating: "An answer of some length. ", count: 1 + number % 40),
          tags: ["large::signal::s-\(number % 50)"])
      })
  }
}

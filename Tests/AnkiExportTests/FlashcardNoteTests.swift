import AnkiExport
import Decisions
import Testing

/// A flashcard as a note.
@Suite struct FlashcardNoteTests {
  private static let decision = Decision(
    id: "drink", title: "Tea or coffee", question: "Which?",
    choices: [Choice(id: "tea", name: "Tea", summary: "Calm.")],
    drivers: [Driver(id: "energy", name: "Energy", question: "?", explanation: ".")],
    signals: [
      Signal(
        id: "calm", choice: 0, driver: 0, weight: 1, phrases: [], meaning: "Calm", why: "Calms."),
      Signal(
        id: "slow", choice: 0, driver: 0, weight: 1, phrases: [], meaning: "Slow", why: "Slows."),
    ],
    traps: [
      Trap(
        id: "late", name: "Late", temptation: 0, remedy: 0, tempting: "T", why: "W", phrases: [],
        signals: [])
    ], caveats: [], thresholds: Thresholds(evidence: 1, margin: 0.2))

  private func note(_ card: Flashcard) -> AnkiNote {
    AnkiNote(card, of: Self.decision, deck: "D", guid: "first", modified: 7)
  }

  @Test func `texts are escaped and keep their lines`() {
    let card = Flashcard(
      id: "drink.trap.late", kind: .trap, front: "1 < 2 & \"3\"", back: "a\nb", why: "<b>c</b>")
    let note = note(card)
    #expect(note.front == "1 &lt; 2 &amp; &quot;3&quot;")
    #expect(note.back == "a<br>b")
    #expect(note.why == "&lt;b&gt;c&lt;/b&gt;")
    #expect(note.guid == "first")
    #expect(note.modified == 7)
    #expect(note.deck == "D")
  }

  @Test func `deciding words are marked by their bytes, in any script`() {
    let front = "夜に<静か>に"
    let start = "夜に".utf8.count
    let range = start..<start + "<静か>".utf8.count
    let card = Flashcard(
      id: "drink.scenario.x", kind: .scenario, front: front, back: "B", why: "", marks: [range])
    #expect(note(card).front == "夜に<mark>&lt;静か&gt;</mark>に")
  }

  @Test func `tags name the driver, the signals and the trap`() {
    let card = Flashcard(
      id: "drink.trap.late", kind: .trap, front: "F", back: "B", why: "", signals: [0, 1],
      driver: 0, trap: 0)
    #expect(
      note(card).tags == [
        "drink::driver::energy", "drink::signal::calm", "drink::signal::slow", "drink::trap::late",
      ])
  }

  @Test func `links that lead nowhere go, what they say stays`() {
    let html =
      "<p>See <a href=\"\">this <em>one</em></a> or <a href=\"https://x.org\">that</a>.</p>"
    #expect(
      HTMLFragment(html).withoutEmptyLinks
        == "<p>See this <em>one</em> or <a href=\"https://x.org\">that</a>.</p>")
  }

  @Test func `sets are joined in order, with each file once`() {
    let joined = AnkiDeck.joined([sampleDeck, AnkiDeck.large(2), sampleDeck])
    #expect(joined.notes == sampleDeck.notes + AnkiDeck.large(2).notes + sampleDeck.notes)
    #expect(joined.media == sampleDeck.media)
  }
}

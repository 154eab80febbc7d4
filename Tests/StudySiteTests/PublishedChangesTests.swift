import StudySite
import Testing

/// What learners were taught and would be taught otherwise.
@Suite struct PublishedChangesTests {
  private static func verdicts(
    _ items: [(id: String, verdict: String, margin: Double)], of decision: String = "d"
  ) -> String {
    let lines = items.map {
      "{\"id\": \"\($0.id)\", \"verdict\": \($0.verdict), \"margin\": \($0.margin), \"more\": [1]}"
    }
    return
      "{\"format\": 1, \"decisions\": [{\"id\": \"\(decision)\", \"verdicts\": [\(lines.joined(separator: ","))]}]}"
  }

  private static func cards(
    _ items: [(id: String, front: String, back: String, why: String, choice: String)]
  ) -> String {
    let lines = items.map {
      "{\"id\": \"\($0.id)\", \"front\": \"\($0.front)\", \"back\": \"\($0.back)\", \"why\": \"\($0.why)\", \"choice\": \($0.choice)}"
    }
    return
      "{\"format\": 1, \"decisions\": [{\"id\": \"d\", \"cards\": [\(lines.joined(separator: ","))]}]}"
  }

  private static func lines(verdicts: (String?, String)? = nil, cards: (String?, String)? = nil)
    -> [String]
  {
    PublishedChanges(
      oldVerdicts: verdicts?.0.map { Array($0.utf8) }, newVerdicts: Array((verdicts?.1 ?? "").utf8),
      oldCards: cards?.0.map { Array($0.utf8) }, newCards: Array((cards?.1 ?? "").utf8)
    ).lines
  }

  @Test(
    arguments: [
      (("\"rag\"", 0.5), ("\"rag\"", 0.5), []), (("\"rag\"", 0.5), ("\"rag\"", 0.6), []),
      (("\"rag\"", 0.5), ("\"rag\"", 0.41), []),
      (("\"rag\"", 0.5), ("\"rag\"", 0.61), ["verdict d#x: margin 0.50 -> 0.61"]),
      (("\"rag\"", 0.5), ("\"rag\"", 0.1), ["verdict d#x: margin 0.50 -> 0.10"]),
      (("\"rag\"", 0.5), ("\"tune\"", 0.5), ["verdict d#x: rag -> tune"]),
      (("\"rag\"", 0.9), ("null", 0), ["verdict d#x: rag -> undecided"]),
      (("null", 0), ("\"rag\"", 0.9), ["verdict d#x: undecided -> rag"]),
      (("null", 0.3), ("null", 0.0), ["verdict d#x: margin 0.30 -> 0.00"]),
    ] as [((String, Double), (String, Double), [String])])
  func `verdicts and larger changes of their margin are told`(
    old: (String, Double), new: (String, Double), expected: [String]
  ) {
    let pair = [old, new].map { Self.verdicts([(id: "x", verdict: $0.0, margin: $0.1)]) }
    #expect(Self.lines(verdicts: (pair[0], pair[1])) == expected)
  }

  @Test func `new and gone verdicts are told in order`() {
    let old = Self.verdicts([
      (id: "b", verdict: "\"rag\"", margin: 1), (id: "a", verdict: "null", margin: 0),
    ])
    let new = Self.verdicts([
      (id: "d", verdict: "null", margin: 0), (id: "c", verdict: "\"rag\"", margin: 1),
    ])
    #expect(
      Self.lines(verdicts: (old, new)) == [
        "verdict d#a: gone, was undecided", "verdict d#b: gone, was rag", "verdict d#c: new, rag",
        "verdict d#d: new, undecided",
      ])
    let other = Self.verdicts([(id: "b", verdict: "\"rag\"", margin: 1)], of: "a")
    #expect(Self.lines(verdicts: (old, other)).first == "verdict a#b: new, rag")
  }

  @Test func `cards are told by answer, wording, and whether they are there`() {
    let old = Self.cards([
      (id: "1", front: "f", back: "A", why: "w", choice: "\"a\""),
      (id: "2", front: "f", back: "A", why: "w", choice: "\"a\""),
      (id: "3", front: "f", back: "A", why: "w", choice: "null"),
      (id: "4", front: "f", back: "A", why: "w", choice: "null"),
      (id: "5", front: "f", back: "A", why: "w", choice: "null"),
      (id: "6", front: "f", back: "A", why: "w", choice: "\"a\""),
    ])
    let new = Self.cards([
      (id: "1", front: "f", back: "A", why: "w", choice: "\"a\""),
      (id: "2", front: "f", back: "B \\\"q\\\"", why: "w", choice: "\"b\""),
      (id: "3", front: "g", back: "A", why: "w", choice: "null"),
      (id: "4", front: "f", back: "A", why: "v", choice: "null"),
      (id: "6", front: "f", back: "A", why: "w", choice: "\"b\""),
      (id: "7", front: "f", back: "A", why: "w", choice: "null"),
    ])
    #expect(
      Self.lines(cards: (old, new)) == [
        "card 2: answer \"A\" -> \"B \\\"q\\\"\"", "card 3: wording changed",
        "card 4: wording changed", "card 5: gone",
        "card 6: answer \"A\" -> \"A\"", "card 7: new",
      ])
  }

  @Test(arguments: [
    nil, "", "{", "[]", "null", "{\"decisions\": 3}", "{\"decisions\": [{\"id\": 1}]}",
    "{\"decisions\": [{\"id\": \"d\", \"verdicts\": [{\"id\": \"x\"}]}]}", "\u{0}",
  ])
  func `files that are missing or damaged say nothing`(old: String?) {
    let verdicts = Self.verdicts([(id: "x", verdict: "\"rag\"", margin: 1)])
    let cards = Self.cards([(id: "1", front: "f", back: "A", why: "w", choice: "null")])
    #expect(Self.lines(verdicts: (old, verdicts), cards: (old, cards)) == [])
  }

  @Test func `a site says nothing of itself`() throws {
    let site = BuiltSite(ThreeChoices.content)
    let same = Self.lines(
      verdicts: (site["verdicts.json"], site["verdicts.json"]),
      cards: (site["flashcards.json"], site["flashcards.json"]))
    #expect(same == [])
    let empty = "{\"format\": 1, \"decisions\": []}"
    let all = Self.lines(
      verdicts: (empty, site["verdicts.json"]), cards: (empty, site["flashcards.json"]))
    #expect(all.count == 14 + (try JSONText(site["flashcards.json"]).cardCount))
  }
}

extension JSONText {
  /// How many cards `flashcards.json` holds.
  fileprivate var cardCount: Int {
    self["decisions"].elements.map { $0["cards"].elements.count }.reduce(0, +)
  }
}

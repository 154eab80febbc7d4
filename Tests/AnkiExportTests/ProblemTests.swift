import AnkiExport
import Testing

/// What Anki would not take as it is.
@Suite struct ProblemTests {
  private func note(
    _ guid: String, front: String = "Q", back: String = "A", deck: String = "D", tags: [String] = []
  ) -> AnkiNote {
    AnkiNote(guid: guid, modified: 1, deck: deck, front: front, back: back, tags: tags)
  }

  private func problems(_ notes: AnkiNote...) -> [AnkiProblem] {
    AnkiDeck(id: "d", notes: notes).problems()
  }

  @Test func `the sample has none`() {
    #expect(sampleDeck.problems() == [])
  }

  @Test func `two notes of one GUID are told at the second`() {
    let found = problems(note("a"), note("b"), note("a"))
    #expect(found == [AnkiProblem(kind: .duplicateGUID(of: 0), note: 2)])
  }

  @Test(arguments: ["", " ", "<p></p>", "<b>&nbsp;</b>", "\u{A0}", "<!-- x --><br>"])
  func `a front without text or image is empty`(front: String) {
    #expect(problems(note("a", front: front)) == [AnkiProblem(kind: .emptyFront, note: 0)])
  }

  @Test func `an image is a front`() {
    #expect(problems(note("a", front: "<p><img src=\"a.svg\" alt=\"\"></p>")) == [])
  }

  @Test(arguments: [
    ("<b>x", "b"), ("x</b>", "b"), ("<b><i>x</b></i>", "b"), ("<DIV>x", "div"),
    ("<p>x<p>y</p>", "p"),
    ("<a title=\">\">x", "a"),
  ])
  func `an element opened or closed alone is told`(html: String, element: String) {
    #expect(
      problems(note("a", back: html)) == [
        AnkiProblem(kind: .unbalancedHTML(field: "Back", element: element), note: 0)
      ])
  }

  @Test(arguments: [
    "a<br>b<img src=\"x.svg\"><hr/>", "<a title=\"</b>\">x</a>", "1 < 2 <3 </", "<!-- <b> -->x",
    "<svg><path/></svg>", "<B>x</b>", "<custom-element>x</custom-element>", "<", "<a", "<!--",
  ])
  func `what is balanced, or no element, is not`(html: String) {
    #expect(problems(note("a", back: html)) == [])
  }

  /// What Anki's engine did to names of decks: kept, or changed.
  @Test(
    arguments: [
      ("A::B", nil), ("a\"b", nil), ("a:b", nil), ("a<b>&c", nil), ("日本::語", nil),
      ("a\\b*c_d", nil),
      ("A:::B", .has(":")), ("A: ::B", .isNotTrimmed), (" A", .isNotTrimmed),
      ("A::", .hasEmptyLevel),
      ("::A", .hasEmptyLevel), ("A::::B", .hasEmptyLevel), ("A\tB", .has("\t")),
      ("A\u{A0}::B", .isNotTrimmed), ("A\u{2028}::B", .isNotTrimmed), ("\u{3000}A", .isNotTrimmed),
      ("A:", .has(":")), ("\u{7F}A", .has("\u{7F}")), ("A\u{301}", .isDecomposed),
      ("\u{2126}", .isDecomposed), ("", .isEmpty),
    ] as [(String, AnkiName.Flaw?)])
  func `a deck's name is told where Anki would change it`(name: String, flaw: AnkiName.Flaw?) {
    #expect(AnkiName.flaw(of: name, .deck) == flaw)
    let found = problems(note("a", deck: name), note("b", deck: name))
    #expect(
      found == (flaw.map { [AnkiProblem(kind: .alteredName(.deck, name, $0), note: 0)] } ?? []))
  }

  @Test(
    arguments: [
      ("a::b", nil), ("a\"b", nil), ("-a", nil), ("a b", .has(" ")),
      ("a\u{3000}b", .has("\u{3000}")),
      ("::a", .hasEmptyLevel), ("a::", .hasEmptyLevel), ("a::::b", .hasEmptyLevel),
      ("a\u{1}b", .has("\u{1}")), ("A\u{301}", .isDecomposed), ("", .isEmpty),
    ] as [(String, AnkiName.Flaw?)])
  func `so is a tag's`(name: String, flaw: AnkiName.Flaw?) {
    #expect(
      problems(note("a", tags: [name]))
        == (flaw.map { [AnkiProblem(kind: .alteredName(.tag, name, $0), note: 0)] } ?? []))
  }

  @Test(
    arguments: [
      ("discern-0123456789abcdef.svg", nil), ("a..svg", nil), ("a:b.svg", .has(":")),
      ("a/b.svg", .has("/")), ("a[b].svg", .has("[")), ("a\"b.svg", .has("\"")),
      ("con.svg", .isReserved), ("_a.svg", .isReserved), ("é.svg", .has("é")),
      ("a.svg ", .has(" ")),
      (String(repeating: "x", count: 130), .isTooLong),
    ] as [(String, AnkiName.Flaw?)])
  func `and a file's`(name: String, flaw: AnkiName.Flaw?) {
    let deck = AnkiDeck(id: "d", notes: [], media: [AnkiMedia(name: name, contents: [])])
    #expect(
      deck.problems()
        == (flaw.map { [AnkiProblem(kind: .alteredName(.file, name, $0), note: nil)] } ?? []))
  }

  @Test func `names are composed as Anki writes them`() {
    #expect(AnkiName.normalized("Cafe\u{301}").unicodeScalars.elementsEqual("Café".unicodeScalars))
    #expect(AnkiName.flaw(of: AnkiName.normalized("A\u{301}\u{2126}"), .deck) == nil)
  }
}

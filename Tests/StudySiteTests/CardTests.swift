import StudySite
import Testing

/// Flashcards on their page: ids, links to their places, and prompts from lessons.
@Suite struct CardTests {
  private let site = BuiltSite(ThreeChoices.content)

  private func cards(_ decision: String) throws -> [JSONText] {
    let decisions = try JSONText(site["flashcards.json"])["decisions"].elements
    return try #require(decisions.first { $0["id"] == .text(decision) })["cards"].elements
  }

  @Test func `ids are made from the author's ids and stand once in the site`() throws {
    let ids = try cards("transport").compactMap(\.["id"].string)
    let names = [
      "signal.once", "signal.replay", "signal.at-once", "signal.nightly", "scenario.orders",
      "scenario.audit", "scenario.alarms", "scenario.rush", "scenario.report", "scenario.ledger",
      "scenario.mixed", "scenario.weather", "contrast.time", "contrast.readers",
      "trap.stream-for-a-report", "prompt.readers",
    ]
    #expect(ids == names.map { "transport." + $0 })
    let all = try ids + cards("stairs-or-lift").compactMap(\.["id"].string)
    #expect(Set(all).count == all.count)
  }

  @Test func `ids do not depend on the texts`() throws {
    var content = ThreeChoices.content
    for (path, text) in content {
      content[path] = text.replacing("Nothing is cheaper", with: "Hardly anything is cheaper")
        .replacing("How many readers", with: "How very many readers")
        .replacing("It rains.", with: "It pours.")
    }
    let changed = try JSONText(BuiltSite(content)["flashcards.json"])["decisions"].elements
    let old = try JSONText(site["flashcards.json"])["decisions"].elements
    #expect(changed != old)
    let ids = [old, changed].map { $0.flatMap { $0["cards"].elements.map(\.["id"]) } }
    #expect(ids[0] == ids[1])
  }

  @Test func `the page has a part for each card, in groups that count them`() throws {
    let page = site.page("flashcards/transport.html")
    let anchors = page.elements(ofClass: "card").compactMap { $0["id"] }
    #expect(
      try anchors
        == cards("transport").compactMap(\.["id"].string).map {
          String($0.dropFirst("transport.".count))
        })
    let kinds = page.inside("class", "card-kinds").elements(ofClass: "count").map(\.text)
    #expect(kinds == ["4", "8", "2", "1", "1"])
    #expect(page.elements(ofClass: "kicker").map(\.text).contains("16 cards"))
  }

  @Test func `a prompt's card shows its Markdown, and its links lead from the card's page`() throws
  {
    let page = site.page("flashcards/transport.html").inside("id", "prompt.readers")
    #expect(page.elements("em").map(\.text) == ["queue"])
    #expect(page.elements("code").map(\.text) == ["code <b>"])
    #expect(page.inside("class", "card-front").links == ["../lessons/stairs-or-lift.html"])
    #expect(page.inside("class", "card-answer").links == ["../index.html"])
    #expect(
      page.inside("class", "card-source").links == ["../lessons/transport.html#recall-readers"])
    #expect(site.page("lessons/transport.html").element(id: "recall-readers")?.name == "details")
    let card = try #require(try cards("transport").last)
    #expect(card["front"] == .text("How many readers has a queue message? See here."))
  }

  @Test func `a scenario's card leads to its row and marks the words that decided`() {
    let card = site.page("flashcards/transport.html").inside("id", "scenario.ledger")
    #expect(card.inside("class", "card-source").links == ["../scenarios/transport.html#ledger"])
    #expect(card.elements("mark").map(\.text) == ["nightly", "every night"])
    #expect(card.elements(ofClass: "card-answer").map(\.text) == ["▲Batch"])
    let undecided = site.page("flashcards/transport.html").inside("id", "scenario.weather")
    #expect(
      undecided.elements(ofClass: "card-answer").map(\.text) == [
        "Undecided: the text does not settle it."
      ])
  }

  @Test func `prompts of pages that name no decision belong to the only one`() throws {
    var content = starterContent
    content["other.md"] = "# Other\n\n> [!RECALL more]\n> Q?\n>\n> A.\n"
    #expect(BuiltSite(content)["flashcards.json"].contains("\"stairs-or-lift.prompt.more\""))
    var two = ThreeChoices.content
    two["other.md"] = content["other.md"]
    #expect(!BuiltSite(two)["flashcards.json"].contains("prompt.more"))
  }

  @Test func `a prompt id used twice for one decision is an error at the second`() {
    var content = starterContent
    content["lessons/z.md"] =
      "---\ntitle: Z\ndecision: stairs-or-lift\n---\n\n> [!RECALL what-decides]\n> Q?\n>\n> A.\n"
    #expect(
      BuiltSite(content).errors == [
        "content/lessons/z.md:6:3: error: the prompt 'what-decides' stands twice; give one of them another id [duplicate-id]"
      ])
  }

  @Test(arguments: [
    "retired:\n  transport.signal.once: 5\n",
    "cards:\n  transport.signal.other: {fingerprint: a, changed: 1, answer: b, aliases: [transport.signal.once]}\n",
  ])
  func `a retired id, and one that another card had, is refused at its place`(ledger: String) {
    var content = ThreeChoices.content
    content["ledger.yaml"] = "format: 1\n" + ledger
    #expect(
      BuiltSite(content).errors == [
        "content/decisions/transport.yaml:24:9: error: the card id 'transport.signal.once' was used before and is "
          + "retired; choose another id, or take it back with 'discern record --revive transport.signal.once' [retired-id]"
      ])
  }
}

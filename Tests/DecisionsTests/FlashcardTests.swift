import Decisions
import Testing

@Suite struct FlashcardTests {
  private static func card(_ front: String, _ back: String, _ why: String) -> FlashcardWording.Card
  {
    FlashcardWording.Card(front: front, back: back, why: why)
  }

  private static let wording = FlashcardWording(
    signal: card("{meaning}: {choices}?", "{choice}", "{why} ({driver}; {summary})"),
    scenario: card("Decide: {scenario}", "{choice}", "{reasons}"),
    undecidedScenario: card("Decide: {scenario}", "Neither", "{reasons}"),
    contrast: card("{driverQuestion}", "{sides}", "{explanation}"),
    trap: card("{tempting}", "{remedy}, not {temptation}", "{why}"),
    prompt: card("{prompt}", "{answer}", ""), reason: "{words} -> {choice}: {meaning}",
    deniedReason: "{words} -> not {choice}", side: "{choice}: {meanings}", lineSeparator: "\n",
    listSeparator: "; ")

  private static let scenarios = [
    Scenario(id: "night", text: "Écoutez: he need not sleep well, he must stay awake.", key: 1),
    Scenario(id: "both", text: "Stay awake, then sleep well.", key: nil),
    Scenario(id: "wrong", text: "They sleep well.", key: 1),
  ]

  private static func cards() throws -> [Flashcard] {
    let decision = try teaOrCoffee()
    let classifier = Classifier(decision)
    return flashcards(
      for: decision, scenarios: scenarios,
      verdicts: scenarios.map { classifier.verdict(on: $0.text) },
      prompts: [RecallPrompt(id: "leaf", question: "What is tea?", answer: "{choice}")],
      wording: wording)
  }

  @Test func idsComeFromTheAuthorsIdsInAFixedOrder() throws {
    #expect(
      try Self.cards().map(\.id) == [
        "drink.signal.calm", "drink.signal.ceremony", "drink.signal.awake", "drink.signal.strong",
        "drink.scenario.night", "drink.scenario.both", "drink.contrast.energy",
        "drink.contrast.ritual", "drink.trap.late-tea", "drink.prompt.leaf",
      ])
  }

  @Test func anIDDoesNotChangeWithTheTexts() throws {
    var decision = try teaOrCoffee()
    decision.title = "Another"
    decision.signals[0].meaning = "Another"
    decision.signals[0].phrases = []
    let cards = flashcards(
      for: decision, scenarios: [], verdicts: [], prompts: [], wording: Self.wording)
    #expect(cards.first?.id == "drink.signal.calm")
    #expect(cards.count == 7)
  }

  @Test func aSignalsCardAsksForItsChoice() throws {
    let card = try #require(try Self.cards().first)
    #expect(
      card
        == Flashcard(
          id: "drink.signal.calm", kind: .signal, front: "The guest must sleep: Tea; Coffee?",
          back: "Tea", why: "Tea has less caffeine. (Energy; Leaves in hot water.)", choice: 0,
          signals: [0], driver: 0))
  }

  @Test func aScenariosCardMarksTheDecidingWordsOfItsFront() throws {
    let card = try #require(try Self.cards().first { $0.id == "drink.scenario.night" })
    let front = Array(card.front.utf8)
    #expect(card.marks.map { String(decoding: front[$0], as: UTF8.self) } == ["stay awake"])
    #expect(card.front == "Decide: Écoutez: he need not sleep well, he must stay awake.")
    #expect(card.back == "Coffee")
    #expect(
      card.why
        == "sleep well -> not Tea\nstay awake -> Coffee: The guest must stay awake")
    #expect(card.signals == [2])
    #expect(card.choice == 1)
  }

  @Test func aScenarioThatDoesNotDecideNamesBothSidesAndMarksNothing() throws {
    let card = try #require(try Self.cards().first { $0.id == "drink.scenario.both" })
    #expect(card.back == "Neither")
    #expect(card.choice == nil)
    #expect(card.marks.isEmpty)
    #expect(card.signals == [0, 2])
  }

  @Test func aScenarioWhoseVerdictIsNotItsKeyHasNoCard() throws {
    #expect(try !Self.cards().contains { $0.id == "drink.scenario.wrong" })
  }

  @Test func aContrastShowsTheSidesOfADriver() throws {
    let card = try #require(try Self.cards().first { $0.kind == .contrast })
    #expect(card.front == "How awake must the guest be?")
    #expect(
      card.back
        == "Tea: The guest must sleep\nCoffee: The guest must stay awake; It must taste strong")
    #expect(card.signals == [0, 2, 3])
    #expect(card.driver == 0)
  }

  @Test func aDriverWithoutSignalsHasNoContrast() throws {
    let cards = flashcards(
      for: try queueStreamOrBatch(), scenarios: [], verdicts: [], prompts: [],
      wording: Self.wording)
    #expect(cards.filter { $0.kind == .contrast }.map(\.driver) == [0, 1])
    #expect(cards.filter { $0.kind == .contrast }[0].signals == [0, 1, 2])
  }

  @Test func aTrapsCardAnswersWithTheRemedy() throws {
    let card = try #require(try Self.cards().first { $0.kind == .trap })
    #expect(card.front == "Tea is for evenings.")
    #expect(card.back == "Coffee, not Tea")
    #expect(card.trap == 0)
    #expect(card.choice == 1)
    #expect(card.signals == [2])
  }

  @Test func placeholdersInValuesAndUnknownOnesStay() throws {
    let card = try #require(try Self.cards().last)
    #expect(card.front == "What is tea?")
    #expect(card.back == "{choice}")
    var wording = Self.wording
    wording.signal.front = "{unknown} {meaning {why}} {"
    let cards = flashcards(
      for: try teaOrCoffee(), scenarios: [], verdicts: [], prompts: [], wording: wording)
    #expect(cards[0].front == "{unknown} {meaning Tea has less caffeine.} {")
  }

  @Test func marksOfAFrontWithoutTheScenarioAreLeftOut() throws {
    let decision = try teaOrCoffee()
    var wording = Self.wording
    wording.scenario.front = "{choices}"
    let cards = flashcards(
      for: decision, scenarios: [Self.scenarios[0]],
      verdicts: [Classifier(decision).verdict(on: Self.scenarios[0].text)], prompts: [],
      wording: wording)
    #expect(cards.first { $0.kind == .scenario }?.marks == [])
  }
}

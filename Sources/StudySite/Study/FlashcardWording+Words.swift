internal import Decisions

extension FlashcardWording {
  /// The sentences of cards from the words of the interface.
  init(_ words: Words) {
    func card(_ name: String, back: String? = nil) -> Card {
      Card(
        front: words(name + "Front"), back: words(back ?? name + "Back"), why: words(name + "Why"))
    }
    self.init(
      signal: card("cardSignal"), scenario: card("cardScenario"),
      undecidedScenario: card("cardScenario", back: "cardScenarioBackUndecided"),
      contrast: card("cardContrast"), trap: card("cardTrap"),
      prompt: Card(front: "{prompt}", back: "{answer}", why: ""),
      reason: words("cardReason"), deniedReason: words("cardReasonDenied"),
      side: words("cardContrastSide"), lineSeparator: "\n", listSeparator: words("listSeparator"))
  }
}

internal import Decisions

extension FlashcardWording {
  /// The sentences of cards from the words of the interface.
  init(_ words: Words) {
    self.init(
      signalFront: words("cardSignalFront"), signalBack: words("cardSignalBack"),
      scenarioFront: words("cardScenarioFront"), scenarioBack: words("cardScenarioBack"),
      scenarioBackUndecided: words("cardScenarioBackUndecided"),
      contrastFront: words("cardContrastFront"), contrastBack: words("cardContrastBack"),
      trapFront: words("cardTrapFront"), trapBack: words("cardTrapBack"))
  }
}

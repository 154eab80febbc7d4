/// The flashcards of a decision: signals, scenarios, contrasts, traps, then prompts, each in the
/// author's order.
///
/// A contrast card is made for each driver that has a signal. Ids are not checked for uniqueness.
///
/// - Parameters:
///   - decision: The decision.
///   - scenarios: Its scenarios.
///   - verdicts: The verdict on each scenario, in the same order. A scenario whose verdict is not
///     its key, or which has no verdict, gets no card: no card may teach a contradiction.
///   - prompts: The prompts of its lessons.
///   - wording: The sentences of the cards.
/// - Returns: The cards.
public func flashcards(
  for decision: Decision, scenarios: [Scenario], verdicts: [Verdict], prompts: [RecallPrompt],
  wording: FlashcardWording
) -> [Flashcard] {
  let writer = FlashcardWriter(decision: decision, wording: wording)
  var cards: [Flashcard] = []
  for index in decision.signals.indices { cards.append(writer.signalCard(index)) }
  for (scenario, verdict) in zip(scenarios, verdicts) where scenario.key == verdict.choice {
    cards.append(writer.scenarioCard(scenario, verdict))
  }
  for index in decision.drivers.indices {
    if let card = writer.contrastCard(index) { cards.append(card) }
  }
  for index in decision.traps.indices { cards.append(writer.trapCard(index)) }
  for prompt in prompts { cards.append(writer.promptCard(prompt)) }
  return cards
}

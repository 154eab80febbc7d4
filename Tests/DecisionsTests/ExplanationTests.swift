import Decisions
import Testing

@Suite struct ExplanationTests {
  @Test func reasonsAreGatheredBySignalHeaviestFirst() throws {
    let classifier = Classifier(try teaOrCoffee())
    let verdict = classifier.verdict(
      on: "A strong taste. Stay awake, stay awake. Sleep well? It never changes often.")
    let explanation = classifier.explain(verdict)
    #expect(explanation.choice == 1)
    #expect(explanation.reasons.map(\.signal) == [2, 3])
    #expect(explanation.reasons.map(\.ranges) == [[16..<26, 28..<38], [2..<14]])
    #expect(explanation.reasons.map(\.weight) == [2, 1])
    #expect(explanation.against.map(\.signal) == [0])
    #expect(explanation.denied.map(\.signal) == [1])
  }

  @Test(arguments: [
    ("Stay awake.", Explanation.WhyNotRunnerUp.noSignal),
    ("Stay awake. Never sleep well.", .onlyNegated([0])),
    ("Stay awake and do not sleep well. It never changes often.", .onlyNegated([0, 1])),
    ("Stay awake, strong taste. They sleep well.", .outweighed([0])),
    ("Stay awake. They sleep well.", .undecidedBalanced), ("Hello.", .undecidedThin),
    ("They never sleep well.", .undecidedThin),
  ])
  func theRunnerUpIsAnswered(text: String, answer: Explanation.WhyNotRunnerUp) throws {
    let classifier = Classifier(try teaOrCoffee())
    #expect(classifier.explain(classifier.verdict(on: text)).whyNotRunnerUp == answer)
  }

  @Test func anUndecidedVerdictHasReasonsForAnyChoiceOnOneSide() throws {
    let classifier = Classifier(try teaOrCoffee())
    let explanation = classifier.explain(classifier.verdict(on: "Stay awake. Sleep well."))
    #expect(explanation.choice == nil)
    #expect(explanation.reasons.isEmpty)
    #expect(explanation.against.map(\.signal) == [0, 2])
  }
}

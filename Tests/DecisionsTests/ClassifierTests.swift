import Decisions
import Testing

@Suite struct ClassifierTests {
  @Test(arguments: [
    ("He wants to sleep well.", 0), ("She must stay awake.", 1), ("Freshly roasted, please.", 1),
    ("We poured it from a silver pot.", 0), ("He is wide awake.", 1), ("They slept well.", 0),
    ("Nothing to see here.", nil), ("", nil),
  ])
  func aTextIsDecidedByTheSignalsInIt(text: String, choice: Int?) throws {
    #expect(Classifier(try teaOrCoffee()).verdict(on: text).choice == choice)
  }

  @Test func evidenceIsGivenInTextOrderWithItsWords() throws {
    let text = "To stay awake, then SLEEPING WELL. A strong taste!"
    let verdict = Classifier(try teaOrCoffee()).verdict(on: text)
    #expect(verdict.words(of: text) == ["stay awake", "SLEEPING WELL", "strong taste"])
    #expect(verdict.evidence.map(\.signal) == [2, 0, 3])
    #expect(verdict.evidence.map(\.choice) == [1, 0, 1])
    #expect(verdict.evidence.map(\.weight) == [2, 2, 1])
  }

  @Test func aBalancedTextIsNotDecided() throws {
    let verdict = Classifier(try teaOrCoffee()).verdict(on: "Stay awake, then sleep well.")
    #expect(verdict.choice == nil)
    #expect(verdict.runnerUp == nil)
    #expect(verdict.scores == [2, 2])
    #expect(verdict.margin == 0)
    #expect(verdict.confidence == 1)
    #expect(verdict.caveats == [1])
  }

  @Test func aThinTextIsNotDecided() throws {
    let classifier = Classifier(try teaOrCoffee(evidence: 1.5))
    let verdict = classifier.verdict(on: "A strong taste.")
    #expect(verdict.choice == nil)
    #expect(verdict.margin == 1)
    #expect(abs(verdict.confidence - 2.0 / 3) < 1e-12)
  }

  @Test func theMarginThresholdParts() throws {
    let text = "Stay awake with a strong taste, then sleep well."
    #expect(Classifier(try teaOrCoffee(margin: 0.2)).verdict(on: text).choice == 1)
    #expect(Classifier(try teaOrCoffee(margin: 0.21)).verdict(on: text).choice == nil)
  }
}

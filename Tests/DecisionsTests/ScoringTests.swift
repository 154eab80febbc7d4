import Decisions
import Testing

@Suite struct ScoringTests {
  @Test func ofOverlappingMatchesTheLongestStays() throws {
    var decision = try teaOrCoffee()
    decision.signals[3].phrases = try phrases("calm")
    let text = "A calm evening, calm."
    let verdict = Classifier(decision).verdict(on: text)
    #expect(verdict.words(of: text) == ["calm evening", "calm"])
    #expect(verdict.evidence.map(\.signal) == [0, 3])
  }

  @Test func ofEquallyLongMatchesTheHeaviestStaysThenTheFirstSignal() throws {
    var decision = try teaOrCoffee()
    for index in decision.signals.indices { decision.signals[index].phrases = try phrases("pot") }
    #expect(Classifier(decision).verdict(on: "pot").evidence.map(\.signal) == [0])
    decision.signals[2].weight = 2.5
    #expect(Classifier(decision).verdict(on: "pot").evidence.map(\.signal) == [2])
  }

  @Test func repeatedEvidenceForOneSignalAddsAQuarterOnceOnly() throws {
    let classifier = Classifier(try teaOrCoffee())
    #expect(classifier.verdict(on: "Sleep well.").scores == [2, 0])
    #expect(classifier.verdict(on: "Sleep well. Sleep well.").scores == [2.5, 0])
    let often = String(repeating: "Sleep well. ", count: 100)
    #expect(classifier.verdict(on: often).scores == [2.5, 0])
    #expect(classifier.verdict(on: often).evidence.count == 100)
  }

  @Test func aDenialTakesOffHalfAndNeverFallsBelowNothing() throws {
    let classifier = Classifier(try teaOrCoffee())
    let verdict = classifier.verdict(on: "They never sleep well. Pour it from a pot.")
    #expect(verdict.scores == [1, 0])
    #expect(verdict.evidence.map(\.isNegated) == [true, false])
    let denied = classifier.verdict(on: "They never sleep well.")
    #expect(denied.scores == [0, 0])
    #expect(denied.choice == nil)
    #expect(denied.confidence == 1)
  }

  @Test func whatFollowsAContrastOutweighsWhatIsConceded() throws {
    let classifier = Classifier(try teaOrCoffee())
    #expect(classifier.verdict(on: "They would sleep well, but must stay awake.").choice == 1)
    #expect(classifier.verdict(on: "They must stay awake, but also sleep well.").choice == nil)
    #expect(classifier.verdict(on: "They must stay awake, but want to sleep well.").choice == 0)
    #expect(classifier.verdict(on: "Although he must stay awake, he sleeps well.").choice == 0)
    #expect(classifier.verdict(on: "He must stay awake although he sleeps well.").choice == 1)
    #expect(classifier.verdict(on: "He used to sleep well and now must stay awake.").choice == 1)
  }

  @Test func confidenceFollowsItsFormula() throws {
    let verdict = Classifier(try teaOrCoffee()).verdict(on: "Stay awake with a strong taste.")
    #expect(verdict.margin == 1)
    #expect(verdict.confidence == 0.5 + 0.5 * (3.0 / 4))
    let three = Classifier(try queueStreamOrBatch()).verdict(on: "Replay it overnight.")
    #expect(three.scores == [0, 3, 2])
    #expect(three.margin == 0.2)
    #expect(abs(three.confidence - (1.0 / 3 + 2.0 / 3 * 0.2 * 0.75)) < 1e-12)
  }

  @Test(arguments: [
    ("A single worker takes each one.", 0), ("Several consumers read it again.", 1),
    ("It is enough overnight.", 2), ("They need not replay it; by morning will do.", 2),
    ("A dead-letter box, and by morning.", nil),
  ])
  func threeChoicesAreDecided(text: String, choice: Int?) throws {
    #expect(Classifier(try queueStreamOrBatch()).verdict(on: text).choice == choice)
  }

  @Test func theRunnerUpIsTheNextBestAlsoWithoutEvidence() throws {
    let classifier = Classifier(try queueStreamOrBatch())
    #expect(classifier.verdict(on: "By morning, one worker, replay, in order.").runnerUp == 0)
    #expect(classifier.verdict(on: "By morning.").runnerUp == 0)
    #expect(classifier.verdict(on: "One worker.").runnerUp == 1)
    var alone = try teaOrCoffee()
    alone.choices.removeLast()
    #expect(Classifier(alone).verdict(on: "Sleep well.").choice == 0)
    #expect(Classifier(alone).verdict(on: "Sleep well.").runnerUp == nil)
  }

  @Test func aTrapHoldsWhenItsRemedyWinsAndItsSignalAndPhraseOccur() throws {
    let classifier = Classifier(try teaOrCoffee())
    #expect(classifier.verdict(on: "This evening he must stay awake.").traps == [0])
    #expect(classifier.verdict(on: "No evening: he must stay awake.").traps == [0])
    #expect(classifier.verdict(on: "Tonight he must stay awake.").traps == [])
    #expect(classifier.verdict(on: "A strong taste for the evening.").traps == [])
    #expect(classifier.verdict(on: "A calm evening; need not stay awake.").traps == [])
    #expect(Classifier(try queueStreamOrBatch()).verdict(on: "Overnight.").traps == [0])
  }

  @Test func aTrapWithoutSignalsAndPhrasesNeverHolds() throws {
    var decision = try teaOrCoffee()
    decision.traps[0].signals = []
    #expect(Classifier(decision).verdict(on: "Stay awake this evening.").traps == [0])
    decision.traps[0].phrases = []
    #expect(Classifier(decision).verdict(on: "Stay awake this evening.").traps == [])
  }

  @Test func aCaveatIsSaidUnlessItIsSettled() throws {
    let classifier = Classifier(try teaOrCoffee())
    #expect(classifier.verdict(on: "Stay awake.").caveats == [0])
    #expect(classifier.verdict(on: "Stay awake. Water was refused.").caveats == [])
    #expect(classifier.verdict(on: "Stay awake without plain water.").caveats == [0])
    #expect(classifier.verdict(on: "Nothing.").caveats == [])
    #expect(
      classifier.verdict(on: "Stay awake with a strong taste and sleep well.").caveats == [0, 1])
    var decision = try teaOrCoffee()
    decision.caveats[0].choice = 0
    #expect(Classifier(decision).verdict(on: "Stay awake.").caveats == [])
    #expect(Classifier(decision).verdict(on: "Sleep well.").caveats == [0])
  }

  @Test func whatPointsNowhereIsLeftOut() throws {
    var decision = try teaOrCoffee()
    decision.signals[0].choice = 9
    decision.signals[1].choice = -1
    decision.traps[0].remedy = 7
    decision.traps[0].signals = [42]
    decision.caveats[0].choice = 5
    let verdict = Classifier(decision).verdict(on: "Sleep well this evening; stay awake.")
    #expect(verdict.choice == 1)
    #expect(verdict.evidence.count == 1)
    #expect(verdict.traps == [] && verdict.caveats == [])
    decision.choices = []
    #expect(Classifier(decision).verdict(on: "Stay awake.").choice == nil)
  }

  @Test(arguments: [-1, 0, .nan, 1e300, .infinity, 0.0001])
  func anyWeightAndThresholdIsTaken(value: Double) throws {
    var decision = try teaOrCoffee(evidence: value, margin: value)
    for index in decision.signals.indices { decision.signals[index].weight = value }
    let verdict = Classifier(decision).verdict(on: "Sleep well. Not black. Strong taste.")
    #expect(verdict.scores.allSatisfy { $0 >= 0 && $0 <= 2000 })
    #expect(verdict.confidence >= 0 && verdict.confidence <= 1)
  }
}

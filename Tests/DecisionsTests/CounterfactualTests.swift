import Decisions
import Testing

@Suite struct CounterfactualTests {
  @Test func aVerdictThatRestsOnOneSignalFallsWithoutIt() throws {
    let classifier = Classifier(try teaOrCoffee())
    let text = Array("The nurse has to stay awake, and likes a slow ceremony less.".utf8)
    let verdict = classifier.verdict(on: text)
    let answers = classifier.counterfactuals(of: verdict, on: text)
    #expect(answers.map(\.signal) == [2, 1])
    #expect(answers.map(\.ranges) == [[17..<27], [41..<54]])
    // Without "stay awake" the ceremony alone decides; without the ceremony, staying awake does.
    #expect(answers.map(\.choice) == [0, 1])
    #expect(answers.allSatisfy { $0.margin == 1 })
  }

  @Test func aTextWithoutEvidenceAsksNothing() throws {
    let classifier = Classifier(try teaOrCoffee())
    let text = Array("It rains.".utf8)
    #expect(classifier.counterfactuals(of: classifier.verdict(on: text), on: text).isEmpty)
  }

  @Test func everyMentionOfASignalGoesTogether() throws {
    let classifier = Classifier(try teaOrCoffee())
    let text = Array("Stay awake! Work late! Sleep well.".utf8)
    let verdict = classifier.verdict(on: text)
    let answer = try #require(
      classifier.counterfactuals(of: verdict, on: text).first { $0.signal == 2 })
    #expect(answer.ranges == [0..<10, 12..<21])
    #expect(answer.choice == 0)
  }
}

@Suite struct MinimalPairTests {
  @Test func pairsDifferInOnePhraseAndInTheirVerdict() throws {
    let decision = try teaOrCoffee()
    let classifier = Classifier(decision)
    let pairs = classifier.minimalPairs(
      frames: ["The guest says: {phrase}."],
      wordings: [
        ["I want to sleep well"], ["pour it from a pot"], ["nonsense", "I must stay awake"],
        ["black"],
      ])
    let first = try #require(pairs.first)
    #expect(first.driver == 0)
    #expect(first.first.text == "The guest says: I want to sleep well.")
    #expect(first.second.text == "The guest says: I must stay awake.")
    #expect(pairs.allSatisfy { $0.first.choice != $0.second.choice })
    for side in pairs.flatMap({ [$0.first, $0.second] }) {
      #expect(classifier.verdict(on: side.text).choice == side.choice)
      #expect(decision.signals[side.signal].choice == side.choice)
      #expect(side.phrase.upperBound <= side.text.utf8.count)
    }
  }

  @Test func wordingsThatProveNothingMakeNoPair() throws {
    let classifier = Classifier(try teaOrCoffee())
    let wordings = [["x"], ["y"], ["z"], ["w"]]
    #expect(classifier.minimalPairs(frames: ["It {phrase}."], wordings: wordings).isEmpty)
    #expect(classifier.minimalPairs(frames: ["no place"], wordings: [["sleep well"]]).isEmpty)
    #expect(classifier.minimalPairs(frames: [], wordings: []).isEmpty)
  }
}

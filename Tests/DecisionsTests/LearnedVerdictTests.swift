import SeededNumbers
import Testing

@testable import Decisions

/// Verdicts by weights and phrases together.
@Suite struct LearnedVerdictTests {
  private func classifier() throws -> Classifier {
    let decision = try teaOrCoffee()
    return Classifier(decision, weights: try WrittenWeights.forTeaOrCoffee.weights(for: decision))
  }

  @Test(arguments: [
    ("The guest gets drowsy.", 0), ("Tomorrow is an exam.", 1), ("It rains.", nil), ("", nil),
    ("Drowsy today, and tomorrow is the exam.", nil), ("It must be mild.", 0),
  ])
  func wordsThatNoPhraseKnowsDecide(text: String, choice: Int?) throws {
    let verdict = try classifier().verdict(on: text)
    #expect(verdict.choice == choice)
    #expect(verdict.scores.count == 2)
    #expect(verdict.confidence == verdict.choice.map { verdict.scores[$0] } ?? 1 - verdict.best)
    #expect(verdict.runnerUp == verdict.choice.map { 1 - $0 })
  }

  @Test func aClauseWithoutAPhraseIsEvidenceForTheSignalThatItSpeaksOf() throws {
    let text = "It rains, we know; the kettle must sing. It is bitter. It is mild."
    let verdict = try classifier().verdict(on: text)
    #expect(
      verdict.words(of: text) == ["the kettle must sing", "It is bitter", "not: It is mild"])
    #expect(verdict.evidence.map(\.signal) == [1, 3, 3])
    #expect(verdict.evidence.map(\.choice) == [0, 1, 1])
    #expect(verdict.evidence.allSatisfy { $0.phrase == nil })
    #expect(verdict.evidence.map(\.circumstances) == [[], [], .denied])
    for item in verdict.evidence {
      let full = try teaOrCoffee().signals[item.signal].weight
      #expect(item.weight > 0.8 * full && item.weight <= full)
    }
  }

  @Test func aPhraseIsTheEvidenceOfItsClause() throws {
    let text = "Drowsy guests sleep well."
    let verdict = try classifier().verdict(on: text)
    #expect(verdict.words(of: text) == ["sleep well"])
    #expect(verdict.evidence.map(\.phrase) == [1])
  }

  @Test func aPhraseInAClauseThatSpeaksAgainstItsChoiceIsDenied() throws {
    let text = "A strong taste, that is, mild."
    let phrasesAlone = Classifier(try teaOrCoffee()).verdict(on: text)
    #expect(phrasesAlone.words(of: text) == ["strong taste"])
    let joined = "A mild strong taste."
    #expect(try classifier().verdict(on: joined).words(of: joined) == ["not: strong taste"])
    let stated = "No bitter strong taste."
    #expect(try classifier().verdict(on: stated).words(of: stated) == ["strong taste"])
  }

  @Test func optionsAreNoEvidenceForWeightsEither() throws {
    let text = "Which drink?\nA. For an exam\nB. A bitter one\nC. When drowsy"
    let verdict = try classifier().verdict(on: text)
    #expect(verdict.evidence == [] && verdict.choice == nil)
  }

  @Test func theThresholdSetsFromWhereOnAVerdictIsGiven() throws {
    let decision = try teaOrCoffee()
    var written = WrittenWeights.forTeaOrCoffee
    let likely = try classifier().verdict(on: "Drowsy.").scores[0]
    for (threshold, choice) in [(likely - 0.001, 0), (likely + 0.001, nil)] as [(Double, Int?)] {
      written.threshold = Float(threshold)
      let classifier = Classifier(decision, weights: try written.weights(for: decision))
      #expect(classifier.verdict(on: "Drowsy.").choice == choice)
    }
  }

  @Test func threeChoicesAreDecidedToo() throws {
    let decision = try queueStreamOrBatch()
    let written = WrittenWeights(entries: [
      .init(word: "ticket", choice: 0, signal: 0), .init(word: "history", choice: 1, signal: 1),
      .init(word: "moonlight", choice: 2, signal: 3),
    ])
    let classifier = Classifier(decision, weights: try written.weights(for: decision))
    for (text, choice) in [("A ticket.", 0), ("All history.", 1), ("By moonlight.", 2)] {
      let verdict = classifier.verdict(on: text)
      #expect(verdict.choice == choice)
      #expect(verdict.evidence.map(\.choice) == [choice])
      #expect(verdict.scores.count == 3)
    }
    #expect(classifier.verdict(on: "By moonlight.").traps == [0])
    #expect(classifier.verdict(on: "A ticket with a history.").choice == nil)
  }

  private static let pieces: [[UInt8]] =
    [
      "sleep well", "stay awake", "drowsy", "kettle", "exam", "bitter", "mild", "not", "n't", "but",
      " ", " ", ". ", ", ", "\n\n", "é", "👩‍🚀", "שלום", "漢字", "\u{AD}", "can't", "because",
      "?\nA. ", "\nB. ", "\nC. ", "black", ": ", "used to",
    ].map { Array($0.utf8) } + notUTF8

  private static let notUTF8: [[UInt8]] = [
    [0x80], [0xE2, 0x80], [0xF0, 0x9F], [0xC0, 0xAF], [0xFF], [0x00],
  ]

  @Test(arguments: 0..<6)
  func anyBytesGiveTheSameVerdictTwiceWithEvidenceInOrder(seed: UInt64) throws {
    let classifier = try classifier()
    var random = Xorshift(seed: seed)
    var found = 0
    for _ in 0..<200 {
      let text = randomText(of: Self.pieces, using: &random)
      let verdict = classifier.verdict(on: text)
      found += verdict.evidence.count { $0.phrase == nil }
      expectSound(verdict, on: text)
      #expect(verdict.evidence.allSatisfy { $0.weight >= 0 && $0.weight <= 3 })
      #expect(verdict.scores.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(verdict == classifier.verdict(on: text))
    }
    #expect(found > 50)
  }

  @Test(arguments: ["a", "\u{80}", "drowsy ", "漢", "Exam. "])
  func aLongLineIsAText(unit: String) throws {
    let text = Array(String(repeating: unit, count: 100_000 / unit.utf8.count).utf8)
    #expect(try classifier().verdict(on: text).scores.count == 2)
  }
}

extension Verdict {
  /// The highest score.
  fileprivate var best: Double { scores.max() ?? 0 }
}

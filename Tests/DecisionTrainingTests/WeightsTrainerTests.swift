import DecisionTraining
import Decisions
import Testing

@Suite struct WeightsTrainerTests {
  private static let writers = ["ann", "bea", "cid", "dan"]

  /// A trained classifier and what it was trained on.
  private struct Trained {
    var texts: [LabelledText]
    var outcome: WeightsTrainer.Outcome
    var classifier: Classifier
  }

  /// Trained on 240 texts; dan alone writes of zeppelins, in texts and statements, and statements
  /// alone tell of gondolas and barges.
  private static let trained = Result {
    var journeys = Journeys(seed: 1)
    var texts = journeys.texts(224, writers: writers)
    for number in 0..<16 {
      texts.append(journeys.text("z\(number)", by: "dan", signal: 5, word: "zeppelin"))
    }
    let ownStatements = (0..<8).map {
      LabelledStatement(
        id: "d\($0)", writer: "dan", text: Array("Number \($0) is a zeppelin.".utf8), signal: 5,
        isAgainst: false)
    }
    let decision = try Journeys.decision()
    let outcome = try WeightsTrainer(
      decision, texts: texts, statements: statements + ownStatements
    ).train(threads: 2)
    return Trained(
      texts: texts, outcome: outcome,
      classifier: Classifier(
        decision, weights: try LearnedWeights(outcome.bytes, for: decision)))
  }

  /// Statements that tell of gondolas, deny barges, and say of teapots what bears on nothing.
  private static var statements: [LabelledStatement] {
    var statements: [LabelledStatement] = []
    for frame in ["We take a", "Here waits the", "Look at that", "Such a", "My"] {
      for ending in ["", " by the shore", " again"] {
        for (word, signal) in [("gondola", 4), ("barge", 4), ("teapot", nil)] as [(String, Int?)] {
          let text = "\(frame) \(word)\(ending)."
          statements.append(
            LabelledStatement(
              id: text, writer: "eve", text: Array(text.utf8), signal: signal,
              isAgainst: word == "barge"))
        }
      }
    }
    return statements
  }

  @Test func textsThatNoPhraseKnowsGetTheRightVerdicts() throws {
    let trained = try Self.trained.get()
    let phrasesAlone = Classifier(trained.classifier.decision)
    var journeys = Journeys(seed: 99)
    var (right, wrong, silent) = (0, 0, 0)
    for text in journeys.texts(64, writers: ["new"]) {
      #expect(phrasesAlone.verdict(on: text.text).choice == nil)
      let choice = trained.classifier.verdict(on: text.text).choice
      if text.gold == nil {
        silent += choice == nil ? 1 : 0
      } else if choice == text.gold {
        right += 1
      } else if choice != nil {
        wrong += 1
      }
    }
    // Of 48 with a choice and 16 without.
    #expect(right >= 40 && wrong == 0 && silent >= 13, "\(right), \(wrong), \(silent)")
  }

  @Test func evidenceNamesTheSignalOfTheMarkedExamples() throws {
    let trained = try Self.trained.get()
    var journeys = Journeys(seed: 5)
    var right = 0
    for signal in 0..<6 {
      for number in 0..<4 {
        let text = journeys.text("\(number)", by: "new", signal: signal)
        let evidence = trained.classifier.verdict(on: text.text).evidence
          .filter { $0.range.overlaps(text.marks[0].range) && !$0.isNegated }
        right += evidence.contains { $0.signal == signal } ? 1 : 0
        #expect(evidence.allSatisfy { $0.phrase == nil })
      }
    }
    #expect(right >= 20)
  }

  @Test func aStatementTeachesAWord() throws {
    let trained = try Self.trained.get()
    func evidence(_ text: String) -> [Evidence] {
      trained.classifier.verdict(on: Array(text.utf8)).evidence
    }
    #expect(evidence("Look at my gondola.").map(\.signal) == [4])
    #expect(evidence("Look at my gondola.").map(\.isNegated) == [false])
    #expect(evidence("Look at my barge.").map(\.signal) == [4])
    #expect(evidence("Look at my barge.").map(\.isNegated) == [true])
    #expect(evidence("Look at my teapot.") == [])
  }

  @Test func noTextIsSpokenOnByItsOwnWritersGroup() throws {
    let trained = try Self.trained.get()
    #expect(trained.outcome.predictions.map(\.text) == Array(trained.texts.indices))
    for (text, prediction) in zip(trained.texts, trained.outcome.predictions)
    where text.id.hasPrefix("z") {
      // Nobody else knows what a zeppelin is.
      let known = trained.classifier.verdict(on: text.text).scores[2]
      #expect(known > 0.5)
      #expect(prediction.probabilities[2] < 0.5 && prediction.probabilities[2] < known - 0.3)
    }
  }

  @Test func predictionsAreLikelihoodsAndMostlyRight() throws {
    let trained = try Self.trained.get()
    var right = 0
    for (text, prediction) in zip(trained.texts, trained.outcome.predictions).prefix(224) {
      #expect(prediction.probabilities.count == 4)
      #expect((prediction.probabilities.reduce(0, +) - 1).magnitude < 1e-9)
      let best = prediction.probabilities.indices.max {
        prediction.probabilities[$0] < prediction.probabilities[$1]
      }
      right += best == text.gold ?? 3 ? 1 : 0
    }
    #expect(right > 200)
  }

  @Test func oneThreadAndTwoGiveTheSameBytes() throws {
    var journeys = Journeys(seed: 3)
    let texts = journeys.texts(56, writers: ["ann", "bea", "cid"])
    let trainer = try WeightsTrainer(try Journeys.decision(), texts: texts, statements: [])
    let (one, two) = (trainer.train(threads: 1), trainer.train(threads: 2))
    #expect(one.bytes == two.bytes)
    #expect(one.predictions.map(\.probabilities) == two.predictions.map(\.probabilities))
    #expect(one.bytes.count > 1000)
  }

  @Test func textsWithoutWordsTeachNothing() throws {
    let decision = try Journeys.decision()
    let texts = (0..<60).map {
      LabelledText(
        id: "\($0)", writer: Self.writers[$0 % 4], text: Array("...\n".utf8),
        gold: $0 % 5 < 3 ? $0 % 5 : nil)
    }
    let outcome = try WeightsTrainer(decision, texts: texts, statements: []).train(threads: 2)
    let classifier = Classifier(
      decision, weights: try LearnedWeights(outcome.bytes, for: decision))
    for text in ["", "...", "an island"] {
      #expect(classifier.verdict(on: Array(text.utf8)).choice == nil)
    }
  }

  @Test func tooFewTextsWritersOrLabelsAreRefused() throws {
    let decision = try Journeys.decision()
    func error(_ texts: [LabelledText]) -> WeightsTrainer.TrainingError? {
      do throws(WeightsTrainer.TrainingError) {
        _ = try WeightsTrainer(decision, texts: texts, statements: [])
        return nil
      } catch {
        return error
      }
    }
    var journeys = Journeys(seed: 4)
    #expect(error([]) == .tooFewTexts)
    #expect(error(journeys.texts(49, writers: Self.writers)) == .tooFewTexts)
    #expect(error(journeys.texts(50, writers: Self.writers)) == nil)
    #expect(error(journeys.texts(80, writers: ["ann", "bea"])) == .tooFewTexts)
    let alike = (0..<60).map { journeys.text("\($0)", by: Self.writers[$0 % 4], signal: 0) }
    #expect(error(alike) == .tooFewTexts)
  }

  @Test func moreChoicesOrSignalsThanThereAreClassesForAreRefused() throws {
    var journeys = Journeys(seed: 4)
    let texts = journeys.texts(56, writers: Self.writers)
    var choices = try Journeys.decision()
    choices.choices += (0..<29).map { Choice(id: "c\($0)", name: "c", summary: "c") }
    #expect(throws: WeightsTrainer.TrainingError.tooManyClasses) {
      try WeightsTrainer(choices, texts: texts, statements: [])
    }
    var signals = try Journeys.decision()
    signals.signals = Array(repeating: signals.signals[0], count: 65)
    #expect(throws: WeightsTrainer.TrainingError.tooManyClasses) {
      try WeightsTrainer(signals, texts: texts, statements: [])
    }
  }
}

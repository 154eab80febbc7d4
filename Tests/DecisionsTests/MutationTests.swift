import Decisions
import Testing

/// Changes a text or a model a little and holds what may and what may not change with it.
@Suite struct MutationTests {
  private static let texts = [
    "Replay it within seconds, in strict order, for many consumers.",
    "A single worker retries each task; nothing is read by morning.",
    "Although it runs overnight, several consumers must read it all again.",
    "They used to wait once a day, but now want it immediately.",
  ]

  @Test(arguments: texts)
  func withoutAPieceOfEvidenceTheVerdictLosesIt(text: String) throws {
    let classifier = Classifier(try queueStreamOrBatch())
    let bytes = Array(text.utf8)
    let verdict = classifier.verdict(on: bytes)
    #expect(!verdict.evidence.isEmpty)
    for item in verdict.evidence {
      var blanked = bytes
      for offset in item.range { blanked[offset] = UInt8(ascii: "_") }
      let rest = classifier.verdict(on: blanked).evidence
      #expect(rest.map(\.range) == verdict.evidence.map(\.range).filter { $0 != item.range })
    }
  }

  @Test(arguments: texts)
  func aSentenceAboutNothingChangesNoScore(text: String) throws {
    let classifier = Classifier(try queueStreamOrBatch())
    let verdict = classifier.verdict(on: text)
    #expect(classifier.verdict(on: text + " The weather was fine.").scores == verdict.scores)
    #expect(classifier.verdict(on: "The weather was fine. " + text).scores == verdict.scores)
    #expect(classifier.verdict(on: text.uppercased()) == verdict)
  }

  @Test(arguments: texts)
  func theOrderOfSignalsAndPhrasesChangesNoScore(text: String) throws {
    var decision = try queueStreamOrBatch()
    let scores = Classifier(decision).verdict(on: text).scores
    decision.signals.reverse()
    for index in decision.signals.indices { decision.signals[index].phrases.reverse() }
    #expect(Classifier(decision).verdict(on: text).scores == scores)
  }

  @Test(arguments: texts)
  func theOrderOfChoicesOnlyRenamesThem(text: String) throws {
    var decision = try queueStreamOrBatch()
    let verdict = Classifier(decision).verdict(on: text)
    decision.choices.reverse()
    for index in decision.signals.indices {
      decision.signals[index].choice = 2 - decision.signals[index].choice
    }
    let mirrored = Classifier(decision).verdict(on: text)
    #expect(mirrored.scores == Array(verdict.scores.reversed()))
    #expect(mirrored.choice == verdict.choice.map { 2 - $0 })
  }

  @Test func everyPhraseFindsItsOwnWordsAndItsDenial() throws {
    let decision = try queueStreamOrBatch()
    let classifier = Classifier(decision)
    for (index, signal) in decision.signals.enumerated() {
      for (number, phrase) in signal.phrases.enumerated() {
        let words = Self.plainWords(of: phrase.text)
        let stated = classifier.verdict(on: "They want " + words + ".").evidence
        #expect(stated.map(\.signal) == [index], "\(words)")
        #expect(stated.map(\.phrase) == [number])
        let denied = classifier.verdict(on: "They never want " + words + ".")
        #expect(denied.evidence.map(\.isNegated) == [true], "\(words)")
        #expect(denied.choice == nil)
      }
    }
  }

  @Test func aHeavierSignalNeverHelpsTheOthers() throws {
    var decision = try queueStreamOrBatch()
    let text = Self.texts[2]
    let before = Classifier(decision).verdict(on: text)
    decision.signals[3].weight += 1
    let after = Classifier(decision).verdict(on: text)
    #expect(after.scores[2] > before.scores[2])
    #expect(after.scores[1] == before.scores[1])
    #expect(after.margin < before.margin)
  }

  /// The shortest text that a pattern stands for: first alternatives, no optional words.
  private static func plainWords(of pattern: String) -> String {
    pattern.split(separator: " ").filter { !$0.hasPrefix("(") && $0 != "..." }.map {
      $0.split(separator: "/")[0].filter { $0 != "*" && $0 != "=" }
    }.joined(separator: " ")
  }
}

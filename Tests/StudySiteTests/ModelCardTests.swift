import DecisionTraining
import Decisions
import Diagnostics
import Testing

@testable import StudySite

/// The card of learned weights, written and read.
@Suite struct ModelCardTests {
  private func read(_ yaml: String) throws -> (card: ModelCard?, problems: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let decision = try #require(UntrainedWeights.starterDecision)
    let source = SourceFile(path: "content/models/stairs-or-lift.yaml", text: yaml)
    let card = ModelCard.read(source, of: decision, &diagnostics)
    return (card, diagnostics)
  }

  /// A card with figures of texts that were kept aside.
  private func judged(writers: [String]) throws -> ModelCard {
    let decision = try #require(UntrainedWeights.starterDecision)
    let texts = [("one floor", 0), ("a heavy load", 1), ("it rains", nil), ("a fridge", 0)].map {
      LabelledText(id: $0.0, text: Array($0.0.utf8), gold: $0.1)
    }
    var card = UntrainedWeights.card
    card.heldOut = ModelCard.Figures(
      Evaluation(of: Classifier(decision), on: texts), writers: writers)
    return card
  }

  @Test func whatIsWrittenIsRead() throws {
    let card = UntrainedWeights.card
    let (read, problems) = try read(card.yaml)
    #expect(problems == [])
    #expect(read == card)
  }

  @Test func figuresOfTextsKeptAsideAreReadToFourDecimals() throws {
    let card = try judged(writers: ["w10", "w11"])
    let (read, problems) = try read(card.yaml)
    #expect(problems == [])
    let figures = try #require(read?.heldOut)
    let written = try #require(card.heldOut)
    #expect(figures.confusion == [[1, 1, 0], [0, 1, 0], [0, 0, 1]])
    #expect(figures.writers == ["w10", "w11"])
    #expect((figures.calibrationError - written.calibrationError).magnitude < 0.00006)
    #expect(figures.coveredShare > 0)
    #expect((figures.coveredShare - written.coveredShare).magnitude < 0.00006)
    #expect(read?.yaml == card.yaml)
    let counts = LabelCounts(figures.confusion)
    #expect((counts.textCount, counts.rightCount, counts.verdictCount) == (4, 2, 3))
    #expect(counts.decidableCount == 3)
    #expect((counts.undecidableCount, counts.silentCount) == (1, 1))
  }

  @Test(arguments: [
    "a, b", "[x]", "no: one", "# nobody", "\"quoted\"", "it's", "*star", "10", "null", "ä ö", "-",
  ])
  func anyNameOfAWriterIsRead(name: String) throws {
    let (read, problems) = try read(try judged(writers: [name, "w2"]).yaml)
    #expect(problems == [])
    #expect(read?.heldOut?.writers == [name, "w2"])
  }

  @Test(arguments: [
    ("labels: [4, 3, 2]", "labels: [4, 3, x]"), ("labels: [4, 3, 2]", "labels: [4, 3, -2]"),
    ("\"3 0 1\"", "\"3 0\""), ("\"3 0 1\"", "\"3 0 1 0\""), ("\"3 0 1\"", "\"3 0 one\""),
    ("\"3 0 1\"", "\"3 0 -1\""), ("\"3 0 1\", ", ""),
    ("\"3 0 1\"", "\"9223372036854775807 9223372036854775807 1\""),
    ("texts: 9", "texts: many"), ("texts: 9\n", ""), ("threshold: 0.7500", "threshold: high"),
    ("weights: ", "weight: "), ("writers: 3", "writers: 3\nauthor: me"),
  ])
  func aCardThatWasEditedByHandIsRefusedAtItsPlace(old: String, new: String) throws {
    let yaml = UntrainedWeights.card.yaml
    try #require(yaml.contains(old))
    let (read, problems) = try read(yaml.replacing(old, with: new))
    #expect(read == nil)
    #expect(problems.contains { $0.severity == .error && $0.location.line > 0 }, "\(problems)")
  }

  @Test func theHashIsThatOfFNV() {
    // Values from the reference code's test suite (Noll, fnv-1a 64).
    #expect(Fingerprint([]).text == "cbf29ce484222325")
    #expect(Fingerprint(Array("a".utf8)).text == "af63dc4c8601ec8c")
    #expect(Fingerprint(Array("foobar".utf8)).text == "85944171f73967e8")
  }
}

import DecisionTraining
import Decisions
import Testing

@Suite struct EvaluationTests {
  private func classifier() throws -> Classifier {
    func signal(_ id: String, _ choice: Int) throws -> Signal {
      Signal(
        id: id, choice: choice, driver: 0, weight: 2, phrases: [try Phrase(id)], meaning: id,
        why: id)
    }
    return Classifier(
      Decision(
        id: "d", title: "D", question: "D?",
        choices: [
          Choice(id: "a", name: "A", summary: "a"), Choice(id: "b", name: "B", summary: "b"),
        ],
        drivers: [Driver(id: "x", name: "X", question: "X?", explanation: "x")],
        signals: [try signal("apple", 0), try signal("banana", 1)]))
  }

  private func text(_ id: String, _ text: String, _ gold: Int?, marks: [Range<Int>] = [])
    -> LabelledText
  {
    LabelledText(
      id: id, text: Array(text.utf8), gold: gold,
      marks: marks.map { LabelledText.Mark(range: $0, choice: gold ?? 0, signal: 0) })
  }

  @Test func countsLabelsAgainstVerdicts() throws {
    let evaluation = Evaluation(
      of: try classifier(),
      on: [
        text("1", "apple", 0), text("2", "banana", 0), text("3", "nothing", 0),
        text("4", "banana", 1), text("5", "nothing", nil), text("6", "apple", nil),
      ])
    #expect(evaluation.confusion == [[1, 1, 1], [0, 1, 0], [1, 0, 1]])
    #expect(evaluation.count == 6)
    #expect(evaluation.accuracy == 3.0 / 6)
    #expect(evaluation.precision == 2.0 / 4)
    #expect(evaluation.coverage == 2.0 / 4)
    #expect(evaluation.silence == 1.0 / 2)
    #expect(evaluation.misses.map(\.text.id) == ["2", "3", "6"])
  }

  @Test func measuresHowFarConfidenceIsFromBeingRight() throws {
    let classifier = try classifier()
    let confidence = classifier.verdict(on: Array("apple".utf8)).confidence
    let evaluation = Evaluation(
      of: classifier, on: [text("1", "apple", 0), text("2", "apple", 1)])
    #expect((evaluation.expectedCalibrationError - (confidence - 0.5).magnitude).magnitude < 1e-12)
    #expect(evaluation.bins.map(\.count).reduce(0, +) == 2)
  }

  @Test func comparesEvidenceWithTheMarksOfReaders() throws {
    let evaluation = Evaluation(
      of: try classifier(),
      on: [
        text("1", "an apple here", 0, marks: [3..<8]),
        text("2", "an apple here", 0, marks: [9..<13]),
        text("3", "an apple here", 0),
      ])
    #expect(evaluation.evidenceOverlap == 0.5)
    #expect((evaluation.coveredShare - 5.0 / 13).magnitude < 1e-12)
  }

  @Test func ofNoTextsEveryFigureIsZero() throws {
    let evaluation = Evaluation(of: try classifier(), on: [])
    #expect(evaluation.accuracy == 0 && evaluation.precision == 0 && evaluation.coverage == 0)
    #expect(evaluation.expectedCalibrationError == 0)
  }
}

import Foundation
import Testing

@testable import Recall

/// The scheduler answers as py-fsrs does.
@Suite struct VectorTests {
  private let vectors: Vectors

  init() throws { vectors = try Vectors.read() }

  @Test func everySequenceGivesTheSameStates() throws {
    var reviews = 0
    for sequence in vectors.sequences {
      var settings = SchedulerSettings()
      if let parameters = sequence.parameters {
        settings.weights = try #require(MemoryWeights(parameters))
      }
      let config = sequence.config
      settings.desiredRetention = config.desiredRetention ?? settings.desiredRetention
      settings.learningSteps = config.learningStepsS ?? settings.learningSteps
      settings.relearningSteps = config.relearningStepsS ?? settings.relearningSteps
      settings.maximumInterval = config.maximumInterval ?? settings.maximumInterval
      let scheduler = Scheduler(settings)
      var state = CardState()
      for (index, review) in sequence.reviews.enumerated() {
        let name = Comment("\(sequence.name), review \(index)")
        let elapsed = Elapsed(days: review.elapsedDays ?? 0)
        if let expected = review.retrievabilityBefore, let memory = state.memory {
          let recall = scheduler.model.retrievability(
            after: elapsed.days, stability: memory.stability)
          #expect(relativeError(recall, expected) < 1e-9, name)
        }
        let rating = try #require(Rating(rawValue: review.rating))
        let answered = scheduler.step(state, rating, elapsed: elapsed)
        state = answered.state
        let memory = try #require(state.memory)
        #expect(relativeError(memory.stability, review.stability) < 1e-9, name)
        #expect(relativeError(memory.difficulty, review.difficulty) < 1e-9, name)
        #expect("\(state.phase)" == review.state.lowercased(), name)
        #expect(state.step == review.step ?? 0, name)
        if let days = review.intervalDays {
          #expect(answered.interval == .days(days), name)
        } else {
          #expect(answered.interval == .seconds(review.intervalS), name)
        }
        reviews += 1
      }
    }
    #expect(vectors.sequences.count == 60)
    #expect(reviews == 371)
  }

  @Test func everyFormulaGivesTheSameNumbers() throws {
    let model = MemoryModel()
    let functions = vectors.functions
    for value in functions.forgettingCurve {
      let recall = model.retrievability(after: value.elapsedDays, stability: value.stability)
      #expect(relativeError(recall, value.retrievability) < 1e-9)
    }
    for value in functions.nextInterval {
      let days = model.interval(
        stability: value.stability, retention: value.desiredRetention, maximum: 36_500)
      #expect(days == value.intervalDays)
    }
    for value in functions.initial {
      let state = model.firstState(try #require(Rating(rawValue: value.rating)))
      #expect(relativeError(state.stability, value.stability) < 1e-9)
      #expect(relativeError(state.difficulty, value.difficulty) < 1e-9)
    }
    for value in functions.nextDifficulty {
      let rating = try #require(Rating(rawValue: value.rating))
      let next = MemoryModel.bounded(
        difficulty: model.nextDifficulty(value.difficulty, rating))
      #expect(relativeError(next, value.next) < 1e-9)
    }
    for value in functions.recallStability {
      let next = model.recalledStability(
        MemoryState(
          stability: value.stability, difficulty: try #require(value.difficulty)),
        try #require(value.retrievability), try #require(value.rating.flatMap(Rating.init)))
      #expect(relativeError(next, value.next) < 1e-9)
    }
    for value in functions.forgetStability {
      let next = model.forgottenStability(
        MemoryState(
          stability: value.stability, difficulty: try #require(value.difficulty)),
        try #require(value.retrievability))
      #expect(relativeError(next, value.next) < 1e-9)
    }
    for value in functions.shortTermStability {
      let next = model.sameDayStability(
        value.stability, try #require(value.rating.flatMap(Rating.init)))
      #expect(relativeError(MemoryModel.bounded(stability: next), value.next) < 1e-9)
    }
    for value in functions.fuzzRange {
      let range = IntervalFuzz.range(of: value.intervalDays, maximum: 36_500)
      #expect(range == value.min...value.max)
    }
  }

  @Test func theWeightsAndTheirBoundsAreThose() {
    #expect(MemoryWeights.standard.values == vectors.defaults.parameters)
    #expect(MemoryWeights.lowerBounds == vectors.defaults.lowerBounds)
    #expect(MemoryWeights.upperBounds == vectors.defaults.upperBounds)
    #expect(MemoryWeights(vectors.defaults.parameters) == .standard)
  }

  @Test func weightsOutOfTheirBoundsAreNone() {
    for index in 0..<MemoryWeights.count {
      for wrong in [-1, 1000, Double.nan, .infinity] {
        var values = MemoryWeights.standard.values
        values[index] = wrong
        #expect(MemoryWeights(values) == nil)
      }
    }
    #expect(MemoryWeights([]) == nil)
    #expect(MemoryWeights(MemoryWeights.standard.values + [1]) == nil)
  }

  /// A month of a learner who studies past midnight, travels and changes to summer time.
  @Test func aMonthOfALearnerGivesTheSameStates() throws {
    let text = try String(contentsOf: Vectors.file("learner-30-days.txt"), encoding: .utf8)
    var register = CardRegister()
    var entries: [LogEntry] = []
    var expected: [Int: [Substring]] = [:]
    var states: [Int: CardState] = [:]
    let scheduler = Scheduler()
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    for (index, fields) in lines.enumerated() {
      let moment = try #require(Int64(fields[0]))
      let offset = try #require(Int(fields[1]))
      let card = register.add(Array("card.\(fields[2])".utf8))
      let rating = try #require(UInt8(fields[3]).flatMap(Rating.init))
      let before = states[card] ?? CardState()
      let recall = scheduler.recall(of: before, on: Day(at: moment, offset: offset))
      let expectedRecall = try #require(Double(fields[4]))
      #expect(recall == expectedRecall || relativeError(recall, expectedRecall) < 1e-9)
      entries.append(
        LogEntry(
          id: EntryID(source: 1, number: UInt64(index)), moment: moment, offset: offset,
          card: card, action: .review(rating, answer: 0, milliseconds: 0)))
      expected[card] = fields
      let state = scheduler.answer(before, rating, at: moment, offset: offset)
      try expect(state, fields)
      states[card] = state
    }
    #expect(lines.count == 521)
    let replayed = ReviewLog(entries.reversed()).replay(with: scheduler, for: register)
    for (card, fields) in expected { try expect(replayed[card], fields) }
  }

  private func expect(_ state: CardState, _ fields: [Substring]) throws {
    let memory = try #require(state.memory)
    let line = Comment(rawValue: fields.joined(separator: " "))
    #expect(relativeError(memory.stability, try #require(Double(fields[5]))) < 1e-9, line)
    #expect(relativeError(memory.difficulty, try #require(Double(fields[6]))) < 1e-9, line)
    #expect("\(state.phase)" == fields[7], line)
    #expect(state.step == Int(fields[8]), line)
    #expect(state.dueDay.number == Int(fields[9]), line)
    if state.isInSteps {
      let moment = try #require(Int64(fields[0]))
      #expect(state.dueMoment == moment + 1000 * (try #require(Int64(fields[10]))), line)
    }
  }
}

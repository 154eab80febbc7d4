import SeededNumbers
import Testing

@testable import Recall

/// Answers, previews and the spread of intervals.
@Suite struct SchedulerTests {
  private let noon: Int64 = 20_000 * 86_400_000 + 43_200_000
  private let day: Int64 = 86_400_000

  /// States reached by random answers at random times.
  private func randomStates(seed: UInt64, count: Int) -> [(state: CardState, moment: Int64)] {
    var random = Xorshift(seed: seed)
    let scheduler = Scheduler()
    var states: [(CardState, Int64)] = []
    var state = CardState()
    var moment = noon
    for _ in 0..<count {
      if Int.random(in: 0..<12, using: &random) == 0 { state = CardState() }
      moment +=
        Int64.random(in: 0...1, using: &random) == 0
        ? Int64.random(in: -60_000...3_600_000, using: &random)
        : Int64.random(in: 0...60, using: &random) * day
      let rating = Rating.allCases.randomElement(using: &random) ?? .good
      state = scheduler.answer(state, rating, at: moment, offset: 60)
      states.append((state, moment))
    }
    return states
  }

  @Test(arguments: 0..<8)
  func aHarderAnswerNeverWaitsLonger(seed: UInt64) {
    var random = Xorshift(seed: seed + 100)
    let settings = [
      SchedulerSettings(), SchedulerSettings(learningSteps: [], relearningSteps: []),
      SchedulerSettings(desiredRetention: 0.7, learningSteps: [600]),
      SchedulerSettings(desiredRetention: 0.97, learningSteps: [60, 600, 3600]),
    ]
    for (state, last) in randomStates(seed: seed, count: 400) {
      let moment = last + Int64.random(in: 0...40, using: &random) * day
      for setting in settings {
        let previews = Scheduler(setting).previews(of: state, at: moment, offset: 60)
        #expect(previews.map(\.rating) == Rating.allCases)
        for (harder, easier) in zip(previews, previews.dropFirst()) {
          #expect(harder.interval.length <= easier.interval.length)
        }
      }
    }
  }

  @Test func aPreviewIsWhatTheAnswerGives() {
    let scheduler = Scheduler()
    for (state, last) in randomStates(seed: 5, count: 300) {
      let moment = last + 3 * day
      for preview in scheduler.previews(of: state, at: moment, offset: 60) {
        let next = scheduler.answer(state, preview.rating, at: moment, offset: 60)
        #expect(preview.memory == next.memory)
        switch preview.interval {
        case .days(let days): #expect(next.dueDay - next.lastDay == days)
        case .seconds(let seconds): #expect(next.dueMoment == moment + Int64(seconds) * 1000)
        }
      }
    }
  }

  @Test func theFirstPreviewsAreInMinutesAndDays() {
    let previews = Scheduler().previews(of: CardState(), at: noon, offset: 0)
    #expect(previews.map(\.interval.minutes) == [1, 5.5, 10, nil])
    #expect(previews.last?.interval == .days(8))
  }

  @Test(arguments: 1..<60)
  func noIntervalPassesTheExam(left: Int) {
    let scheduler = Scheduler()
    for (state, last) in randomStates(seed: 9, count: 60) {
      let today = Day(at: last, offset: 60)
      let plain = scheduler.previews(of: state, at: last, offset: 60)
      let capped = scheduler.previews(of: state, at: last, offset: 60, exam: today + left)
      for (preview, plain) in zip(capped, plain) {
        guard case .days(let days) = preview.interval else {
          #expect(preview == plain)
          continue
        }
        #expect(days <= max(left - 1, 1) && days >= 1)
        #expect(preview.isCapped == (preview.interval != plain.interval))
      }
    }
  }

  @Test func onAndAfterTheExamIntervalsAreFSRSs() {
    let scheduler = Scheduler()
    for (state, last) in randomStates(seed: 9, count: 60) {
      let today = Day(at: last, offset: 60)
      let plain = scheduler.previews(of: state, at: last, offset: 60)
      #expect(scheduler.previews(of: state, at: last, offset: 60, exam: today) == plain)
      #expect(scheduler.previews(of: state, at: last, offset: 60, exam: today - 1) == plain)
    }
  }

  @Test(arguments: 0..<6)
  func numbersStayWithinTheirBoundsWithAnyWeights(seed: UInt64) throws {
    var random = Xorshift(seed: seed)
    for _ in 0..<60 {
      let weights = try #require(
        MemoryWeights(
          zip(MemoryWeights.lowerBounds, MemoryWeights.upperBounds).map { low, high in
            switch Int.random(in: 0..<3, using: &random) {
            case 0: low
            case 1: high
            default: Double.random(in: low...high, using: &random)
            }
          }))
      let scheduler = Scheduler(
        SchedulerSettings(
          weights: weights,
          desiredRetention: [0, 0.5, 0.9, 0.99, 1, .nan].randomElement(using: &random) ?? 0.9,
          learningSteps: [[], [Int.min], [60, Int.max], [1, 1, 1]].randomElement(using: &random)
            ?? [],
          maximumInterval: [Int.min, 1, 365, Int.max].randomElement(using: &random) ?? 1,
          fuzzSeed: seed % 2 == 0 ? nil : seed))
      var state = CardState()
      var moment = noon
      for _ in 0..<120 {
        moment &+= Int64(bitPattern: random.next()) >> Int64.random(in: 8...60, using: &random)
        let rating = Rating.allCases.randomElement(using: &random) ?? .good
        state = scheduler.answer(state, rating, at: moment, offset: 0)
        let memory = try #require(state.memory)
        #expect(memory.stability >= 0.001 && memory.stability <= 1_000_000_000)
        #expect(memory.difficulty >= 1 && memory.difficulty <= 10)
        let recall = scheduler.recall(
          of: state, on: state.lastDay + Int.random(in: -5...100_000, using: &random))
        #expect(recall >= 0 && recall <= 1)
        if state.phase == .review { #expect(state.dueDay >= state.lastDay) }
      }
    }
  }

  @Test func numbersThatAreNoneBecomeMemories() {
    for stability in [Double.nan, -1, 0, .infinity, 1e300] {
      for difficulty in [Double.nan, -1, 0, .infinity, 1e300] {
        let state = MemoryState(stability: stability, difficulty: difficulty)
        #expect((0.001...1_000_000_000).contains(state.stability))
        #expect((1...10).contains(state.difficulty))
      }
    }
    for days in [Int.min, -1, 0, 1, Int.max] {
      for stability in [Double.nan, -1, 0, .infinity] {
        #expect((0...1).contains(MemoryModel().retrievability(after: days, stability: stability)))
      }
    }
  }

  @Test func recallFallsWithTimeAndReaches90PercentAfterTheStability() {
    let model = MemoryModel()
    for stability in [1.0, 5, 30, 400] {
      #expect(
        relativeError(model.retrievability(after: Int(stability), stability: stability), 0.9)
          < 1e-12)
      var last = 1.0
      for days in 1...500 {
        let recall = model.retrievability(after: days, stability: stability)
        #expect(recall < last)
        last = recall
      }
    }
  }

  @Test func spreadIntervalsStayInTheirRangeAndReachAllOfIt() {
    for interval in [3, 10, 30, 100] {
      let range = IntervalFuzz.range(of: interval, maximum: 36_500)
      var drawn: [Int: Int] = [:]
      for seed in 0..<4000 {
        let days = IntervalFuzz.draw(interval, maximum: 36_500, seed: UInt64(seed))
        #expect(range.contains(days))
        drawn[days, default: 0] += 1
      }
      // Each day of the range is as likely: within a third of its share.
      let share = 4000 / range.count
      for days in range { #expect((share * 2 / 3...share * 4 / 3).contains(drawn[days] ?? 0)) }
    }
    #expect(IntervalFuzz.range(of: 2, maximum: 100) == 2...2)
    #expect(IntervalFuzz.range(of: 40, maximum: 21) == 21...21)
  }

  @Test func theSpreadDependsOnSeedAndCardAlone() {
    let spread = Scheduler(SchedulerSettings(fuzzSeed: 7))
    var due: Set<Int> = []
    for card in 0..<50 {
      let state = spread.answer(CardState(), .easy, at: noon, offset: 0, card: UInt64(card))
      #expect(state == spread.answer(CardState(), .easy, at: noon, offset: 0, card: UInt64(card)))
      #expect((6...10).contains(state.dueDay - state.lastDay))
      due.insert(state.dueDay.number)
    }
    #expect(due.count == 5)
  }
}

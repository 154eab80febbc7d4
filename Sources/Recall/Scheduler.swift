/// When cards come back, by FSRS-6.
public struct Scheduler: Sendable {
  /// The formulas in use.
  public let model: MemoryModel

  /// The recall at which a card comes back.
  public let desiredRetention: Double

  private let fading: Double
  private let learningSteps: [Int]
  private let relearningSteps: [Int]
  private let maximumInterval: Int
  private let fuzzSeed: UInt64?

  /// Creates a scheduler; settings out of their bounds are moved into them, steps into
  /// 1 second...7 days.
  public init(_ settings: SchedulerSettings = SchedulerSettings()) {
    model = MemoryModel(settings.weights)
    desiredRetention =
      settings.desiredRetention > 0.5 ? min(settings.desiredRetention, 0.99) : 0.5
    fading = model.fading(to: desiredRetention)
    learningSteps = settings.learningSteps.map { min(max($0, 1), 604_800) }
    relearningSteps = settings.relearningSteps.map { min(max($0, 1), 604_800) }
    maximumInterval = min(max(settings.maximumInterval, 1), 36_500)
    fuzzSeed = settings.fuzzSeed
  }

  /// How many answers a card takes on one day until it is due after days.
  ///
  /// - Parameters:
  ///   - state: The card's state before.
  ///   - isRecalled: Whether the first answer is good; all others are.
  /// - Returns: The count, at least 1.
  func answersToGraduate(_ state: CardState, isRecalled: Bool) -> Int {
    switch (state.phase, isRecalled) {
    case (.review, true): 1
    case (.review, false): 1 + relearningSteps.count
    case (.relearning, true): max(relearningSteps.count - state.step, 1)
    case (.relearning, false): relearningSteps.count + 1
    case (_, true): max(learningSteps.count - state.step, 1)
    case (_, false): learningSteps.count + 1
    }
  }

  /// The days until a memory is due, without spread.
  func days(_ memory: MemoryState) -> Int {
    model.interval(stability: memory.stability, fading: fading, maximum: maximumInterval)
  }

  /// A card's state after an answer, with days as the caller counts them, and the time until it
  /// comes back.
  ///
  /// Sets phase, step, memory and counts; the places in time are `answer`'s to set.
  ///
  /// - Parameters:
  ///   - state: The state before.
  ///   - rating: The answer.
  ///   - elapsed: The time since the last answer; without effect on a new card.
  ///   - card: The card's number for the spread of intervals, the same in every build.
  /// - Returns: The state after, and the interval.
  public func step(
    _ state: CardState, _ rating: Rating, elapsed: Elapsed, card: UInt64 = 0
  ) -> (state: CardState, interval: Interval) {
    var next = state
    next.answers += 1
    let memory =
      if let memory = state.memory {
        model.state(after: rating, from: memory, elapsed: elapsed)
      } else {
        model.firstState(rating)
      }
    next.memory = memory
    let steps = state.phase == .new || state.phase == .learning ? learningSteps : relearningSteps
    if state.phase == .review {
      if rating == .again {
        next.lapses += 1
        if let first = steps.first {
          next.phase = .relearning
          next.step = 0
          return (next, .seconds(first))
        }
      }
    } else if let seconds = Self.delay(in: steps, at: state.step, rating) {
      next.phase = state.phase == .relearning ? .relearning : .learning
      next.step = rating == .again ? 0 : rating == .good ? state.step + 1 : state.step
      return (next, .seconds(seconds))
    }
    next.phase = .review
    next.step = 0
    return (next, .days(days(memory.stability, card: card, answers: next.answers)))
  }

  /// The seconds to wait within steps, or nil when an answer leaves them.
  private static func delay(in steps: [Int], at step: Int, _ rating: Rating) -> Int? {
    guard let first = steps.first else { return nil }
    if rating == .again { return first }
    guard step < steps.count else { return nil }
    switch rating {
    case .again: return first
    case .hard:
      if step > 0 { return steps[step] }
      return steps.count > 1 ? (first + steps[1] + 1) / 2 : (3 * first + 1) / 2
    case .good: return step + 1 < steps.count ? steps[step + 1] : nil
    case .easy: return nil
    }
  }

  private func days(_ stability: Double, card: UInt64, answers: Int) -> Int {
    let days = model.interval(stability: stability, fading: fading, maximum: maximumInterval)
    guard let fuzzSeed else { return days }
    return IntervalFuzz.draw(
      days, maximum: maximumInterval,
      seed: IntervalFuzz.seed(fuzzSeed, card: card, answers: answers))
  }

  /// A card's state after an answer at a moment, in the learner's days.
  ///
  /// - Parameters:
  ///   - state: The state before.
  ///   - rating: The answer.
  ///   - moment: Milliseconds since 1970.
  ///   - offset: Minutes that local time is ahead of UTC.
  ///   - card: The card's number for the spread of intervals, the same in every build.
  /// - Returns: The state after.
  public func answer(
    _ state: CardState, _ rating: Rating, at moment: Int64, offset: Int, card: UInt64 = 0
  ) -> CardState {
    let today = Day(at: moment, offset: offset)
    return place(
      step(state, rating, elapsed: Elapsed(from: state.lastDay, to: today), card: card),
      before: state, on: today, at: moment, offset: offset)
  }

  private func place(
    _ answered: (state: CardState, interval: Interval), before: CardState, on today: Day,
    at moment: Int64, offset: Int
  ) -> CardState {
    var next = answered.state
    if !before.isIntroduced {
      next.firstDay = today
    } else if before.lastDay != today {
      next.previousDueDay = before.dueDay
    }
    next.lastDay = today
    next.lastMoment = moment
    switch answered.interval {
    case .seconds(let seconds):
      next.dueMoment = moment &+ Int64(seconds) &* 1000
      next.dueDay = Day(at: next.dueMoment, offset: offset)
    case .days(let days):
      next.dueMoment = 0
      next.dueDay = today + days
    }
    return next
  }

  /// What each of the four answers would lead to now.
  ///
  /// - Parameters:
  ///   - state: The card's state.
  ///   - moment: Milliseconds since 1970.
  ///   - offset: Minutes that local time is ahead of UTC.
  ///   - exam: The day of the exam, which caps the intervals; nil for none.
  ///   - card: The card's number for the spread of intervals, the same in every build.
  /// - Returns: One preview for each rating, from again to easy.
  public func previews(
    of state: CardState, at moment: Int64, offset: Int, exam: Day? = nil, card: UInt64 = 0
  ) -> [AnswerPreview] {
    let today = Day(at: moment, offset: offset)
    let elapsed = Elapsed(from: state.lastDay, to: today)
    return Rating.allCases.map { rating in
      let answered = step(state, rating, elapsed: elapsed, card: card)
      var preview = AnswerPreview(
        rating: rating, interval: answered.interval, isCapped: false, memory: answered.state.memory)
      if case .days(let days) = answered.interval, let exam, today < exam {
        let longest = ExamDays.longestInterval(from: today, exam: exam)
        preview.isCapped = days > longest
        preview.interval = .days(min(days, longest))
      }
      return preview
    }
  }

  /// The probability that a card is recalled on a day; 0 for a card that was never answered.
  public func recall(of state: CardState, on day: Day) -> Double {
    guard let memory = state.memory else { return 0 }
    return model.retrievability(after: day - state.lastDay, stability: memory.stability)
  }
}

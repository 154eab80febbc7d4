/// What is expected of a card up to a day, over all answers that it may get.
///
/// At each review the card is recalled (good) with the probability that FSRS predicts, else
/// forgotten (again); in steps the further answers are good. Both branches are followed unless one
/// has a weight of less than 1/16: then a draw with these chances, whose seed is the card's place,
/// follows one for both. That leaves the expected values as they are (what Monte Carlo methods call
/// Russian roulette), where dropping unlikely branches would forget the lapses.
struct AnswerTree {
  /// The expected load of each day, by distance from the first.
  private(set) var loads: [DayLoad]

  private struct Branch {
    var state: CardState
    var day: Day
    var weight: Double
    var reviews: Int
  }

  private let scheduler: Scheduler
  private let settings: PlannerSettings
  private let examDays: ExamDays?
  private let first: Day
  private let end: Day
  private let predicted: Day
  private var branches: [Branch] = []

  /// Creates a tree without cards.
  ///
  /// - Parameters:
  ///   - first: The first day of the loads.
  ///   - end: The day after the last on which cards are answered.
  ///   - predicted: The day for which recall is predicted.
  ///   - examDays: The days before an exam that lies ahead; nil for plain FSRS.
  ///   - scheduler: The scheduler.
  ///   - settings: The plan's settings, within their bounds.
  init(
    from first: Day, to end: Day, predicting predicted: Day, _ examDays: ExamDays?,
    _ scheduler: Scheduler,
    _ settings: PlannerSettings
  ) {
    self.first = first
    self.end = end
    self.predicted = predicted
    self.examDays = examDays
    self.scheduler = scheduler
    self.settings = settings
    loads = (0..<min(max(end - first, 0), 366)).map {
      DayLoad(day: first + $0, reviews: 0, newCards: 0, answers: 0, minutes: 0)
    }
  }

  /// Adds a card to the loads.
  ///
  /// - Parameters:
  ///   - state: The card's state.
  ///   - day: The day on which it comes next; nil for never.
  ///   - place: The card's place among the cards.
  /// - Returns: The expected recall on the predicted day, 0...1.
  mutating func add(_ state: CardState, on day: Day?, place: Int) -> Double {
    guard let day else { return scheduler.recall(of: state, on: predicted) }
    var recall = 0.0
    branches.append(Branch(state: state, day: day, weight: 1, reviews: 0))
    while var branch = branches.popLast() {
      while branch.day < end, branch.reviews < 100 { review(&branch, place: place) }
      recall += branch.weight * scheduler.recall(of: branch.state, on: predicted)
    }
    return min(recall, 1)
  }

  /// Answers the card of a branch, and leaves the other answer for later.
  private mutating func review(_ branch: inout Branch, place: Int) {
    let before = branch.state
    let recall =
      before.isIntroduced ? scheduler.recall(of: before, on: branch.day) : settings.firstRecall
    let forgotten = branch.weight * (1 - recall)
    let recalled = branch.weight * recall
    let isSplit = min(forgotten, recalled) >= 0.0625
    if isSplit {
      var other = branch
      other.weight = forgotten
      answer(&other, isRecalled: false, place: place)
      branches.append(other)
      branch.weight = recalled
    }
    let draw = SeededDraw.part(
      UInt64(truncatingIfNeeded: place) << 16 | UInt64(branch.reviews) << 8
        | UInt64(branch.state.lapses & 0xFF))
    answer(&branch, isRecalled: isSplit || draw < recall, place: place)
  }

  private mutating func answer(_ branch: inout Branch, isRecalled: Bool, place: Int) {
    let before = branch.state
    let count = scheduler.answersToGraduate(before, isRecalled: isRecalled)
    record(count, on: branch.day, weight: branch.weight, isNew: !before.isIntroduced)
    var state = before
    var elapsed = Elapsed(from: before.lastDay, to: branch.day)
    for index in 0..<count {
      let rating: Rating = index > 0 || isRecalled ? .good : .again
      state = scheduler.step(state, rating, elapsed: elapsed).state
      elapsed = Elapsed(days: 0)
    }
    state.lastDay = branch.day
    branch.state = state
    branch.reviews += 1
    guard let memory = state.memory else { return }
    branch.day = nextDay(after: branch.day, memory, place: place)
  }

  private mutating func record(_ answers: Int, on day: Day, weight: Double, isNew: Bool) {
    let index = day - first
    guard loads.indices.contains(index) else { return }
    if isNew { loads[index].newCards += weight } else { loads[index].reviews += weight }
    loads[index].answers += weight * Double(answers)
    loads[index].minutes += weight * Double(answers) * settings.secondsPerAnswer / 60
  }

  /// The day on which a card comes next, in the last week if it would be due after the exam.
  private func nextDay(after day: Day, _ memory: MemoryState, place: Int) -> Day {
    let due = day + scheduler.days(memory)
    guard let examDays, due >= examDays.exam, day < examDays.lastWeekStart else { return due }
    let recall = scheduler.model.retrievability(
      after: examDays.exam - day, stability: memory.stability)
    let span = examDays.exam - examDays.lastWeekStart
    guard recall < settings.lastWeekRecall, span > 0 else { return due }
    return examDays.lastWeekStart + place % span
  }
}

import SeededNumbers
import Testing

@testable import Recall

/// Plans on fixed days: what comes, when, and what it leads to.
@Suite struct PlannerTests {
  private static let day: Int64 = 86_400_000
  private static let now: Int64 = 20_500 * day + 43_200_000
  private let today = Day(number: 20_500)
  private let scheduler = Scheduler()

  /// A state after good answers, in days before now, the first twice.
  private func state(_ days: [Int], last: Rating = .good) -> CardState {
    var state = CardState()
    for (index, ago) in days.enumerated() {
      let moment = Self.now - Int64(ago) * Self.day
      let rating = index == days.count - 1 ? last : .good
      if index == 0 {
        state = scheduler.answer(state, .good, at: moment - 1_200_000, offset: 0)
      }
      state = scheduler.answer(state, rating, at: moment, offset: 0)
    }
    return state
  }

  /// Cards in all stages, the same in every run.
  private func cards(_ count: Int, seed: UInt64 = 1) -> [StudyCard] {
    var random = Xorshift(seed: seed)
    return (0..<count).map { index in
      var ago = Int.random(in: 0...40, using: &random)
      var days: [Int] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        days.append(ago)
        ago = Int.random(in: 0...ago, using: &random)
      }
      let rating: Rating = Int.random(in: 0..<5, using: &random) == 0 ? .again : .good
      return StudyCard(
        state: state(days, last: rating), driver: index % 5, domain: index % 3,
        interleavingGroup: index % 4)
    }
  }

  private func plan(
    _ cards: [StudyCard], exam left: Int?, _ settings: PlannerSettings = PlannerSettings()
  ) -> Plan {
    Planner(scheduler, exam: left.map { today + $0 }, settings: settings)
      .plan(cards, at: Self.now, offset: 0)
  }

  private func cost(_ cards: [StudyCard], exam left: Int?) -> MissedDay {
    Planner(scheduler, exam: left.map { today + $0 })
      .costOfMissingToday(cards, at: Self.now, offset: 0)
  }

  @Test func theDateChoosesTheMode() {
    let modes: [(Int?, StudyMode)] = [
      (nil, .plain), (8, .beforeExam), (7, .lastWeek), (1, .lastWeek), (0, .examDay),
      (-1, .afterExam),
    ]
    for (left, mode) in modes {
      let plan = plan(cards(20), exam: left)
      #expect(plan.mode == mode)
      #expect(plan.daysLeft == left)
    }
  }

  @Test(arguments: [nil, -1, 0, 1, 7, 20])
  func withoutCardsThereIsNothingToDo(left: Int?) {
    let plan = plan([], exam: left)
    #expect(plan.queue.isEmpty && plan.cards.isEmpty && plan.drivers.isEmpty)
    #expect(plan.loads.allSatisfy { $0.minutes == 0 })
    #expect(plan.all.cards == 0 && plan.all.asPlanned == 0)
    #expect(plan.weakestDriver == nil)
    #expect(cost([], exam: left) == MissedDay(recallLost: 0, cardsAdded: 0, minutesAdded: 0))
  }

  @Test func cardsSetAsideComeNowhere() {
    var cards = cards(30)
    for index in cards.indices { cards[index].state.isSuspended = true }
    let plan = plan(cards, exam: 10)
    #expect(plan.queue.isEmpty)
    #expect(plan.leftOut == 0)
    #expect(plan.drivers.isEmpty && plan.domains.isEmpty && plan.all.cards == 0)
    #expect(plan.cards.count == 30 && plan.cards.allSatisfy { $0.nextDay == nil })
    #expect(plan.loads.allSatisfy { $0.cards == 0 })
  }

  @Test func afterTheExamThePlanIsFSRSs() {
    let cards = cards(80)
    var past = plan(cards, exam: -1)
    let plain = plan(cards, exam: nil)
    past.mode = .plain
    past.daysLeft = nil
    #expect(past == plain)
  }

  @Test func onTheDayOfTheExamOnlyWhatIsDueComes() {
    let cards = cards(80)
    let plan = plan(cards, exam: 0)
    #expect(!plan.queue.isEmpty)
    #expect(plan.queue.allSatisfy { $0.reason == .due || $0.reason == .step })
    #expect(plan.leftOut == cards.filter { !$0.state.isIntroduced }.count)
    #expect(plan.loads.count == 1)
    #expect((plan.loads.first?.cards ?? 0).rounded() == Double(plan.queue.count))
    #expect(cost(cards, exam: 0) == MissedDay(recallLost: 0, cardsAdded: 0, minutesAdded: 0))
  }

  @Test(arguments: 1..<45)
  func nothingIsPlannedForTheExamOrLater(left: Int) {
    for seed in 1...4 {
      let plan = plan(cards(60, seed: UInt64(seed)), exam: left)
      #expect(plan.predictedDay == today + left)
      #expect(plan.loads.count == left)
      for card in plan.cards {
        if let day = card.nextDay { #expect(day >= today && day < today + left) }
      }
    }
  }

  @Test(arguments: 1..<45)
  func allNewCardsAreMetInTimeAndNoneInTheLastDays(left: Int) {
    let cards = (0..<100).map { _ in StudyCard(state: CardState()) }
    let plan = plan(cards, exam: left)
    let quiet = min(3, left / 4)
    #expect(plan.leftOut == 0)
    #expect(plan.cards.allSatisfy { ($0.nextDay ?? today + 999) <= today + left - 1 - quiet })
    let met = plan.loads.map(\.newCards)
    #expect((met.reduce(0, +) - 100).magnitude < 1e-9)
    #expect(met.suffix(quiet).allSatisfy { $0 == 0 })
    #expect(met.max() == Double(plan.queue.count))
    #expect(plan.queue.count == max(10, (100 + left - quiet - 1) / (left - quiet)))
  }

  @Test func newCardsMetTodayCountAsTodays() {
    var cards = (0..<40).map { _ in StudyCard(state: CardState()) }
    #expect(plan(cards, exam: nil).queue.count == 10)
    for index in 0..<4 {
      cards[index].state = scheduler.answer(CardState(), .easy, at: Self.now, offset: 0)
    }
    #expect(plan(cards, exam: nil).queue.map(\.card) == [4, 5, 6, 7, 8, 9])
    let none = plan(cards, exam: nil, PlannerSettings(newCardsPerDay: 0))
    #expect(none.queue.isEmpty && none.leftOut == 36)
  }

  @Test func inTheLastDaysNewCardsAreLeftOut() {
    var cards = (0..<10).map { _ in StudyCard(state: CardState()) }
    cards.append(StudyCard(state: state([20, 18])))
    let plan = plan(cards, exam: 3)
    #expect(plan.leftOut == 10)
    #expect(plan.queue.allSatisfy { $0.reason != .new })
    #expect(self.plan(cards, exam: 4).leftOut == 0)
    // Who begins three days before still meets them.
    #expect(self.plan(Array(cards.prefix(10)), exam: 3).leftOut == 0)
  }

  @Test func theWeakestComesFirst() {
    let cards = [[30, 28, 17], [9], [3], [4], [14]].map { StudyCard(state: state($0)) }
    for left in [nil, 5, 20] {
      let plan = plan(cards, exam: left)
      let due = plan.queue.filter { $0.reason == .due }
      #expect(due.count >= 4)
      let recalls = due.map { plan.cards[$0.card] }.map {
        left == nil ? $0.today : $0.ifNotReviewed
      }
      #expect(recalls == recalls.sorted())
    }
  }

  @Test func aChangedAnswerIsDueAtOnceAndFirst() {
    var cards = [[30, 28, 17], [1], [14]].map { StudyCard(state: state($0)) }
    cards[1].state.seenAnswer = 5
    cards[1].answer = 6
    let queue = plan(cards, exam: nil).queue
    #expect(queue.first == QueueItem(card: 1, reason: .changed, waitsUntil: nil))
    #expect(queue.count == 2)
    cards[1].answer = 5
    #expect(plan(cards, exam: nil).queue.map(\.card) == [2])
  }

  @Test func stepsThatAreNotOverWaitAtTheEnd() {
    var cards = [StudyCard(state: state([14])), StudyCard(state: CardState())]
    let waiting = scheduler.answer(CardState(), .again, at: Self.now - 20_000, offset: 0)
    let ready = scheduler.answer(CardState(), .again, at: Self.now - 70_000, offset: 0)
    cards += [StudyCard(state: waiting), StudyCard(state: ready)]
    let queue = plan(cards, exam: nil).queue
    #expect(queue.map(\.card) == [3, 0, 1, 2])
    #expect(queue.map(\.waitsUntil) == [nil, nil, nil, Self.now + 40_000])
  }

  @Test func cardsOfOneGroupStayApart() {
    var cards = (0..<12).map { StudyCard(state: state([20 + $0]), interleavingGroup: $0 / 4) }
    let order = plan(cards, exam: 10).queue.map(\.card)
    #expect(order.count == 12)
    for (left, right) in zip(order, order.dropFirst()) { #expect(left / 4 != right / 4) }
    // Also after the card that was answered just now.
    let first = order[0]
    cards[first].state = scheduler.answer(
      cards[first].state, .good, at: Self.now - 1000, offset: 0)
    let next = plan(cards, exam: 10).queue.map(\.card)
    #expect(next.count == 11 && next[0] / 4 != first / 4)
  }

  @Test func inTheLastWeekEachWeakCardComesOnceMore() {
    // Intervals that end after the exam: FSRS alone would not show these cards again.
    var cards = (0..<70).map { StudyCard(state: state([40 + $0 % 5, 38, 25])) }
    for card in cards { #expect(card.state.dueDay > today + 10) }
    var seen = [Int](repeating: 0, count: 70)
    var shares: [Int] = []
    for day in 0..<10 {
      var answered = 0
      while true {
        let moment = Self.now + Int64(day) * Self.day + Int64(answered) * 10_000
        let plan = Planner(scheduler, exam: today + 10).plan(cards, at: moment, offset: 0)
        guard let item = plan.queue.first else { break }
        #expect(item.reason == .lastWeek)
        seen[item.card] += 1
        answered += 1
        cards[item.card].state = scheduler.answer(
          cards[item.card].state, .good, at: moment, offset: 0)
      }
      shares.append(answered)
    }
    #expect(seen == Array(repeating: 1, count: 70))
    #expect(shares == [0, 0, 0, 10, 10, 10, 10, 10, 10, 10])
  }

  @Test func aLapseInTheLastWeekBringsNoOtherCardForward() {
    var cards = (0..<14).map { StudyCard(state: state([40 + $0 % 5, 38, 25])) }
    let first = plan(cards, exam: 7).queue.map(\.card)
    #expect(first.count == 2)
    for (seconds, rating) in [(-900, Rating.again), (-60, .good)] {
      cards[first[0]].state = scheduler.answer(
        cards[first[0]].state, rating, at: Self.now + Int64(seconds * 1000), offset: 0)
    }
    #expect(cards[first[0]].state.phase == .review)
    #expect(plan(cards, exam: 7).queue.map(\.card) == [first[1]])
  }

  @Test func strongCardsStayAwayInTheLastWeek() {
    let cards = [StudyCard(state: state([120, 118, 107, 61, 20]))]
    let plan = plan(cards, exam: 5)
    #expect((plan.cards.first?.ifNotReviewed ?? 0) > 0.95)
    #expect(plan.queue.isEmpty && plan.cards.first?.nextDay == nil)
    #expect(self.plan(cards, exam: 5, PlannerSettings(lastWeekRecall: 1)).queue.count == 1)
  }

  @Test(arguments: 1..<30)
  func studyingRaisesTheRecallOnTheDay(left: Int) {
    let plan = plan(cards(120), exam: left)
    #expect(plan.all.asPlanned > plan.all.ifNotReviewed)
    for card in plan.cards {
      #expect((0...1).contains(card.asPlanned))
      #expect((0...1).contains(card.ifNotReviewed))
    }
  }

  /// The loads are expected values: a learner who answers as FSRS predicts has about these.
  @Test func theLoadsAreWhatALearnerMeets() {
    let cards = cards(300)
    let expected = plan(cards, exam: 25)
    var random = Xorshift(seed: 11)
    var states = cards
    var reviews = 0
    var answers = 0
    for day in 0..<25 {
      let start = Self.now + Int64(day) * Self.day
      var moment = start
      let firstQueue = Planner(scheduler, exam: today + 25).plan(states, at: moment, offset: 0)
        .queue
      reviews += firstQueue.count
      for item in firstQueue {
        repeat {
          moment += 12_000
          let before = states[item.card].state
          let recall =
            before.isIntroduced
            ? scheduler.recall(of: before, on: Day(at: moment, offset: 0)) : 0.76
          let rating: Rating =
            Double.random(in: 0..<1, using: &random) < recall ? .good : .again
          states[item.card].state = scheduler.answer(before, rating, at: moment, offset: 0)
          answers += 1
        } while states[item.card].state.isInSteps
      }
    }
    let cardsExpected = expected.loads.reduce(0) { $0 + $1.cards }
    let answersExpected = expected.loads.reduce(0) { $0 + $1.answers }
    #expect((cardsExpected / Double(reviews) - 1).magnitude < 0.08)
    #expect((answersExpected / Double(answers) - 1).magnitude < 0.08)
    let recall = states.reduce(0) { $0 + scheduler.recall(of: $1.state, on: today + 25) } / 300
    #expect((recall - expected.all.asPlanned).magnitude < 0.02)
  }

  @Test func todaysLoadIsTodaysQueue() {
    for left in [nil, 0, 1, 5, 7, 20] {
      let plan = plan(cards(150), exam: left)
      let load = plan.loads.first
      #expect(((load?.cards ?? 0) - Double(plan.queue.count)).magnitude < 1e-9)
      #expect((load?.minutes ?? 0) >= Double(plan.queue.count) * 12 / 60)
      #expect(load?.day == today)
    }
  }

  @Test func aMissedDayCosts() {
    let due = (0..<40).map { StudyCard(state: state([9 + $0 % 20])) }
    let near = cost(due, exam: 3)
    #expect(near.cardsAdded > 25)
    #expect(near.minutesAdded > 25 * 12 / 60)
    let last = cost(due, exam: 1)
    #expect(last.recallLost > 0.1)
    #expect(last.cardsAdded == 0)
    let nothing = cost([StudyCard(state: state([2, 0]))], exam: 5)
    #expect(nothing == MissedDay(recallLost: 0, cardsAdded: 0, minutesAdded: 0))
  }

  @Test func groupsAreTheMeansOfTheirCards() {
    let cards = cards(50)
    let plan = plan(cards, exam: 12)
    #expect(plan.drivers.map(\.group) == [0, 1, 2, 3, 4])
    #expect(plan.domains.map(\.group) == [0, 1, 2])
    for driver in plan.drivers {
      let members = cards.indices.filter { cards[$0].driver == driver.group }
      #expect(driver.cards == members.count)
      #expect(driver.unseen == members.filter { !cards[$0].state.isIntroduced }.count)
      let mean = members.reduce(0) { $0 + plan.cards[$1].asPlanned } / Double(members.count)
      #expect((driver.asPlanned - mean).magnitude < 1e-12)
    }
    let least = plan.drivers.map(\.ifNotReviewed).min()
    #expect(plan.weakestDriver?.ifNotReviewed == least)
  }

  @Test func planningAgainGivesTheSame() {
    let cards = cards(100)
    #expect(plan(cards, exam: 9) == plan(cards, exam: 9))
  }

  @Test(arguments: [nil, 6, 100_000_000])
  func tenThousandCardsHaveAPlan(left: Int?) {
    let few = cards(100)
    let many = (0..<10_000).map { few[$0 % 100] }
    let plan = plan(many, exam: left)
    #expect(plan.cards.count == 10_000)
    #expect(plan.all.cards == 10_000)
    #expect(plan.loads.count <= 366)
    #expect(Set(plan.queue.map(\.card)).count == plan.queue.count)
  }
}

/// Plans study towards an exam, or by FSRS alone.
///
/// A plan is a function of its arguments: the same cards at the same moment give the same plan.
public struct Planner: Sendable {
  private let scheduler: Scheduler
  private let settings: PlannerSettings
  private let exam: Day?

  /// Creates a planner.
  ///
  /// - Parameters:
  ///   - scheduler: The scheduler that made the cards' states.
  ///   - exam: The day of the exam; nil for none.
  ///   - settings: The plan's settings; those out of their bounds are moved into them.
  public init(
    _ scheduler: Scheduler, exam: Day? = nil, settings: PlannerSettings = PlannerSettings()
  ) {
    self.scheduler = scheduler
    self.exam = exam
    self.settings = settings.bounded
  }

  /// What to study today, and where it leads.
  ///
  /// - Parameters:
  ///   - cards: The cards, in the order in which new ones are to be met.
  ///   - moment: Now, in milliseconds since 1970.
  ///   - offset: Minutes that local time is ahead of UTC.
  /// - Returns: The plan.
  public func plan(_ cards: [StudyCard], at moment: Int64, offset: Int) -> Plan {
    let today = Day(at: moment, offset: offset)
    let predicted = predictedDay(from: today)
    // On the day of the exam what is due can still be answered; before it the plan ends a day early.
    let course = follow(
      cards, from: today, until: max(predicted, today + 1), predicting: predicted)
    let seen = (cards.indices).filter { !cards[$0].state.isSuspended }
    return Plan(
      mode: mode(on: today, cards), today: today, daysLeft: exam.map { $0 - today },
      predictedDay: predicted,
      queue: queue(course.agenda.entries, cards, at: moment, today), loads: course.loads,
      cards: course.forecasts,
      drivers: groups(seen, cards, course.forecasts) { $0.driver },
      domains: groups(seen, cards, course.forecasts) { $0.domain },
      all: GroupRecall(-1, seen, cards, course.forecasts), leftOut: course.agenda.leftOut)
  }

  /// What it costs not to study today: the plan from today against one that begins tomorrow.
  ///
  /// - Parameters:
  ///   - cards: The cards, as for `plan`.
  ///   - moment: Now, in milliseconds since 1970.
  ///   - offset: Minutes that local time is ahead of UTC.
  /// - Returns: The cost; nothing on the day of the exam.
  public func costOfMissingToday(
    _ cards: [StudyCard], at moment: Int64, offset: Int
  ) -> MissedDay {
    let today = Day(at: moment, offset: offset)
    guard exam != today else { return MissedDay(recallLost: 0, cardsAdded: 0, minutesAdded: 0) }
    let end = predictedDay(from: today)
    let studied = follow(cards, from: today, until: end, predicting: end)
    let missed = follow(cards, from: today + 1, until: end, predicting: end)
    let seen = cards.indices.filter { !cards[$0].state.isSuspended }
    let planned = studied.loads.count > 1 ? studied.loads[1] : nil
    return MissedDay(
      recallLost: GroupRecall(-1, seen, cards, studied.forecasts).asPlanned
        - GroupRecall(-1, seen, cards, missed.forecasts).asPlanned,
      cardsAdded: (missed.loads.first?.cards ?? 0) - (planned?.cards ?? 0),
      minutesAdded: (missed.loads.first?.minutes ?? 0) - (planned?.minutes ?? 0))
  }

  private func predictedDay(from today: Day) -> Day {
    if let exam, exam >= today { return exam }
    return today + settings.horizon
  }

  /// The days before the exam; nil when there is none, or when it is over.
  private func examDays(on today: Day, _ cards: [StudyCard]) -> ExamDays? {
    guard let exam, today <= exam else { return nil }
    var start = today
    for card in cards where card.state.isIntroduced { start = min(start, card.state.firstDay) }
    return ExamDays(exam: exam, start: start, settings)
  }

  private func mode(on today: Day, _ cards: [StudyCard]) -> StudyMode {
    guard let exam else { return .plain }
    guard let days = examDays(on: today, cards) else { return .afterExam }
    if today == exam { return .examDay }
    return today >= days.lastWeekStart ? .lastWeek : .beforeExam
  }

  /// Where studying every day from one on leads.
  private func follow(
    _ cards: [StudyCard], from first: Day, until end: Day, predicting predicted: Day
  ) -> (agenda: Agenda, loads: [DayLoad], forecasts: [CardForecast]) {
    let examDays = examDays(on: first, cards)
    let agenda = Agenda(cards, on: first, examDays, scheduler, settings)
    var tree = AnswerTree(
      from: first, to: end, predicting: predicted, examDays, scheduler, settings)
    var forecasts: [CardForecast] = []
    forecasts.reserveCapacity(cards.count)
    for index in cards.indices {
      let state = cards[index].state
      forecasts.append(
        CardForecast(
          today: scheduler.recall(of: state, on: first),
          ifNotReviewed: scheduler.recall(of: state, on: predicted),
          asPlanned: tree.add(state, on: agenda.days[index], place: index),
          nextDay: agenda.days[index]))
    }
    return (agenda, tree.loads, forecasts)
  }

  /// Today's cards: those in steps, then the weakest first, then new ones; confusable cards apart.
  ///
  /// Cards whose step is not over wait at the end.
  private func queue(
    _ entries: [Agenda.Entry], _ cards: [StudyCard], at moment: Int64, _ today: Day
  ) -> [QueueItem] {
    var waiting: [Int] = []
    var ready: [Int] = []
    for place in entries.indices {
      let isWaiting =
        entries[place].reason == .step && cards[entries[place].card].state.dueMoment > moment
      if isWaiting { waiting.append(place) } else { ready.append(place) }
    }
    waiting = ordered(waiting) {
      cards[entries[$0].card].state.dueMoment < cards[entries[$1].card].state.dueMoment
    }
    ready = ordered(ready) {
      let (left, right) = (Self.rank(entries[$0].reason), Self.rank(entries[$1].reason))
      return left == right ? entries[$0].recall < entries[$1].recall : left < right
    }
    let groups = ready.map { cards[entries[$0].card].interleavingGroup }
    var queue: [QueueItem] = []
    for place in interleaved(groups, after: lastGroup(cards, on: today)) {
      let entry = entries[ready[place]]
      queue.append(QueueItem(card: entry.card, reason: entry.reason, waitsUntil: nil))
    }
    for place in waiting {
      let card = entries[place].card
      queue.append(
        QueueItem(card: card, reason: .step, waitsUntil: cards[card].state.dueMoment))
    }
    return queue
  }

  private static func rank(_ reason: QueueItem.Reason) -> Int {
    switch reason {
    case .step: 0
    case .due, .changed, .lastWeek: 1
    case .new: 2
    }
  }

  /// The group of the card that was answered last, today.
  private func lastGroup(_ cards: [StudyCard], on today: Day) -> Int? {
    var latest: Int64?
    var group: Int?
    for card in cards where card.state.isIntroduced && card.state.lastDay == today {
      guard let moment = card.state.lastMoment else { continue }
      if let known = latest, known >= moment { continue }
      latest = moment
      group = card.interleavingGroup
    }
    return group
  }

  private func groups(
    _ seen: [Int], _ cards: [StudyCard], _ forecasts: [CardForecast],
    by group: (StudyCard) -> Int?
  ) -> [GroupRecall] {
    let members = ordered(seen.filter { group(cards[$0]) != nil }) {
      group(cards[$0]) ?? 0 < group(cards[$1]) ?? 0
    }
    var groups: [GroupRecall] = []
    var start = 0
    while start < members.count {
      let number = group(cards[members[start]]) ?? 0
      var end = start
      while end < members.count, group(cards[members[end]]) == number { end += 1 }
      groups.append(GroupRecall(number, Array(members[start..<end]), cards, forecasts))
      start = end
    }
    return groups
  }
}

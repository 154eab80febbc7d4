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
    var waiting: [Agenda.Entry] = []
    var ready: [Agenda.Entry] = []
    for entry in entries {
      let isWaiting = entry.reason == .step && cards[entry.card].state.dueMoment > moment
      if isWaiting { waiting.append(entry) } else { ready.append(entry) }
    }
    waiting.sort {
      let (left, right) = (cards[$0.card].state.dueMoment, cards[$1.card].state.dueMoment)
      return left == right ? $0.card < $1.card : left < right
    }
    ready.sort {
      let (left, right) = (Self.rank($0.reason), Self.rank($1.reason))
      if left != right { return left < right }
      if left == 1, $0.recall != $1.recall { return $0.recall < $1.recall }
      return $0.card < $1.card
    }
    let order = interleaved(
      ready.map { cards[$0.card].interleavingGroup }, after: lastGroup(cards, on: today))
    return order.map { QueueItem(card: ready[$0].card, reason: ready[$0].reason, waitsUntil: nil) }
      + waiting.map {
        QueueItem(
          card: $0.card, reason: .step, waitsUntil: cards[$0.card].state.dueMoment)
      }
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
    var members: [(group: Int, card: Int)] = []
    for index in seen {
      if let group = group(cards[index]) { members.append((group, index)) }
    }
    members.sort { $0.group == $1.group ? $0.card < $1.card : $0.group < $1.group }
    var groups: [GroupRecall] = []
    var start = 0
    while start < members.count {
      let group = members[start].group
      var end = start
      var indices: [Int] = []
      while end < members.count, members[end].group == group {
        indices.append(members[end].card)
        end += 1
      }
      groups.append(GroupRecall(group, indices, cards, forecasts))
      start = end
    }
    return groups
  }
}

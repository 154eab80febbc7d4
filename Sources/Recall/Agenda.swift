/// The day on which each card comes next, as seen from one day.
struct Agenda {
  /// A card that comes on that day.
  struct Entry {
    var card: Int
    var reason: QueueItem.Reason

    /// The predicted recall by which the weakest comes first.
    var recall: Double
  }

  /// The cards of the day: in each reason's own order, the reasons not yet mixed.
  private(set) var entries: [Entry] = []

  /// For each card the day on which it comes next; nil for none.
  private(set) var days: [Day?]

  /// How many new cards no day has room for.
  private(set) var leftOut = 0

  private let scheduler: Scheduler
  private let settings: PlannerSettings
  private let examDays: ExamDays?
  private let today: Day

  /// Sees what is due, and gives each other card its day.
  ///
  /// - Parameters:
  ///   - cards: The cards.
  ///   - today: The day.
  ///   - examDays: The days before an exam that lies ahead or is today; nil for plain FSRS.
  ///   - scheduler: The scheduler.
  ///   - settings: The plan's settings, within their bounds.
  init(
    _ cards: [StudyCard], on today: Day, _ examDays: ExamDays?, _ scheduler: Scheduler,
    _ settings: PlannerSettings
  ) {
    self.scheduler = scheduler
    self.settings = settings
    self.examDays = examDays
    self.today = today
    days = [Day?](repeating: nil, count: cards.count)
    var new: [Int] = []
    var strong: [Entry] = []
    for index in cards.indices where !cards[index].state.isSuspended {
      let state = cards[index].state
      if !state.isIntroduced {
        new.append(index)
      } else if cards[index].state.sawAnotherAnswer(than: cards[index].answer) {
        add(index, .changed, recall: 0)
      } else if state.dueDay <= today {
        add(index, state.isInSteps ? .step : .due, recall: recall(of: state))
      } else if let examDays, state.dueDay >= examDays.exam {
        let recall = recall(of: state)
        guard state.lastDay < examDays.lastWeekStart, recall < settings.lastWeekRecall else {
          continue
        }
        strong.append(Entry(card: index, reason: .lastWeek, recall: recall))
      } else {
        days[index] = state.dueDay
      }
    }
    spreadOverLastWeek(strong, cards)
    introduce(new, cards)
  }

  /// The predicted recall on the day of the exam, else today.
  private func recall(of state: CardState) -> Double {
    scheduler.recall(of: state, on: examDays?.exam ?? today)
  }

  private mutating func add(_ card: Int, _ reason: QueueItem.Reason, recall: Double) {
    entries.append(Entry(card: card, reason: reason, recall: recall))
    days[card] = today
  }

  /// Gives cards that are due only after the exam a day of its last week, the weakest first.
  private mutating func spreadOverLastWeek(_ cards: [Entry], _ all: [StudyCard]) {
    guard let examDays, today < examDays.exam, !cards.isEmpty else { return }
    var rest = ordered(Array(cards.indices)) { cards[$0].recall < cards[$1].recall }
    var first = examDays.lastWeekStart
    if today >= first {
      // What was done of today's share stays done, else every answer would bring another card.
      var done = 0
      for card in all where !card.state.isSuspended && card.state.lastDay == today {
        if let due = card.state.previousDueDay, due >= examDays.exam { done += 1 }
      }
      let left = examDays.exam - today
      let share = max((rest.count + done + left - 1) / left - done, 0)
      for place in rest.prefix(share) {
        add(cards[place].card, .lastWeek, recall: cards[place].recall)
      }
      rest.removeFirst(min(share, rest.count))
      first = today + 1
    }
    let span = examDays.exam - first
    for index in rest.indices where span > 0 {
      days[cards[rest[index]].card] = first + index * span / rest.count
    }
  }

  /// Gives new cards their days: the usual number a day, or as many as the exam demands.
  private mutating func introduce(_ new: [Int], _ cards: [StudyCard]) {
    guard !new.isEmpty else { return }
    var done = 0
    for card in cards where card.state.isIntroduced && card.state.firstDay == today { done += 1 }
    var pace = settings.newCardsPerDay
    if let examDays {
      let left = examDays.lastNewDay - today + 1
      guard left > 0 else {
        leftOut = new.count
        return
      }
      pace = max(pace, (new.count + done + left - 1) / left)
    }
    guard pace > 0 else {
      leftOut = new.count
      return
    }
    let share = min(max(pace - done, 0), new.count)
    for card in new.prefix(share) { add(card, .new, recall: 0) }
    for index in share..<new.count { days[new[index]] = today + 1 + (index - share) / pace }
  }
}

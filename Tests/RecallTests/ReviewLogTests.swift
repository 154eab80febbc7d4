import SeededNumbers
import Testing

@testable import Recall

/// The log is the truth: order, repetition, undo, suspension, renamed cards.
@Suite struct ReviewLogTests {
  private static let start: Int64 = 20_000 * 86_400_000
  private let register: CardRegister

  init() {
    var register = CardRegister()
    for card in 0..<12 { register.add(Array("card.\(card)".utf8)) }
    self.register = register
  }

  /// A log of several tabs, with undos, undone undos, suspensions and unknown cards.
  private func randomLog(seed: UInt64, count: Int) -> [LogEntry] {
    var random = Xorshift(seed: seed)
    var entries: [LogEntry] = []
    var moment = Self.start
    for index in 0..<count {
      moment += Int64.random(in: 0...20_000_000, using: &random)
      let action: LogEntry.Action
      switch Int.random(in: 0..<12, using: &random) {
      case 0: action = .suspend
      case 1: action = .unsuspend
      case 2 where !entries.isEmpty, 3 where !entries.isEmpty:
        action = .undo(entries[Int.random(in: 0..<entries.count, using: &random)].id)
      default:
        action = .review(
          Rating.allCases.randomElement(using: &random) ?? .good, answer: 1,
          milliseconds: UInt32.random(in: 0...90_000, using: &random))
      }
      entries.append(
        LogEntry(
          id: EntryID(
            source: UInt64.random(in: 1...3, using: &random), number: UInt64(index)),
          moment: moment, offset: [60, 120, -300].randomElement(using: &random) ?? 0,
          card: Int.random(in: -1...12, using: &random), action: action))
    }
    return entries
  }

  private func states(_ entries: [LogEntry]) -> [CardState] {
    ReviewLog(entries).replay(with: Scheduler(), for: register)
  }

  @Test(arguments: 0..<20)
  func orderAndRepetitionMakeNoDifference(seed: UInt64) {
    var random = Xorshift(seed: seed + 1000)
    let entries = randomLog(seed: seed, count: 200)
    let expected = states(entries)
    #expect(expected.contains { $0.isIntroduced })
    for _ in 0..<5 {
      var arrived = entries.shuffled(using: &random)
      arrived += arrived.prefix(80)
      arrived.shuffle(using: &random)
      #expect(states(arrived) == expected)
      #expect(ReviewLog(arrived).entries == ReviewLog(entries).entries)
    }
  }

  @Test func differentEntriesOfOneIdentityAreOneInAnyOrder() {
    let id = EntryID(source: 1, number: 1)
    let actions: [LogEntry.Action] = [
      .review(.good, answer: 1, milliseconds: 5), .review(.good, answer: 2, milliseconds: 5),
      .review(.easy, answer: 1, milliseconds: 5), .suspend, .unsuspend,
      .undo(EntryID(source: 3, number: 0)), .undo(EntryID(source: 4, number: 0)),
    ]
    let entries = actions.map {
      LogEntry(id: id, moment: Self.start, offset: 0, card: 0, action: $0)
    }
    var random = Xorshift(seed: 3)
    for _ in 0..<50 {
      let log = ReviewLog(entries.shuffled(using: &random))
      #expect(log.entries == [entries[0]])
    }
  }

  @Test(arguments: 0..<20)
  func anUndoRestoresWhatWasBefore(seed: UInt64) {
    let entries = randomLog(seed: seed, count: 60)
    let before = states(entries)
    let review = entry(1000, after: entries, .review(.again, answer: 0, milliseconds: 0))
    let undo = entry(1001, after: entries + [review], .undo(review.id))
    let redo = entry(1002, after: entries + [review, undo], .undo(undo.id))
    #expect(states(entries + [review]) != before)
    #expect(states(entries + [review, undo]) == before)
    #expect(states(entries + [review, undo, redo]) == states(entries + [review]))
    #expect(ReviewLog(entries + [review]).latest == review)
  }

  private func entry(
    _ number: UInt64, after entries: [LogEntry], _ action: LogEntry.Action
  ) -> LogEntry {
    let last = entries.map(\.moment).max() ?? Self.start
    return LogEntry(
      id: EntryID(source: 9, number: number), moment: last + 60_000, offset: 60, card: 3,
      action: action)
  }

  @Test func anUndoCancelsAlsoWhereTheClockWentBack() {
    let review = LogEntry(
      id: EntryID(source: 1, number: 0), moment: Self.start, offset: 0, card: 0,
      action: .review(.good, answer: 0, milliseconds: 0))
    let undo = LogEntry(
      id: EntryID(source: 1, number: 1), moment: Self.start - 5000, offset: 0, card: 0,
      action: .undo(review.id))
    #expect(states([review, undo])[0] == CardState())
    #expect(ReviewLog([review, undo]).latest == nil)
  }

  @Test func undosThatCancelEachOtherEnd() {
    let (first, second) = (EntryID(source: 1, number: 0), EntryID(source: 1, number: 1))
    let entries = [
      LogEntry(id: first, moment: 0, offset: 0, card: 0, action: .undo(second)),
      LogEntry(id: second, moment: 0, offset: 0, card: 0, action: .undo(first)),
      LogEntry(
        id: EntryID(source: 2, number: 0), moment: 0, offset: 0, card: 0,
        action: .undo(EntryID(source: 2, number: 0))),
      LogEntry(
        id: EntryID(source: 2, number: 1), moment: 0, offset: 0, card: 0,
        action: .undo(EntryID(source: 7, number: 7))),
    ]
    #expect(states(entries) == Array(repeating: CardState(), count: 12))
  }

  @Test func aCardSetAsideKeepsItsMemory() {
    let review = entry(0, after: [], .review(.good, answer: 0, milliseconds: 0))
    let suspend = entry(1, after: [review], .suspend)
    let back = entry(2, after: [review, suspend], .unsuspend)
    #expect(!states([review])[3].isSuspended)
    #expect(states([review, suspend])[3].isSuspended)
    #expect(states([review, suspend])[3].memory == states([review])[3].memory)
    #expect(states([back, suspend, review]) == states([review]))
  }

  @Test func aChangedAnswerIsSeen() {
    let review = entry(0, after: [], .review(.good, answer: 77, milliseconds: 0))
    let state = states([review])[3]
    #expect(state.sawAnotherAnswer(than: 78))
    #expect(!state.sawAnotherAnswer(than: 77))
    #expect(!state.sawAnotherAnswer(than: 0))
    #expect(!CardState().sawAnotherAnswer(than: 78))
  }

  @Test func aRenamedCardKeepsItsNumber() {
    var register = CardRegister()
    let current = register.add(Array("new-name".utf8))
    let isRenamed = register.add(former: Array("old-name".utf8), of: current)
    let former = register.add(Array("old-name".utf8))
    #expect(isRenamed && former == current)
    #expect(register.card(Array("older".utf8)) == nil)
    #expect(register.count == 1)
    let other = register.add(Array("other".utf8))
    let isTaken = register.add(former: Array("old-name".utf8), of: other)
    let isSame = register.add(former: Array("old-name".utf8), of: current)
    let isUnknown = register.add(former: Array("x".utf8), of: 99)
    #expect(!isTaken && isSame && !isUnknown)
    #expect(register.count == 2)
  }

  @Test func manyIdsKeepTheirNumbers() {
    var register = CardRegister()
    let ids = (0..<3000).map { Array("a.\($0)".utf8) } + [[], [0]]
    let added = ids.map { register.add($0) }
    #expect(added == Array(ids.indices))
    #expect(ids.map { register.card($0) } == Array(ids.indices))
  }

  @Test(arguments: 0..<6)
  func anyNumbersAreALog(seed: UInt64) {
    var random = Xorshift(seed: seed)
    let extremes: [Int64] = [.min, .max, 0, -1, 8_640_000_000_000_000]
    let entries = (0..<400).map { _ in
      let rating = Rating.allCases.randomElement(using: &random) ?? .again
      let id = EntryID(source: random.next() % 4, number: random.next() % 100)
      let target = EntryID(source: random.next() % 4, number: random.next() % 100)
      let actions: [LogEntry.Action] = [
        .review(rating, answer: .max, milliseconds: .max), .suspend, .unsuspend, .undo(target),
      ]
      return LogEntry(
        id: id,
        moment: Bool.random(using: &random)
          ? extremes.randomElement(using: &random) ?? 0 : Int64(bitPattern: random.next()),
        offset: Int(truncatingIfNeeded: random.next()),
        card: Int.random(in: -3...20, using: &random),
        action: actions.randomElement(using: &random) ?? .suspend)
    }
    let states = states(entries)
    let planner = Planner(Scheduler(), exam: Day(number: Int(truncatingIfNeeded: random.next())))
    for moment in extremes {
      let plan = planner.plan(
        states.map { StudyCard(state: $0) }, at: moment, offset: Int(truncatingIfNeeded: moment))
      for card in plan.cards {
        #expect((0...1).contains(card.today))
        #expect((0...1).contains(card.ifNotReviewed))
        #expect((0...1).contains(card.asPlanned))
      }
      #expect(plan.loads.allSatisfy { $0.minutes >= 0 && $0.minutes.isFinite })
    }
    for state in states {
      for preview in Scheduler().previews(of: state, at: .max, offset: .min) {
        #expect(preview.interval.length >= 0)
      }
    }
  }

  @Test func theTimeOfAnAnswerIsTheMedianWithoutPauses() {
    let times: [UInt32] = [4000, 0, 6000, 5_000_000]
    let entries = times.enumerated().map { index, time in
      entry(UInt64(index), after: [], .review(.good, answer: 0, milliseconds: time))
    }
    #expect(ReviewLog(entries).secondsPerAnswer == 6)
    #expect(ReviewLog([entries[3]]).secondsPerAnswer == 120)
    #expect(ReviewLog([]).secondsPerAnswer == nil)
  }
}

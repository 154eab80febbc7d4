import Foundation
import Testing

@testable import Recall

/// The learner's days: rollover at four, offsets, calendar.
@Suite struct DayTests {
  private let hour: Int64 = 3_600_000

  @Test func aDayBeginsAtFour() {
    let midnight: Int64 = 20_000 * 86_400_000
    #expect(Day(at: midnight, offset: 0).number == 19_999)
    #expect(Day(at: midnight + 4 * hour - 1, offset: 0).number == 19_999)
    #expect(Day(at: midnight + 4 * hour, offset: 0).number == 20_000)
    #expect(Day(at: midnight + 28 * hour - 1, offset: 0).number == 20_000)
  }

  @Test func theOffsetMovesTheDay() {
    let noon: Int64 = 20_000 * 86_400_000 + 12 * hour
    #expect(Day(at: noon, offset: 14 * 60).number == 20_000)
    #expect(Day(at: noon, offset: 16 * 60).number == 20_001)
    #expect(Day(at: noon, offset: -8 * 60).number == 20_000)
    #expect(Day(at: noon, offset: -8 * 60 - 1).number == 19_999)
    #expect(Day(at: noon, offset: 345).number == 20_000)
  }

  @Test func daysBefore1970AreNegative() {
    #expect(Day(at: -1, offset: 240).number == -1)
    #expect(Day(at: -86_400_000, offset: 240).number == -1)
    #expect(Day(at: -86_400_001, offset: 240).number == -2)
  }

  @Test(arguments: [Int64.min, .max, -8_640_000_000_000_001, 8_640_000_000_000_001])
  func momentsBeyondTheCalendarAreBounded(moment: Int64) {
    for offset in [Int.min, -1440, 0, 1440, Int.max] {
      let day = Day(at: moment, offset: offset)
      #expect(day.number.magnitude <= 100_000_000)
      #expect((day + Int.max).number == 100_000_000)
      #expect((day - Int.max).number == -100_000_000)
    }
  }

  @Test func datesAgreeWithFoundations() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for year in [1583, 1600, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2026, 2100, 2400, 9999] {
      for month in 1...12 {
        for day in 1...31 {
          let components = DateComponents(calendar: calendar, year: year, month: month, day: day)
          let expected =
            components.isValidDate
            ? components.date.map { Int(($0.timeIntervalSince1970 / 86_400).rounded(.down)) } : nil
          #expect(Day(year: year, month: month, day: day)?.number == expected)
        }
      }
    }
    #expect(Day(year: 2026, month: 0, day: 1) == nil)
    #expect(Day(year: 2026, month: 13, day: 1) == nil)
    #expect(Day(year: 2026, month: 1, day: 0) == nil)
  }

  @Test func anAnswerPastMidnightBelongsToTheEvening() {
    let scheduler = Scheduler()
    let evening: Int64 = 20_000 * 86_400_000 + 23 * hour
    var state = scheduler.answer(CardState(), .good, at: evening, offset: 0)
    state = scheduler.answer(state, .good, at: evening + 4 * hour, offset: 0)
    #expect(state.phase == .review)
    #expect(state.lastDay.number == 20_000)
    #expect(state.dueDay.number == 20_002)
  }

  @Test func summerTimeAndTravelNeitherLoseNorGainADay() {
    let scheduler = Scheduler()
    let noon: Int64 = 20_000 * 86_400_000 + 11 * hour
    let first = scheduler.answer(CardState(), .easy, at: noon, offset: 60)
    // At noon by the new summer time only 23 hours have gone: it is the next day all the same.
    let summer = scheduler.answer(first, .good, at: noon + 23 * hour, offset: 120)
    let winter = scheduler.answer(first, .good, at: noon + 25 * hour, offset: 0)
    #expect(summer.memory == winter.memory)
    #expect(summer.lastDay - first.lastDay == 1)
    #expect(summer.dueDay == winter.dueDay)
    // West over the date line the calendar goes back: the same day, never less.
    let west = scheduler.answer(first, .good, at: noon + hour, offset: -11 * 60)
    #expect(west.lastDay < first.lastDay)
    #expect(west.memory == scheduler.answer(first, .good, at: noon, offset: 60).memory)
  }
}

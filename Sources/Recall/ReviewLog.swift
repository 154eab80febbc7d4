/// What a learner did, from all tabs and devices.
///
/// The entries are the truth; states are derived from them. Order of arrival and repeated entries
/// make no difference.
public struct ReviewLog: Sendable {
  /// The entries in order of time, each once, those that were undone among them.
  public let entries: [LogEntry]

  /// For each entry, whether it counts: it was not undone, and is no undo itself.
  private let counts: [Bool]

  /// Creates the union of entries, sorted by moment.
  ///
  /// Of different entries with the same identity the earliest stays. An undo cancels its target
  /// wherever that stands, an undo only one before it; an undo that is undone cancels nothing.
  /// Takes n log n steps.
  ///
  /// - Parameter arrived: The entries of all sources, in any order, with or without repetitions.
  public init(_ arrived: [LogEntry]) {
    let inTime = ordered(Array(arrived.indices)) { LogEntry.precedes(arrived[$0], arrived[$1]) }
    let sorted = inTime.map { arrived[$0] }
    let byID = ordered(Array(sorted.indices)) { sorted[$0].id < sorted[$1].id }
    var isRepeated = [Bool](repeating: false, count: sorted.count)
    for index in byID.indices.dropFirst() where sorted[byID[index]].id == sorted[byID[index - 1]].id
    {
      isRepeated[byID[index]] = true
    }
    var isCancelled = isRepeated
    // From the last to the first: whether an undo counts is known before it is done.
    for index in sorted.indices.reversed() where !isCancelled[index] {
      guard case .undo(let target) = sorted[index].action,
        let place = Self.find(target, in: sorted, byID)
      else { continue }
      isCancelled[place] = true
    }
    var entries: [LogEntry] = []
    var counts: [Bool] = []
    entries.reserveCapacity(sorted.count)
    counts.reserveCapacity(sorted.count)
    for index in sorted.indices where !isRepeated[index] {
      entries.append(sorted[index])
      if case .undo = sorted[index].action {
        counts.append(false)
      } else {
        counts.append(!isCancelled[index])
      }
    }
    self.entries = entries
    self.counts = counts
  }

  /// The place of the first entry with an identity, by bisection.
  private static func find(_ id: EntryID, in entries: [LogEntry], _ byID: [Int]) -> Int? {
    var low = 0
    var high = byID.count
    while low < high {
      let middle = (low + high) / 2
      if entries[byID[middle]].id < id { low = middle + 1 } else { high = middle }
    }
    return low < byID.count && entries[byID[low]].id == id ? byID[low] : nil
  }

  /// The entry that an undo would cancel now: the latest that counts; nil when there is none.
  public var latest: LogEntry? {
    for index in entries.indices.reversed() where counts[index] { return entries[index] }
    return nil
  }

  /// The states of all cards after the log.
  ///
  /// Entries of cards that the register does not have change nothing.
  ///
  /// - Parameters:
  ///   - scheduler: The scheduler.
  ///   - cards: The cards; their numbers index the result.
  /// - Returns: One state for each card.
  public func replay(with scheduler: Scheduler, for cards: CardRegister) -> [CardState] {
    var states = [CardState](repeating: CardState(), count: cards.count)
    for (entry, counts) in zip(entries, counts)
    where counts && entry.card >= 0 && entry.card < states.count {
      switch entry.action {
      case .review(let rating, let answer, _):
        states[entry.card] = scheduler.answer(
          states[entry.card], rating, at: entry.moment, offset: entry.offset,
          card: cards.seed(of: entry.card))
        states[entry.card].seenAnswer = answer
      case .suspend: states[entry.card].isSuspended = true
      case .unsuspend: states[entry.card].isSuspended = false
      case .undo: break
      }
    }
    return states
  }

  /// The median time of the answers that count, in seconds; nil when none was timed.
  ///
  /// Answers of over two minutes count as two minutes: the learner was away.
  public var secondsPerAnswer: Double? {
    var times: [UInt32] = []
    for (entry, counts) in zip(entries, counts) where counts {
      if case .review(_, _, let milliseconds) = entry.action, milliseconds > 0 {
        times.append(min(milliseconds, 120_000))
      }
    }
    guard !times.isEmpty else { return nil }
    let order = ordered(Array(times.indices)) { times[$0] < times[$1] }
    return Double(times[order[order.count / 2]]) / 1000
  }
}

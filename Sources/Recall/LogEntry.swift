/// One line of the append-only review log.
public struct LogEntry: Equatable, Sendable {
  /// What a learner did.
  public enum Action: Equatable, Sendable {
    /// Answered a card.
    ///
    /// `answer` is the fingerprint of the answer shown, 0 when unknown. `milliseconds` is the time
    /// the learner took, 0 when unknown.
    case review(Rating, answer: UInt32, milliseconds: UInt32)
    /// Set a card aside.
    case suspend
    /// Took a card back.
    case unsuspend
    /// Cancelled another entry.
    case undo(EntryID)
  }

  /// The entry's identity: entries with the same one are the same.
  public var id: EntryID

  /// Milliseconds since 1970-01-01T00:00Z.
  public var moment: Int64

  /// Minutes that local time was ahead of UTC.
  public var offset: Int

  /// The card, as numbered by a `CardRegister`; of no account in an undo.
  public var card: Int

  /// What was done.
  public var action: Action

  /// Creates an entry.
  public init(id: EntryID, moment: Int64, offset: Int, card: Int, action: Action) {
    self.id = id
    self.moment = moment
    self.offset = offset
    self.card = card
    self.action = action
  }

  /// Whether an entry comes before another: by moment, then by identity, then by what they say, so
  /// that only equal entries have no order.
  static func precedes(_ left: LogEntry, _ right: LogEntry) -> Bool {
    if left.moment != right.moment { return left.moment < right.moment }
    if left.id != right.id { return left.id < right.id }
    if left.offset != right.offset { return left.offset < right.offset }
    if left.card != right.card { return left.card < right.card }
    let (first, second) = (left.action.order, right.action.order)
    for place in first.indices where first[place] != second[place] {
      return first[place] < second[place]
    }
    return false
  }
}

extension LogEntry.Action {
  /// Three numbers that differ for different actions.
  fileprivate var order: [UInt64] {
    switch self {
    case .review(let rating, let answer, let milliseconds):
      [UInt64(rating.rawValue), UInt64(answer), UInt64(milliseconds)]
    case .suspend: [5, 0, 0]
    case .unsuspend: [6, 0, 0]
    case .undo(let id): [7, id.source, id.number]
    }
  }
}

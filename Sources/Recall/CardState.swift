/// Where a card stands: derived from the review log, never stored.
public struct CardState: Equatable, Sendable {
  /// The phase of the card.
  public internal(set) var phase = Phase.new

  /// The step within learning or relearning, from 0; 0 in other phases.
  public internal(set) var step = 0

  /// The memory; nil before the first answer.
  public internal(set) var memory: MemoryState?

  /// The moment of the last answer, in milliseconds since 1970; nil before the first.
  public internal(set) var lastMoment: Int64?

  /// The learner's day of the first answer.
  public internal(set) var firstDay = Day(number: 0)

  /// The learner's day of the last answer.
  public internal(set) var lastDay = Day(number: 0)

  /// The day on which the card is due by FSRS alone; meaningless before the first answer.
  public internal(set) var dueDay = Day(number: 0)

  /// The moment at which a card in learning or relearning is due, in milliseconds since 1970.
  public internal(set) var dueMoment: Int64 = 0

  /// The day on which the card was due before the first answer of its last day.
  public internal(set) var previousDueDay: Day?

  /// How many answers there were.
  public internal(set) var answers = 0

  /// How many answers in review were again.
  public internal(set) var lapses = 0

  /// The fingerprint of the answer that the learner saw last; 0 when unknown.
  public internal(set) var seenAnswer: UInt32 = 0

  /// Whether the learner has set the card aside.
  public internal(set) var isSuspended = false

  /// Creates the state of a card that was never answered.
  public init() {}

  /// Whether the card was answered at least once.
  public var isIntroduced: Bool { phase != .new }

  /// Whether the card is in learning or relearning steps.
  public var isInSteps: Bool { phase == .learning || phase == .relearning }

  /// Whether the learner saw another answer than the card has now.
  ///
  /// Such a card is due at once, with its history kept.
  ///
  /// - Parameter answer: The fingerprint of the card's answer; 0 when unknown.
  /// - Returns: Whether it changed; false when either is unknown.
  public func sawAnotherAnswer(than answer: UInt32) -> Bool {
    isIntroduced && seenAnswer != 0 && answer != 0 && seenAnswer != answer
  }
}

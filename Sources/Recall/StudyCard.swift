/// A card as the planner sees it.
public struct StudyCard: Equatable, Sendable {
  /// Where the card stands.
  public var state: CardState

  /// The fingerprint of the card's present answer; 0 when unknown.
  public var answer: UInt32

  /// The trade-off that the card is about; nil for none.
  public var driver: Int?

  /// The exam's domain that the card belongs to; nil for none.
  public var domain: Int?

  /// What the card should not follow: another card of the same group; nil for none.
  ///
  /// Mixing similar categories helps (g = 0.42, Brunmair & Richter 2019), so cards that would be
  /// answered alike, or by the same trade-off, share a group.
  public var interleavingGroup: Int?

  /// Creates a card.
  public init(
    state: CardState, answer: UInt32 = 0, driver: Int? = nil, domain: Int? = nil,
    interleavingGroup: Int? = nil
  ) {
    self.state = state
    self.answer = answer
    self.driver = driver
    self.domain = domain
    self.interleavingGroup = interleavingGroup
  }
}

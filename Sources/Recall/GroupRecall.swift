/// The mean predictions of a group of cards, those set aside left out.
///
/// Cards that were never answered count as not recalled.
public struct GroupRecall: Equatable, Sendable {
  /// The group's number; -1 for all cards.
  public var group: Int

  /// How many cards there are.
  public var cards: Int

  /// How many of them were never answered.
  public var unseen: Int

  /// The mean recall today, 0...1.
  public var today: Double

  /// The mean recall on the predicted day if nothing is reviewed, 0...1.
  public var ifNotReviewed: Double

  /// The mean recall on the predicted day if the plan is followed, 0...1.
  public var asPlanned: Double

  init(_ group: Int, _ members: [Int], _ cards: [StudyCard], _ forecasts: [CardForecast]) {
    self.group = group
    self.cards = members.count
    unseen = 0
    today = 0
    ifNotReviewed = 0
    asPlanned = 0
    guard !members.isEmpty else { return }
    for member in members {
      if !cards[member].state.isIntroduced { unseen += 1 }
      today += forecasts[member].today
      ifNotReviewed += forecasts[member].ifNotReviewed
      asPlanned += forecasts[member].asPlanned
    }
    today /= Double(members.count)
    ifNotReviewed /= Double(members.count)
    asPlanned /= Double(members.count)
  }
}

internal import Diagnostics

extension Ledger {
  /// Holds what a site ships now against what it shipped before.
  func check(
    _ state: ShippedState, ledgerExists: Bool, includesDrafts: Bool = false, at path: String,
    _ diagnostics: inout [Diagnostic]
  ) {
    let ledgerPlace = SourceLocation(path: path)
    let aliases = Set(cards.values.flatMap(\.aliases))
    for card in state.cards {
      if retired[card.id] != nil || aliases.contains(card.id) {
        diagnostics.append(
          Diagnostic(
            .retiredID, at: card.location,
            "the card id '\(card.id)' was used before and is retired",
            suggestion: "choose another id, or take it back with 'discern record --revive "
              + "\(card.id)'"))
      }
    }
    guard ledgerExists else { return }
    for (page, anchors) in pages.sorted(by: { $0.key < $1.key }) {
      if state.redirects.contains(page) { continue }
      guard let current = state.pages[page] else {
        diagnostics.append(
          Diagnostic(
            .vanishedURL, at: ledgerPlace, "the address '\(page)' was shipped and is gone",
            suggestion: "add it to the 'aliases' of the page that takes its place"))
        continue
      }
      let known = Set(current)
      for anchor in anchors where !known.contains(anchor) {
        diagnostics.append(
          Diagnostic(
            .vanishedAnchor, at: ledgerPlace,
            "the anchor '\(page)#\(anchor)' was shipped and is gone",
            suggestion: "give the heading that takes its place the id {#\(anchor)}"))
      }
    }
    let present = Set(state.cards.map(\.id))
    for id in cards.keys.sorted() where !present.contains(id) {
      diagnostics.append(
        Diagnostic(
          .vanishedCard, at: ledgerPlace, "the card '\(id)' was shipped and is gone",
          suggestion: "retire it with 'discern record', or give it its new id with 'discern record "
            + "--rename \(id)=NEW'"))
    }
    // Drafts are not shipped, so the ledger cannot know them.
    if !includesDrafts, isOutdated(state) {
      diagnostics.append(
        Diagnostic(
          .ledgerOutdated, at: ledgerPlace, "cards or pages differ from what is recorded",
          suggestion: "run 'discern record' when they are right"))
    }
  }

  private func isOutdated(_ state: ShippedState) -> Bool {
    var recorded = self
    recorded.record(state, at: 0)
    var unchanged = self
    for id in unchanged.cards.keys { unchanged.cards[id]?.changed = 0 }
    for id in recorded.cards.keys { recorded.cards[id]?.changed = 0 }
    for id in unchanged.retired.keys { unchanged.retired[id] = 0 }
    for id in recorded.retired.keys { recorded.retired[id] = 0 }
    return recorded != unchanged
  }

  /// Takes in what a site ships at a moment, in seconds since 1970-01-01T00:00:00Z.
  mutating func record(_ state: ShippedState, at second: Int) {
    let present = Set(state.cards.map(\.id))
    for card in state.cards {
      guard var known = cards[card.id] else {
        cards[card.id] = Card(
          fingerprint: card.fingerprint, changed: second, answer: card.answer)
        continue
      }
      guard known.fingerprint != card.fingerprint || known.answer != card.answer else { continue }
      if known.answer != card.answer { known.previousAnswer = known.answer }
      known.fingerprint = card.fingerprint
      known.answer = card.answer
      known.changed = max(second, known.changed < .max ? known.changed + 1 : .max)
      cards[card.id] = known
    }
    for (id, card) in cards where !present.contains(id) {
      retired[id] = max(second, card.changed)
      for alias in card.aliases { retired[alias] = max(second, card.changed) }
      cards[id] = nil
    }
    pages = state.pages
    for redirect in state.redirects { pages[redirect] = [] }
  }

  /// Gives a card another id: the old one becomes an alias, under which learners' progress is found.
  ///
  /// A rename that was recorded as a retirement and a new card is put right too, and one that is
  /// taken back leaves no alias of the id that is in use again.
  ///
  /// - Returns: Whether there was such a card and the new id was free.
  mutating func rename(_ old: String, to new: String) -> Bool {
    if cards[new] == nil, var card = cards.removeValue(forKey: old) {
      card.aliases.removeAll { $0 == new }
      card.aliases.append(old)
      card.aliases.sort()
      card.firstID = (card.firstID ?? old) == new ? nil : card.firstID ?? old
      cards[new] = card
      return true
    }
    if cards[old] == nil, cards[new] != nil, retired.removeValue(forKey: old) != nil {
      cards[new]?.aliases.append(old)
      cards[new]?.aliases.sort()
      if cards[new]?.firstID == nil { cards[new]?.firstID = old }
      return true
    }
    return false
  }

  /// Takes a retired id back into use.
  ///
  /// - Returns: Whether it was retired, or a former id of a card.
  mutating func revive(_ id: String) -> Bool {
    if retired.removeValue(forKey: id) != nil { return true }
    guard let card = cards.first(where: { $0.value.aliases.contains(id) })?.key else {
      return false
    }
    cards[card]?.aliases.removeAll { $0 == id }
    if cards[card]?.firstID == id { cards[card]?.firstID = nil }
    return true
  }
}

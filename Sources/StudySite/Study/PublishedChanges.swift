internal import Diagnostics
internal import Foundation

/// What learners were taught by the published site and would be taught otherwise by the new one.
package struct PublishedChanges: Sendable, Equatable {
  /// One line for each difference, in the order of the decisions' ids and of the lines.
  package private(set) var lines: [String] = []

  /// A change of the margin is told when it is larger than this.
  private static let marginTolerance = 0.1

  /// No difference.
  package init() {}

  /// Compares the published `verdicts.json` and `flashcards.json` with the new ones.
  ///
  /// Files that are missing or of another form say nothing.
  package init(
    oldVerdicts: [UInt8]?, newVerdicts: [UInt8], oldCards: [UInt8]?, newCards: [UInt8]
  ) {
    if let old: Published<PublishedVerdicts> = Self.decode(oldVerdicts),
      let new: Published<PublishedVerdicts> = Self.decode(newVerdicts)
    {
      compare(old, new) { lines, decision, id, old, new in
        Self.compare(verdict: id, of: decision, old, new, &lines)
      }
    }
    if let old: Published<PublishedCards> = Self.decode(oldCards),
      let new: Published<PublishedCards> = Self.decode(newCards)
    {
      compare(old, new) { lines, _, id, old, new in Self.compare(card: id, old, new, &lines) }
    }
  }

  private static func decode<Value: Decodable>(_ bytes: [UInt8]?) -> Value? {
    bytes.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0)) }
  }

  private mutating func compare<Group: PublishedGroup>(
    _ old: Published<Group>, _ new: Published<Group>,
    _ tell: (inout [String], _ decision: String, _ id: String, Group.Item?, Group.Item?) -> Void
  ) {
    let oldGroups = Dictionary(old.decisions.map { ($0.id, $0) }) { first, _ in first }
    let newGroups = Dictionary(new.decisions.map { ($0.id, $0) }) { first, _ in first }
    for decision in Set(oldGroups.keys).union(newGroups.keys).sorted() {
      let oldItems = Dictionary(
        (oldGroups[decision]?.items ?? []).map { ($0.id, $0) }
      ) { first, _ in first }
      let newItems = Dictionary(
        (newGroups[decision]?.items ?? []).map { ($0.id, $0) }
      ) { first, _ in first }
      for id in Set(oldItems.keys).union(newItems.keys).sorted() {
        tell(&lines, decision, id, oldItems[id], newItems[id])
      }
    }
  }

  private static func compare(
    verdict id: String, of decision: String, _ old: PublishedVerdicts.Verdict?,
    _ new: PublishedVerdicts.Verdict?, _ lines: inout [String]
  ) {
    let name = "verdict \(decision)#\(id)"
    func text(_ verdict: String?) -> String { verdict ?? ScenarioTable.undecidedKey }
    switch (old, new) {
    case (let old?, let new?):
      if old.verdict != new.verdict {
        lines.append("\(name): \(text(old.verdict)) -> \(text(new.verdict))")
      } else if (old.margin - new.margin).magnitude > marginTolerance {
        lines.append(
          "\(name): margin \(DecimalText.rounded(old.margin, places: 2)) -> "
            + DecimalText.rounded(new.margin, places: 2))
      }
    case (nil, let new?): lines.append("\(name): new, \(text(new.verdict))")
    case (let old?, nil): lines.append("\(name): gone, was \(text(old.verdict))")
    case (nil, nil): break
    }
  }

  private static func compare(
    card id: String, _ old: PublishedCards.Card?, _ new: PublishedCards.Card?,
    _ lines: inout [String]
  ) {
    switch (old, new) {
    case (let old?, let new?):
      if old.choice != new.choice || old.back != new.back {
        lines.append("card \(id): answer \(jsonString(old.back)) -> \(jsonString(new.back))")
      } else if old.front != new.front || old.why != new.why {
        lines.append("card \(id): wording changed")
      }
    case (nil, _?): lines.append("card \(id): new")
    case (_?, nil): lines.append("card \(id): gone")
    case (nil, nil): break
    }
  }
}

private protocol PublishedItem: Decodable {
  var id: String { get }
}

private protocol PublishedGroup: Decodable {
  associatedtype Item: PublishedItem
  var id: String { get }
  var items: [Item] { get }
}

private struct Published<Group: PublishedGroup>: Decodable {
  var decisions: [Group]
}

private struct PublishedVerdicts: PublishedGroup {
  struct Verdict: PublishedItem {
    var id: String
    var verdict: String?
    var margin: Double
  }

  var id: String
  var verdicts: [Verdict]
  var items: [Verdict] { verdicts }
}

private struct PublishedCards: PublishedGroup {
  struct Card: PublishedItem {
    var id: String
    var front: String
    var back: String
    var why: String
    var choice: String?
  }

  var id: String
  var cards: [Card]
  var items: [Card] { cards }
}

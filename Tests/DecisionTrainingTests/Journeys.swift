import DecisionTraining
import Decisions

/// Made-up texts about a choice among three, whose words no phrase of the decision knows.
struct Journeys {
  /// The words that tell of each signal; two signals for each choice.
  static let words: [[String]] = [
    ["doorstep", "corner", "alley"], ["stroll", "sneakers", "footpath"],
    ["suburb", "timetable", "ticket"], ["luggage", "crowd", "terminal"],
    ["island", "lagoon", "harbour"], ["sailors", "anchor", "deckhand"],
  ]

  private static let others = [
    "people", "morning", "plan", "cousin", "report", "weather", "garden", "letter", "simple",
    "green", "quiet", "often", "today", "seven", "window", "music", "paper", "later", "little",
  ]

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  static func decision() throws -> Decision {
    let ids = ["near", "fit", "town", "bags", "water", "crew"]
    var signals: [Signal] = []
    for (index, id) in ids.enumerated() {
      signals.append(
        Signal(
          id: id, choice: index / 2, driver: 0, weight: 2, phrases: [try Phrase("plainly " + id)],
          meaning: id, why: id))
    }
    return Decision(
      id: "journey", title: "Journey", question: "How?",
      choices: ["walk", "bus", "boat"].map { Choice(id: $0, name: $0, summary: $0) },
      drivers: [Driver(id: "way", name: "Way", question: "What way?", explanation: "So.")],
      signals: signals)
  }

  private mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }

  private mutating func some(_ count: Int) -> String {
    (0..<count).map { _ in Self.others[below(Self.others.count)] }.joined(separator: " ")
  }

  /// A text that states a signal in one of its sentences, or none.
  mutating func text(_ id: String, by writer: String, signal: Int?, word: String? = nil)
    -> LabelledText
  {
    let before = some(3 + below(2)) + ". "
    guard let signal else {
      return LabelledText(
        id: id, writer: writer, text: Array((before + some(5) + ".").utf8), gold: nil)
    }
    let told = word ?? Self.words[signal][below(Self.words[signal].count)]
    let sentence = some(1 + below(2)) + " " + told + " " + some(2)
    let text = before + sentence + "."
    let start = before.utf8.count
    return LabelledText(
      id: id, writer: writer, text: Array(text.utf8), gold: signal / 2,
      marks: [
        LabelledText.Mark(
          range: start..<(start + sentence.utf8.count), choice: signal / 2, signal: signal)
      ])
  }

  /// Texts of some writers in turn, two in eight of them undecided.
  mutating func texts(_ count: Int, writers: [String]) -> [LabelledText] {
    (0..<count).map { number in
      let kind = number / writers.count % 8
      return text(
        "\(number)", by: writers[number % writers.count], signal: kind < 6 ? kind : nil)
    }
  }
}

import Decisions

/// A decision between two choices, as small as negation and contrast need it.
func teaOrCoffee(evidence: Double = 1, margin: Double = 0.2) throws -> Decision {
  Decision(
    id: "drink", title: "Tea or coffee", question: "Serve tea, or coffee?",
    choices: [
      Choice(id: "tea", name: "Tea", summary: "Leaves in hot water."),
      Choice(id: "coffee", name: "Coffee", summary: "Roasted beans, ground and brewed."),
    ],
    drivers: [
      Driver(
        id: "energy", name: "Energy", question: "How awake must the guest be?",
        explanation: "Caffeine is what differs most."),
      Driver(
        id: "ritual", name: "Ritual", question: "How long may it take?",
        explanation: "One is quick, the other is not."),
    ],
    signals: [
      Signal(
        id: "calm", choice: 0, driver: 0, weight: 2,
        phrases: try phrases("calm evening", "sleep well", "sleeps well"),
        meaning: "The guest must sleep", why: "Tea has less caffeine."),
      Signal(
        id: "ceremony", choice: 0, driver: 1, weight: 2,
        phrases: try phrases("slow/long ceremony", "changes (very) often", "pour ... pot"),
        meaning: "The making is part of it", why: "Tea is brewed at the table."),
      Signal(
        id: "awake", choice: 1, driver: 0, weight: 2,
        phrases: try phrases("stay awake", "wide-awake", "work/working/studies late"),
        meaning: "The guest must stay awake", why: "Coffee has more caffeine."),
      Signal(
        id: "strong", choice: 1, driver: 0, weight: 1,
        phrases: try phrases("strong taste", "roast*", "=black"),
        meaning: "It must taste strong", why: "Roasting makes it so."),
    ],
    traps: [
      Trap(
        id: "late-tea", name: "Late tea", temptation: 0, remedy: 1,
        tempting: "Tea is for evenings.", why: "This guest must work.",
        phrases: try phrases("evening"), signals: [2])
    ],
    caveats: [
      CaveatRule(
        id: "water", text: "Ask whether water will do.",
        condition: .unless(phrases: try phrases("water was refused", "plain water"))),
      CaveatRule(id: "both", text: "Serve both.", condition: .contested),
    ],
    thresholds: Thresholds(evidence: evidence, margin: margin))
}

/// A decision between three choices: how events get from one system to another.
func queueStreamOrBatch() throws -> Decision {
  Decision(
    id: "transport", title: "Queue, stream or batch",
    question: "Hand events over by a queue, a stream or a nightly batch?",
    choices: [
      Choice(id: "queue", name: "Queue", summary: "Each message to one worker."),
      Choice(id: "stream", name: "Stream", summary: "An ordered log that many read."),
      Choice(id: "batch", name: "Batch", summary: "Files at set times."),
    ],
    drivers: [
      Driver(
        id: "readers", name: "Readers", question: "Who reads an event, and how often?",
        explanation: "A queue forgets, a stream keeps."),
      Driver(
        id: "delay", name: "Delay", question: "How late may an event arrive?",
        explanation: "A batch waits for its hour."),
      Driver(
        id: "cost", name: "Cost", question: "What may it cost?",
        explanation: "Nobody has said yet."),
    ],
    signals: [
      Signal(
        id: "one-worker", choice: 0, driver: 0, weight: 2,
        phrases: try phrases("one/single worker", "retry ... task", "dead-letter"),
        meaning: "Each task is done once", why: "A queue hands a message to one consumer."),
      Signal(
        id: "replay", choice: 1, driver: 0, weight: 3,
        phrases: try phrases("replay", "read ... again", "many/several consumers"),
        meaning: "Events are read again", why: "A stream keeps its log."),
      Signal(
        id: "order", choice: 1, driver: 0, weight: 2,
        phrases: try phrases("in (strict) order", "sequence"),
        meaning: "Order counts", why: "A partition keeps order."),
      Signal(
        id: "overnight", choice: 2, driver: 1, weight: 2,
        phrases: try phrases("overnight", "once a day", "by morning"),
        meaning: "A night may pass", why: "A batch is the cheapest way to be late."),
      Signal(
        id: "seconds", choice: 1, driver: 1, weight: 1,
        phrases: try phrases("within/in seconds", "immediate*"),
        meaning: "Seconds count", why: "A batch would be late."),
    ],
    traps: [
      Trap(
        id: "all-at-once", name: "All at once", temptation: 1, remedy: 2,
        tempting: "Streams sound modern.", why: "Nobody reads it before morning.",
        signals: [3])
    ])
}

func phrases(_ texts: String...) throws(PhraseError) -> [Phrase] {
  var result: [Phrase] = []
  for text in texts { result.append(try Phrase(text)) }
  return result
}

extension Classifier {
  func verdict(on text: String) -> Verdict {
    verdict(on: Array(text.utf8))
  }
}

extension Verdict {
  /// The evidence as the words of a text, denied ones after a "not:".
  func words(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    return evidence.map {
      ($0.isNegated ? "not: " : "") + String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }
}

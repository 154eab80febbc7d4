@testable import Decisions

/// Weights written by hand, byte by byte, for words that speak for a choice.
///
/// A clause with such a word speaks for its choice, at 0.9 and more; others speak of nothing. The
/// best clause of each choice alone decides.
struct WrittenWeights {
  /// What speaks for a choice, or against it, and which signal it is.
  struct Entry {
    var word: String
    var choice: Int
    var signal: Int
    var isAgainst = false
  }

  var entries: [Entry]
  var threshold: Float = 0.6

  func bytes(for decision: Decision) -> [UInt8] {
    let choices = decision.choices.count
    let width = 7 * choices
    var bytes = LearnedWeights.magic + [LearnedWeights.version]
    func add(word: UInt32) {
      for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    func add(_ numbers: [Float]) { for number in numbers { add(word: number.bitPattern) } }
    func add(_ numbers: Float...) { add(numbers) }
    func add(count: Int) {
      var rest = count
      while rest > 0x7F {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    let placed = entries.map { entry in
      (FeatureHash.place(.word, FeatureHash.word(Array(entry.word.utf8))), entry)
    }.sorted { $0.0 < $1.0 }
    func addPlaces() {
      add(count: placed.count)
      var next = 0
      for (place, _) in placed {
        add(count: place - next)
        next = place + 1
      }
    }
    func repeated(_ value: Float, _ count: Int) -> [Float] { Array(repeating: value, count: count) }

    add(word: LearnedWeights.fingerprint(of: decision))
    add(threshold, 1, 0, 0)
    add(repeated(-4, 2 * choices))  // clauses
    add(repeated(0, choices))  // texts
    let count = TextSummary.count
    add(repeated(0, count))  // means
    add(repeated(1, count))  // factors
    add([8] + repeated(0, count / 2 - 1) + [-4] + repeated(0, count / 2 - 1))
    add(repeated(-4, choices))
    addPlaces()
    for column in 0..<width {
      for (_, entry) in placed {
        let lane = entry.choice + (entry.isAgainst ? choices : 0)
        bytes.append(column == lane ? 8 : 0)
      }
    }
    add(1)
    add(repeated(0, decision.signals.count))
    addPlaces()
    for (_, entry) in placed { bytes += [1, UInt8(entry.signal), 5] }
    return bytes
  }

  func weights(for decision: Decision) throws -> LearnedWeights {
    try LearnedWeights(bytes(for: decision), for: decision)
  }

  /// Words for the decision of `teaOrCoffee`, none of them in its phrases.
  static let forTeaOrCoffee = WrittenWeights(entries: [
    Entry(word: "drowsy", choice: 0, signal: 0), Entry(word: "kettle", choice: 0, signal: 1),
    Entry(word: "exam", choice: 1, signal: 2), Entry(word: "bitter", choice: 1, signal: 3),
    Entry(word: "mild", choice: 1, signal: 3, isAgainst: true),
  ])
}

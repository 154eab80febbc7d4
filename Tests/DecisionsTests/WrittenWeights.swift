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
    let placed = entries.map { entry in
      (FeatureHash.place(.word, FeatureHash.word(Array(entry.word.utf8))), entry)
    }.sorted { $0.0 < $1.0 }
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
    add(1)
    add(repeated(0, decision.signals.count))
    func rows(_ width: Int, _ lane: (Entry) -> Int, _ value: Int8) -> CodedRows {
      var rows = CodedRows()
      for (place, entry) in placed {
        rows.places.append(Int32(place))
        rows.coarseness.append(0)
        for column in 0..<width { rows.values.append(column == lane(entry) ? value : 0) }
      }
      return rows
    }
    var coder = NumberCoder(PlainRangeEncoder())
    var features = rows(width, { $0.choice + ($0.isAgainst ? choices : 0) }, 8)
    features.code(&coder, blocks: LearnedWeights.blocks(choiceCount: choices))
    var naming = rows(decision.signals.count, { $0.signal }, 5)
    naming.code(&coder, blocks: LearnedWeights.namingBlocks(signalCount: decision.signals.count))
    var seal = NumberCoder<PlainRangeEncoder>.model(256)
    _ = coder.symbol(LearnedWeights.seal, width: 8, &seal)
    return bytes + coder.bits.finished()
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

/// A range coder with one whole number for all of its bytes, as the books describe it: slow, and
/// written apart from the library's.
private struct PlainRangeEncoder: BitCoder {
  /// The digits so far, of 8 bits each, the highest first; the first takes what is carried.
  private var digits: [UInt64] = [0]
  private var low: UInt64 = 0
  private var range: UInt64 = 0xFFFF_FFFF

  mutating func code(_ bit: Bool, _ likelihood: inout UInt16) -> Bool {
    let bound = (range >> 11) * UInt64(likelihood)
    if bit {
      low += bound
      range -= bound
    } else {
      range = bound
    }
    adapt(&likelihood, bit)
    while range < 1 << 24 {
      digits.append(low >> 24 & 0x1FF)
      low &= 0xFF_FFFF
      low <<= 8
      range <<= 8
    }
    return bit
  }

  /// All bytes: carries resolved, and the rest of the number after them.
  func finished() -> [UInt8] {
    var digits = digits
    digits += [low >> 24 & 0x1FF, low >> 16 & 0xFF, low >> 8 & 0xFF, low & 0xFF]
    for place in digits.indices.dropFirst().reversed() {
      digits[place - 1] += digits[place] >> 8
      digits[place] &= 0xFF
    }
    return digits.map { UInt8($0) }
  }
}

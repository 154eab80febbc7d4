/// Texts that share many of their sequences of four words.
struct NearCopies {
  /// Two texts and the share of the smaller set of sequences that both have.
  struct Pair: Equatable {
    var first: Int
    var second: Int
    var share: Double
  }

  /// The sequences of each text by hash, ascending, each once.
  private let sequences: [[UInt64]]

  init(_ texts: [String]) { sequences = texts.map(Self.sequences) }

  /// The pairs that share more than a part of the smaller set, ordered by the second text.
  func pairs(sharing least: Double) -> [Pair] {
    // Most sequences stand in one text only and are passed over by a count of their low bits.
    var counts = [UInt8](repeating: 0, count: 1 << 22)
    for text in sequences {
      for sequence in text {
        let slot = Int(sequence & 0x3F_FFFF)
        if counts[slot] < 2 { counts[slot] += 1 }
      }
    }
    var owners: [UInt64: [Int]] = [:]
    var shared = [Int](repeating: 0, count: sequences.count)
    var pairs: [Pair] = []
    for (number, text) in sequences.enumerated() {
      var others: [Int] = []
      for sequence in text where counts[Int(sequence & 0x3F_FFFF)] > 1 {
        for other in owners[sequence] ?? [] {
          if shared[other] == 0 { others.append(other) }
          shared[other] += 1
        }
        owners[sequence, default: []].append(number)
      }
      for other in others.sorted() {
        let share = Double(shared[other]) / Double(min(text.count, sequences[other].count))
        if share > least { pairs.append(Pair(first: other, second: number, share: share)) }
        shared[other] = 0
      }
    }
    return pairs
  }

  private static func sequences(of text: String) -> [UInt64] {
    let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    let prime: UInt64 = 0x0000_0100_0000_01B3
    var words: [UInt64] = []
    var word = seed
    for scalar in text.lowercased().unicodeScalars {
      if isPartOfWord(scalar) {
        word = (word ^ UInt64(scalar.value)) &* prime
      } else if word != seed {
        words.append(word)
        word = seed
      }
    }
    if word != seed { words.append(word) }
    guard words.count >= 4 else { return [] }
    var sequences: [UInt64] = []
    for start in 0...(words.count - 4) {
      var hash = seed
      for word in words[start..<(start + 4)] {
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
      sequences.append(hash)
    }
    return Set(sequences).sorted()
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic
    }
  }
}

/// Hashes of features: 32-bit FNV-1a over letters, mixed by the finalizer of MurmurHash3.
package enum FeatureHash {
  static let seed: UInt32 = 0x811C_9DC5

  /// How many places features are spread over, as a power of two.
  package static let bits: UInt32 = 20

  @inline(__always)
  static func add(_ byte: UInt8, to hash: inout UInt32) {
    hash = (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  @inline(__always)
  static func finish(_ hash: UInt32) -> UInt32 {
    var value = hash
    value ^= value >> 16
    value = value &* 0x85EB_CA6B
    value ^= value >> 13
    value = value &* 0xC2B2_AE35
    value ^= value >> 16
    return value
  }

  static func word(_ letters: [UInt8]) -> UInt32 {
    var hash = seed
    for byte in letters { add(byte, to: &hash) }
    return finish(hash)
  }

  /// The place of a feature made of up to three words.
  @inline(__always)
  static func place(_ kind: FeatureKind, _ first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0)
    -> Int
  {
    var hash = UInt32(kind.rawValue) &* 0x9E37_79B1
    hash = finish(hash ^ first)
    if kind != .word && kind != .letters {
      hash = finish(hash &* 31 ^ second)
      if kind == .triple { hash = finish(hash &* 31 ^ third) }
    }
    return Int(hash >> (32 - bits))
  }
}

/// What a learned feature is made of.
package enum FeatureKind: UInt8, Sendable, CaseIterable {
  /// One word.
  case word
  /// Two words side by side; the ends of a clause count as words.
  case pair
  /// Three words side by side.
  case triple
  /// Two words with one between them.
  case skip
  /// Three to five letters of a word, whose ends count as letters.
  case letters
}

extension ClauseText {
  /// Calls `visit` with the place of each feature of a clause, in a fixed order.
  @inline(__always)
  package func visitFeatures(
    ofClause clause: Int, _ visit: (_ kind: FeatureKind, _ place: Int) -> Void
  ) {
    let range = words(ofClause: clause)
    let edge: UInt32 = 1
    var previous = edge
    var beforePrevious: UInt32 = 0
    for index in range {
      let word = words[index]
      visit(.word, FeatureHash.place(.word, word.hash))
      visit(.pair, FeatureHash.place(.pair, previous, word.hash))
      if beforePrevious != 0 {
        visit(.triple, FeatureHash.place(.triple, beforePrevious, previous, word.hash))
        if beforePrevious != edge {
          visit(.skip, FeatureHash.place(.skip, beforePrevious, word.hash))
        }
      }
      visitLetters(word.letters, visit)
      beforePrevious = previous
      previous = word.hash
    }
    visit(.pair, FeatureHash.place(.pair, previous, edge))
    if beforePrevious != 0 {
      visit(.triple, FeatureHash.place(.triple, beforePrevious, previous, edge))
    }
  }

  /// Calls `visit` with the place of each word of a clause and of its letters, in a fixed order.
  func visitWordFeatures(ofClause clause: Int, _ visit: (_ place: Int) -> Void) {
    for index in words(ofClause: clause) {
      visit(FeatureHash.place(.word, words[index].hash))
      visitLetters(words[index].letters) { _, place in visit(place) }
    }
  }

  @inline(__always)
  private func visitLetters(_ range: Range<Int>, _ visit: (FeatureKind, Int) -> Void) {
    var start = range.lowerBound
    while start + 3 <= range.upperBound {
      var hash = FeatureHash.seed
      var end = start
      let limit = min(start + 5, range.upperBound)
      while end < limit {
        FeatureHash.add(letters[end], to: &hash)
        end += 1
        if end - start >= 3 { visit(.letters, FeatureHash.place(.letters, hash)) }
      }
      start += 1
    }
  }
}

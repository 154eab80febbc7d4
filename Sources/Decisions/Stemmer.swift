/// Brings the forms of an English word to one key: "policies" and "policy", "updating" and
/// "updated".
///
/// A light stemmer by rules of its own: it undoes plurals, -ing, -ed, -ly, doubled consonants and
/// British spelling, and knows irregular forms. Keys are not words, and are compared only with
/// each other.
struct Stemmer: Sendable {
  private var irregular = WordTable()
  private var bases: [[UInt8]] = []

  init() {
    for line in IrregularForms.lines {
      let words = Self.words(in: line.bytes)
      guard let base = words.first else { continue }
      for word in words where irregular.number(of: word) < 0 {
        _ = irregular.insert(word)
        bases.append(base)
      }
    }
    for index in bases.indices { Self.finish(&bases[index]) }
  }

  private static func words(in line: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = [[]]
    for byte in line {
      if byte == 0x20 {
        words.append([])
      } else {
        words[words.count - 1].append(byte)
      }
    }
    return words
  }

  /// Replaces a word in lower case by its key.
  func stem(_ word: inout [UInt8]) {
    guard word.count > 1 else { return }
    let number = irregular.number(of: word)
    if number >= 0 {
      let base = bases[Int(number)]
      word.removeAll(keepingCapacity: true)
      word.append(contentsOf: base)
      return
    }
    Self.removePlural(&word)
    if !Self.removeParticiple(&word) { Self.removeAdverb(&word) }
    Self.finish(&word)
  }

  private static func removePlural(_ word: inout [UInt8]) {
    let count = word.count
    guard count > 3, word[count - 1] == UInt8(ascii: "s") else { return }
    switch word[count - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"):
      return
    case UInt8(ascii: "e"):
      if count > 4, word[count - 3] == UInt8(ascii: "i") {
        word.removeLast(3)
        word.append(UInt8(ascii: "y"))
      } else if ends(word, in: "sses") || ends(word, in: "xes") || ends(word, in: "ches")
        || ends(word, in: "shes")
      {
        word.removeLast(2)
      } else {
        word.removeLast()
      }
    default:
      word.removeLast()
    }
  }

  /// Undoes -ing, -ed and -ied; false when the word has none of them.
  private static func removeParticiple(_ word: inout [UInt8]) -> Bool {
    let count = word.count
    if count > 4, ends(word, in: "ied") {
      word.removeLast(3)
      word.append(UInt8(ascii: "y"))
      return true
    }
    let suffix: Int
    if count > 5, ends(word, in: "ing") {
      suffix = 3
    } else if count > 4, ends(word, in: "ed"), !ends(word, in: "eed") {
      suffix = 2
    } else {
      return false
    }
    let rest = count - suffix
    guard hasVowel(word, before: rest) else { return false }
    word.removeLast(suffix)
    let wantsE =
      rest == 3 && !isVowel(word, at: 0) && isVowel(word, at: 1) && !isVowel(word, at: 2)
      && word[2] != UInt8(ascii: "w") && word[2] != UInt8(ascii: "x")
      && word[2] != UInt8(ascii: "y")
    if wantsE { word.append(UInt8(ascii: "e")) }
    return true
  }

  private static func removeAdverb(_ word: inout [UInt8]) {
    guard word.count > 5, ends(word, in: "ly") else { return }
    word.removeLast(2)
    if word[word.count - 1] == UInt8(ascii: "i") {
      word[word.count - 1] = UInt8(ascii: "y")
    } else if ends(word, in: "ib") || ends(word, in: "ab") {
      word.append(contentsOf: [UInt8(ascii: "l"), UInt8(ascii: "e")])
    }
  }

  /// The last steps, which base forms take as well: a final e, doubled consonants, -y and British
  /// spelling.
  private static func finish(_ word: inout [UInt8]) {
    if word.count > 4, word[word.count - 1] == UInt8(ascii: "e") { word.removeLast() }
    let count = word.count
    guard count > 3 else { return }
    let last = word[count - 1]
    if last == word[count - 2], !isVowel(word, at: count - 1) {
      word.removeLast()
    } else if last == UInt8(ascii: "y"), !isVowel(word, at: count - 2) {
      word[count - 1] = UInt8(ascii: "i")
    } else if count > 4, ends(word, in: "iz") {
      word[count - 1] = UInt8(ascii: "s")
    } else if count > 5, ends(word, in: "our") {
      word.removeLast(2)
      word.append(last)
    } else if count > 7, ends(word, in: "ization") {
      word[count - 6] = UInt8(ascii: "s")
    }
  }

  private static func ends(_ word: [UInt8], in suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard word.count >= length else { return false }
    return suffix.withUTF8Buffer { buffer in
      var offset = word.count - length
      for byte in buffer {
        guard word[offset] == byte else { return false }
        offset += 1
      }
      return true
    }
  }

  private static func hasVowel(_ word: [UInt8], before end: Int) -> Bool {
    for index in 0..<end where isVowel(word, at: index) { return true }
    return false
  }

  private static func isVowel(_ word: [UInt8], at index: Int) -> Bool {
    switch word[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    case UInt8(ascii: "y"): index > 0
    default: false
    }
  }
}

import SeededNumbers
import Testing

@testable import Decisions

/// How a text is parted into clauses for learned features.
@Suite struct ClauseTextTests {
  private func clauses(_ text: String, isOneClause: Bool = false) -> [String] {
    let bytes = Array(text.utf8)
    let read = ClauseText(bytes, isOneClause: isOneClause)
    return (0..<read.clauseCount).map {
      String(decoding: bytes[read.range(ofClause: $0)], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("It rains. We stay", ["It rains", "We stay"]), ("Tea? No!", ["Tea", "No"]),
    ("We want: tea", ["We want", "tea"]), ("tea - coffee", ["tea", "coffee"]),
    ("tea—coffee", ["tea", "coffee"]), ("| tea | coffee |", ["tea", "coffee"]),
    ("tea\n\ncoffee", ["tea", "coffee"]), ("tea\ncoffee", ["tea\ncoffee"]),
    ("We like tea, not milk", ["We like tea", "not milk"]),
    ("We like, not milk", ["We like, not milk"]),
    ("We like tea but not milk", ["We like tea", "but not milk"]),
    ("We like but not milk", ["We like but not milk"]),
    ("We all like tea because we sleep", ["We all like tea", "because we sleep"]),
    ("We all like tea and milk", ["We all like tea and milk"]),
    ("We all like our tea well and milk", ["We all like our tea well", "and milk"]),
    ("We like 3.5 l, v1.2 of it", ["We like 3.5 l", "v1.2 of it"]), ("", []), ("... --", []),
  ])
  func aTextIsPartedWhereASentenceOrAThoughtEnds(text: String, parts: [String]) {
    #expect(clauses(text) == parts)
  }

  @Test func aStatementIsOneClause() {
    #expect(
      clauses("Tea. Milk: because it rains, but not now", isOneClause: true)
        == ["Tea. Milk: because it rains, but not now"])
  }

  @Test func numbersAreToldApartByTheirLengthAlone() {
    func hashes(_ text: String) -> [UInt32] { ClauseText(Array(text.utf8)).words.map(\.hash) }
    #expect(hashes("7 12") == hashes("1 99"))
    #expect(hashes("1234 2,500") == hashes("123456 1999"))
    #expect(Set(hashes("12 123 1234 tea")).count == 4)
    #expect(hashes("Tea") == hashes("tEA"))
  }

  @Test(arguments: 0..<6)
  func rangesOfAnyBytesAreInOrderAndOnScalarBoundaries(seed: UInt64) {
    var random = Xorshift(seed: seed)
    var count = 0
    for _ in 0..<400 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text.append(UInt8.random(in: 0...255, using: &random))
        case 1: text += Array("é漢👩n't cannot".utf8)
        case 2: text += Array(" but, ".utf8)
        default: text += Array("ab 1.5 ".utf8)
        }
      }
      let read = ClauseText(text)
      count += read.clauseCount
      for word in read.words {
        for offset in [word.range.lowerBound, word.range.upperBound] where offset < text.count {
          #expect(text[offset] & 0xC0 != 0x80, "\(text) at \(offset)")
        }
      }
      var end = 0
      for clause in 0..<read.clauseCount {
        let range = read.range(ofClause: clause)
        #expect(!range.isEmpty && range.lowerBound >= end && range.upperBound <= text.count)
        #expect(!read.words(ofClause: clause).isEmpty)
        end = range.upperBound
      }
    }
    #expect(count > 1000)
  }
}

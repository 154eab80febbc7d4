import SeededNumbers
import Testing

@testable import Decisions

/// Texts are any bytes: nothing crashes, offsets stay true, and the work stays linear.
@Suite struct AnyBytesTests {
  private static let pieces: [[UInt8]] = [
    Array("sleep well".utf8), Array("stay awake".utf8), Array("pour".utf8), Array("pot".utf8),
    Array("not".utf8), Array("n't".utf8), Array("but".utf8), Array("although".utf8),
    Array(" ".utf8), Array(" ".utf8), Array(". ".utf8), Array(", ".utf8), Array("\n\n".utf8),
    Array("é".utf8), Array("’".utf8), Array("👩‍🚀".utf8), Array("שלום".utf8), Array("漢字".utf8),
    Array("roast".utf8), [0x80], [0xE2, 0x80], [0xF0, 0x9F], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x00], Array("\u{AD}".utf8), Array("calm evening".utf8),
    Array("black".utf8), Array("can't".utf8), Array("no longer".utf8), Array("used to".utf8),
  ]

  @Test(arguments: 0..<8)
  func offsetsAreAscendingAndOnScalarBoundaries(seed: UInt64) throws {
    let classifier = Classifier(try teaOrCoffee())
    var random = Xorshift(seed: seed)
    var found = 0
    for _ in 0..<300 {
      let text = randomText(of: Self.pieces, using: &random)
      let verdict = classifier.verdict(on: text)
      found += verdict.evidence.count
      expectSound(verdict, on: text)
      #expect(verdict == classifier.verdict(on: text))
    }
    #expect(found > 50)
  }

  @Test func randomBytesAreTexts() throws {
    let classifier = Classifier(try teaOrCoffee())
    var random = Xorshift(seed: 7)
    for length in 0..<600 {
      let text = (0..<length % 200).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(classifier.verdict(on: text).scores.count == 2)
    }
  }

  @Test(arguments: [
    "a", "a ", " ", "\n", "not ", "but ", "no longer, ", "although ", "sleep well ", "sleep ",
    "pour ", "pour it ", "é", "👩‍🚀", "漢", "'", "n't", "\u{AD}", "a'", "1,", "a\u{301}", "- ", "1. ",
    "because ", "roast", "and so ", "instead of ", "without ", "evening (", "\u{5E9}\u{5DC} ",
  ])
  func workGrowsWithTheLengthAlone(unit: String) throws {
    let classifier = Classifier(try teaOrCoffee())
    let short = classifier.reading(of: Array(String(repeating: unit, count: 200).utf8))
    let long = classifier.reading(of: Array(String(repeating: unit, count: 2000).utf8))
    #expect(long.steps <= short.steps * 10 + 200)
    #expect(long.mentions.count <= short.mentions.count * 10 + 20)
  }

  @Test(arguments: ["a", "\u{80}", "sleep well", "no ", "👩"])
  func aLongLineIsAText(unit: String) throws {
    let text = Array(String(repeating: unit, count: 100_000 / unit.utf8.count).utf8)
    #expect(Classifier(try teaOrCoffee()).verdict(on: text).scores.count == 2)
  }

  @Test func bytesThatAreNotUTF8PartWords() throws {
    let classifier = Classifier(try teaOrCoffee())
    let parted = Array("sle".utf8) + [0xFF] + Array("ep well".utf8)
    #expect(classifier.verdict(on: parted).evidence.isEmpty)
    let around = [0xFF] + Array("sleep".utf8) + [0xE2, 0x20] + Array("well".utf8) + [0x80, 0x80]
    let evidence = classifier.verdict(on: around).evidence
    #expect(evidence.map(\.range) == [1..<14])
  }

  @Test func equalTextsGiveEqualVerdictsFromEqualClassifiers() throws {
    let text = "Although he must stay awake, he used to sleep well; pour it from a pot."
    let first = Classifier(try teaOrCoffee()).verdict(on: text)
    #expect(first == Classifier(try teaOrCoffee()).verdict(on: text))
    #expect(!first.evidence.isEmpty)
  }
}

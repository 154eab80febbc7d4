import Testing

@testable import Decisions

private let none: Circumstances = []

@Suite struct CueTests {
  @Test func everyCueIsAPhrase() {
    for (effect, patterns) in Cue.lexicon {
      for pattern in patterns {
        #expect(throws: Never.self, "\(effect): \(pattern)") { try Phrase(utf8: pattern.bytes) }
      }
    }
  }

  @Test func everyEffectHasACue() {
    for effect in Cue.Effect.allCases {
      #expect(Cue.lexicon.contains { $0.effect == effect && !$0.phrases.isEmpty })
    }
  }

  @Test(arguments: [
    "He need not sleep well.", "He does not need to sleep well.", "Nobody sleeps well here.",
    "He doesn't sleep well.", "He doesn’t care to sleep well", "He wont sleep well",
    "Without sleeping well", "Rarely sleeps well", "Rather than sleep well",
    "There is no need to sleep well", "To sleep well is not a concern.",
    "So sleeping well is not a requirement.", "To sleep well does not matter.",
    "Sleeping well is irrelevant.", "To sleep well has never been the trouble.",
    "To sleep well is neither here nor there.", "Not required: to sleep well.",
    "It is not a concern whether they sleep well.", "No calm, no fuss, or sleeping well.",
    "Neither that nor sleeping well", "They cared for no calm evening",
    "To sleep well can wait.", "Sleep well? No.", "Must they sleep well? Not at all.",
    "To sleep well: no.", "Sleeping well isn't wanted either.",
  ])
  func denialsAreRead(text: String) throws {
    let evidence = Classifier(try teaOrCoffee()).verdict(on: text).evidence
    #expect(evidence.map(\.circumstances) == [.denied])
    #expect(evidence.map(\.isNegated) == [true])
  }

  @Test(arguments: [
    "He sleeps well.", "Not only must he sleep well.", "No doubt they sleep well.",
    "They cannot sleep well", "Never leave without sleeping well.",
    "It is not hot. Sleep well.", "He does not drink because he sleeps well.",
    "Nobody minds if they sleep well.", "We want no cake, and they must sleep well.",
    "We want no cake, they must sleep well.", "It is used to sleep well.",
    "No one eats, but all sleep well.", "Why not sleep well?",
  ])
  func whatOnlyLooksLikeADenialIsNone(text: String) throws {
    let evidence = Classifier(try teaOrCoffee()).verdict(on: text).evidence
    #expect(evidence.map(\.isNegated) == [false])
  }

  @Test(arguments: [
    ("He used to sleep well.", Circumstances.past), ("They formerly slept well.", .past),
    ("Until recently they slept well.", .past), ("He no longer sleeps well.", .denied),
    ("One day he might sleep well.", .hypothetical),
    ("Perhaps they sleep well.", .hypothetical),
    ("To sleep well would be nice.", .hypothetical),
    ("Although they sleep well, we do not.", .conceded),
    ("They sleep well, but all want more.", .conceded),
    ("They sleep well. However, all want more.", .conceded),
    ("They sleep well. But all want more.", .conceded),
    ("While they sleep well, all want more.", .conceded),
    ("Despite sleeping well, they want more.", .conceded),
    ("Above all they must sleep well.", .stressed),
    ("Their only concern is to sleep well.", .stressed),
    ("All want more, but they sleep well.", none),
    ("All want more although they eat. Sleep well.", none),
    ("They sleep well while we work.", none), ("Once a day they sleep well.", none),
  ])
  func circumstancesAreRead(text: String, expected: Circumstances) throws {
    let evidence = Classifier(try teaOrCoffee()).verdict(on: text).evidence
    #expect(evidence.map(\.circumstances) == [expected])
    #expect(evidence.map(\.isNegated) == [expected == .denied || expected == .past])
  }
}

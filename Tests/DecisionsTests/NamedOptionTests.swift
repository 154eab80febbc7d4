import Decisions
import Testing

/// What a verdict says of the options of a pasted question.
@Suite struct NamedOptionTests {
  private func classifier() throws -> Classifier {
    var decision = try teaOrCoffee()
    decision.choices[0].terms = try phrases("tea", "green infusion")
    decision.choices[1].terms = try phrases("coffee", "espresso")
    return Classifier(decision)
  }

  /// The letter of the option of a verdict for tea.
  private func option(_ options: String...) throws -> String? {
    let verdict = try classifier().verdict(
      on: "They must sleep well. Which drink?\n" + options.joined(separator: "\n"))
    #expect(verdict.choice == 0)
    return verdict.option.map { String(UnicodeScalar($0)) }
  }

  @Test func theOnlyOptionWithTheChoicesTermsIsNamed() throws {
    #expect(try option("A. Coffee", "B. Some tea", "C. Water") == "B")
    #expect(try option("A. Espresso", "B. Water", "C. A green infusion") == "C")
    #expect(try option("A. Juice", "B. Water", "C. Milk") == nil)
  }

  @Test func noneIsNamedWhereTwoNameTheChoice() throws {
    #expect(try option("A. Tea", "B. Coffee", "C. More tea") == nil)
  }

  @Test func anOptionThatNamesAnotherChoiceTooIsNotMeant() throws {
    #expect(try option("A. Tea and coffee", "B. Coffee") == nil)
    #expect(try option("A. Tea and coffee", "B. Tea") == "B")
  }

  @Test func aDeniedTermNamesNothing() throws {
    #expect(try option("A. Water without tea", "B. Coffee") == nil)
    #expect(try option("A. Tea without coffee", "B. Coffee") == "A")
    #expect(try option("A. Water without tea", "B. Tea") == "B")
  }

  @Test func withoutAVerdictNoOptionIsNamed() throws {
    let verdict = try classifier().verdict(on: "It rains. Which drink?\nA. Tea\nB. Coffee")
    #expect(verdict.choice == nil && verdict.option == nil)
  }

  @Test func optionsAreNeverEvidence() throws {
    let classifier = try classifier()
    let options = "\nA. To stay awake\nB. A calm evening\nC. Work late"
    let alone = classifier.verdict(on: "Which drink?" + options)
    #expect(alone.evidence == [] && alone.choice == nil && alone.scores == [0, 0])
    let text = "They sleep well. Which drink?" + options + "\nIn a calm evening."
    let verdict = classifier.verdict(on: text)
    #expect(verdict.words(of: text) == ["sleep well", "calm evening"])
    #expect(verdict.evidence.last?.range == 83..<95)
    #expect(classifier.phraseScores(of: Array(("Which?" + options).utf8)).stated == [0, 0])
  }
}

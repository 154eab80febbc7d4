import Decisions
import SeededNumbers
import Testing

/// Which parts of a pasted question are its options.
@Suite struct AnswerOptionsTests {
  /// The options of a text, each as its letter and what it says.
  private func options(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    return AnswerOptions.find(in: bytes)?.options.map {
      String(UnicodeScalar($0.letter)) + "=" + String(decoding: bytes[$0.body], as: UTF8.self)
    }
  }

  @Test(arguments: [
    "Which drink?\nA. Tea\nB. Coffee\nC. Milk", "Which drink?\nA) Tea\nB) Coffee\nC) Milk",
    "Which drink?\n(A) Tea\n(B) Coffee\n(C) Milk", "Which drink?\n[A] Tea\n[B] Coffee\n[C] Milk",
    "Which drink?\n**A.** Tea\n**B.** Coffee\n**C.** Milk",
    "Which drink?\n- A. Tea\n- B. Coffee\n- C. Milk",
    "Which drink?\n\n  A: Tea\n\n  B: Coffee\n\n  C: Milk\n",
    "They are tired.\nA. Tea\nB. Coffee\nC. Milk",
    "Which drink?\r\nA. Tea\r\nB. Coffee\r\nC. Milk\r\n",
    "Which drink?\rA. Tea\rB. Coffee\rC. Milk\r",
    "Which drink?\na) Tea\nb) Coffee\nc) Milk",
    "Which drink? A. Tea B. Coffee C. Milk", "Which drink? (A) Tea (B) Coffee (C) Milk",
    "Which drink? **A)** Tea **B)** Coffee **C)** Milk",
    "Which drink? a) Tea b) Coffee c) Milk", "Which drink?\nA. Tea B. Coffee C. Milk",
    "Which drink?\r\n\r\nA) Tea B) Coffee C) Milk\r\nOne only.",
  ])
  func areFoundOnLinesOfTheirOwnAndInRunningText(text: String) {
    #expect(options(text) == ["A=Tea", "B=Coffee", "C=Milk"])
  }

  @Test(arguments: [
    "Which drink?\nA. Tea\nB. Coffee", "Choose:\nA. Tea\nB. Coffee",
    "Which drink?\n\n**A.** Tea\n**B.** Coffee", "**Choose one:**\n(A) Tea\n(B) Coffee",
  ])
  func twoFollowAQuestionMarkOrAColon(text: String) {
    #expect(options(text) == ["A=Tea", "B=Coffee"])
  }

  @Test(arguments: [
    "They are tired.\nA. Tea\nB. Coffee", "A. Tea\nB. Coffee", "Which drink? A. Tea B. Coffee",
  ])
  func twoAfterAnythingElseOrInRunningTextAreNone(text: String) {
    #expect(options(text) == nil)
  }

  @Test(arguments: [
    "We need:\na) calm\nb) sleep\nc) silence", "We need: a) calm b) sleep c) silence",
    "We need these.\na) calm\nb) sleep\nc) silence", "We have (a) cups and (b) pots and (c) time.",
    "We need: A) calm B) sleep C) silence",
  ])
  func aListOfNeedsIsNone(text: String) {
    #expect(options(text) == nil)
  }

  @Test(arguments: [
    "A: Is it late?\nB: Very.\nA: Then tea.", "A: Is it late?\nB: Very.\nA: Then?\nB: Tea.",
    "Two people talk:\nA: Is it late?\nB: Very.\nA: Then tea.",
    "A: Late?\nB: Yes.\nC: No.\nA: Then tea.", "A: Is it late?\nB: Very.",
    "Late?\nA: Yes.\nB: No.\nC: Perhaps.\nA: Then tea.",
  ])
  func speakersWhoTakeTurnsAreNone(text: String) {
    #expect(options(text) == nil)
  }

  @Test(arguments: [
    "", "A.", "A. Tea", "Which? A.", "Vitamin A. It helps.", "Which?\nB. Tea\nC. Coffee\nD. Milk",
    "Which?\nA.Tea\nB.Coffee\nC.Milk", "Which?\nA Tea\nB Coffee\nC Milk",
    "Which?\nA. Tea\nC. Coffee\nE. Milk", "Which?\nA. Tea\nb. Coffee",
  ])
  func whatDoesNotGoUpFromAIsNone(text: String) {
    #expect(options(text) == nil)
  }

  @Test func aClosingLineIsNoPartOfTheLastOption() throws {
    let text = "Which drink?\nA. Tea\nB. Coffee\nC. Milk\nChoose one."
    #expect(options(text) == ["A=Tea", "B=Coffee", "C=Milk"])
    let crlf = text.replacing("\n", with: "\r\n")
    let found = try #require(AnswerOptions.find(in: Array(crlf.utf8)))
    #expect(Array(crlf.utf8)[found.options[2].range.upperBound...].starts(with: "\r\nCh".utf8))
  }

  @Test func anOptionMayHaveSeveralLines() {
    #expect(
      options("Which?\nA. Tea\nin a pot\nB. Coffee\n in a cup\nC. Milk") == [
        "A=Tea\nin a pot", "B=Coffee\n in a cup", "C=Milk",
      ])
  }

  @Test func rangesReachFromTheMarkerToTheNext() throws {
    let text = Array("Été? (A)  Tea \n(B) Kaffee ä\nEnd".utf8)
    let lines = Array("Été?\n(A)  Tea \n(B) Kaffee ä\nEnd".utf8)
    #expect(AnswerOptions.find(in: text) == nil)
    let found = try #require(AnswerOptions.find(in: lines)).options
    #expect(found.map(\.letter) == [0x41, 0x42])
    #expect(found.map(\.range) == [7..<17, 17..<30])
    #expect(found.map(\.body) == [12..<15, 21..<30])
  }

  @Test func blankingOutKeepsEveryOtherByteInItsPlace() {
    let text = Array("Été?\r\nA. Tea\r\nB. Coffee\r\nSoon.".utf8)
    let blanked = AnswerOptions.blankingOut(text)
    #expect(
      String(decoding: blanked, as: UTF8.self)
        == "Été?\r\n      \r\n         \r\nSoon.")
    let none = Array("A. Tea".utf8)
    #expect(AnswerOptions.blankingOut(none) == none)
  }

  @Test(arguments: 0..<6)
  func anyBytesHaveOptionsInOrderAndWithinTheText(seed: UInt64) {
    var random = Xorshift(seed: seed)
    let pieces = [
      "A. ", "B) ", "(C) ", "**D.** ", "a) ", "b. ", "? ", "?\n", ":\n", "\r\n", "\r", "\n", " ",
      "é", "x", "- ", "A:", "B:", "*", "(",
    ].map { Array($0.utf8) }
    var count = 0
    for _ in 0..<3000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &random) {
        if Int.random(in: 0..<8, using: &random) == 0 {
          text.append(UInt8.random(in: 0...255, using: &random))
        } else {
          text += pieces.randomElement(using: &random) ?? []
        }
      }
      guard let found = AnswerOptions.find(in: text)?.options else { continue }
      count += 1
      #expect(found.count >= 2 && found.count <= 8, "\(text)")
      var end = 0
      for (number, option) in found.enumerated() {
        #expect(Int(option.letter) == 0x41 + number)
        #expect(option.range.lowerBound >= end && option.range.upperBound <= text.count, "\(text)")
        #expect(option.range.lowerBound < option.body.lowerBound)
        #expect(option.body.upperBound <= option.range.upperBound, "\(text)")
        end = option.range.upperBound
      }
      #expect(AnswerOptions.blankingOut(text).count == text.count)
    }
    #expect(count > 10)
  }
}

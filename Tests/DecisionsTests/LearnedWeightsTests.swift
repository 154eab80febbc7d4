import SeededNumbers
import Testing

@testable import Decisions

/// Weights are read from bytes, which may be damaged.
@Suite struct LearnedWeightsTests {
  private func bytes() throws -> [UInt8] {
    WrittenWeights.forTeaOrCoffee.bytes(for: try teaOrCoffee())
  }

  private func error(_ bytes: [UInt8], _ decision: Decision) -> LearnedWeights.DecodingError? {
    do throws(LearnedWeights.DecodingError) {
      _ = try LearnedWeights(bytes, for: decision)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatWasWrittenIsRead() throws {
    let weights = try LearnedWeights(try bytes(), for: try teaOrCoffee())
    #expect(weights.threshold == Double(Float(0.6)))
  }

  @Test func bytesThatAreCutAnywhereAreDamaged() throws {
    let decision = try teaOrCoffee()
    let bytes = try bytes()
    for length in bytes.indices {
      #expect(error(Array(bytes[..<length]), decision) == .damaged, "\(length)")
    }
  }

  @Test func bytesThatGoOnAreDamaged() throws {
    let decision = try teaOrCoffee()
    #expect(error(try bytes() + [0], decision) == .damaged)
    #expect(error(try bytes() + bytes(), decision) == .damaged)
  }

  @Test func otherBytesAreDamaged() throws {
    let decision = try teaOrCoffee()
    #expect(error(Array("title: A".utf8), decision) == .damaged)
    var version = try bytes()
    version[4] += 1
    #expect(error(version, decision) == .damaged)
    var number = try bytes()
    number.replaceSubrange(9..<13, with: [0, 0, 0x80, 0x7F])  // infinity
    #expect(error(number, decision) == .damaged)
  }

  @Test func noByteOfTheRowsCanLeadAstray() throws {
    let decision = try teaOrCoffee()
    let valid = try bytes()
    let text = Array("Drowsy before the exam. The kettle, but not bitter; work late.".utf8)
    var damaged = 0
    for place in (valid.count - 60)..<valid.count {
      for flip: UInt8 in [1, 0x10, 0x80, 0xFF] {
        var bytes = valid
        bytes[place] ^= flip
        guard let weights = try? LearnedWeights(bytes, for: decision) else {
          damaged += 1
          continue
        }
        let verdict = Classifier(decision, weights: weights).verdict(on: text)
        #expect(verdict.scores.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(verdict.scores)")
      }
    }
    #expect(damaged > 100)
  }

  @Test func weightsOfAnotherDecisionAreRefused() throws {
    let bytes = try bytes()
    #expect(error(bytes, try queueStreamOrBatch()) == .otherDecision)
    var renamed = try teaOrCoffee()
    renamed.choices[1].id = "cocoa"
    #expect(error(bytes, renamed) == .otherDecision)
    var turned = try teaOrCoffee()
    turned.signals[0].choice = 1
    #expect(error(bytes, turned) == .otherDecision)
    var ordered = try teaOrCoffee()
    ordered.signals.swapAt(0, 1)
    #expect(error(bytes, ordered) == .otherDecision)
  }

  @Test func wordingMayChangeWithoutNewWeights() throws {
    var decision = try teaOrCoffee()
    decision.signals[0].phrases = []
    decision.signals[0].weight = 9
    decision.choices[0].name = "Infusion"
    decision.choices[0].terms = try phrases("tea")
    decision.traps = []
    #expect(error(try bytes(), decision) == nil)
  }

  @Test(arguments: 0..<4)
  func flippedBytesAreRefusedOrGiveVerdictsWithinBounds(seed: UInt64) throws {
    let decision = try teaOrCoffee()
    let valid = try bytes()
    let text = Array("Drowsy before the exam. The kettle, but not bitter; work late.".utf8)
    var random = Xorshift(seed: seed)
    var accepted = 0
    for _ in 0..<150 {
      var bytes = valid
      for _ in 0..<Int.random(in: 1..<4, using: &random) {
        let place = Int.random(in: 9..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      if Int.random(in: 0..<8, using: &random) == 0 {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
      }
      guard let weights = try? LearnedWeights(bytes, for: decision) else { continue }
      accepted += 1
      let verdict = Classifier(decision, weights: weights).verdict(on: text)
      #expect(verdict.confidence >= 0 && verdict.confidence <= 1)
      #expect(verdict.margin >= 0 && verdict.margin <= 1)
      #expect(verdict.scores.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(verdict.scores)")
    }
    #expect(accepted > 20 && accepted < 150)
  }
}

import SeededNumbers
import Testing

@testable import Decisions

/// Up to 40 pieces and single random bytes, one after the other.
func randomText(of pieces: [[UInt8]], using random: inout Xorshift) -> [UInt8] {
  var text: [UInt8] = []
  for _ in 0..<Int.random(in: 0..<40, using: &random) {
    if Int.random(in: 0..<6, using: &random) == 0 {
      text.append(UInt8.random(in: 0...255, using: &random))
    } else {
      text += pieces.randomElement(using: &random) ?? []
    }
  }
  return text
}

/// Expects what holds for every verdict: evidence in order, without overlap and on scalar
/// boundaries, margin and confidence within their bounds.
func expectSound(_ verdict: Verdict, on text: [UInt8]) {
  var end = 0
  for item in verdict.evidence {
    #expect(!item.range.isEmpty, "\(text)")
    #expect(item.range.lowerBound >= end && item.range.upperBound <= text.count, "\(text)")
    end = item.range.upperBound
    for offset in [item.range.lowerBound, item.range.upperBound] where offset < text.count {
      #expect(text[offset] & 0xC0 != 0x80, "\(text) at \(offset)")
    }
  }
  #expect(verdict.margin >= 0 && verdict.margin <= 1)
  #expect(verdict.confidence >= 0 && verdict.confidence <= 1)
}

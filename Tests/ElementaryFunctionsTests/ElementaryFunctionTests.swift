import ElementaryFunctions
import Foundation
import Testing

/// The exponential and the logarithm that are the same on every platform.
@Suite struct ElementaryFunctionTests {
  @Test func theExponentialAgreesWithFoundations() {
    var largest = 0.0
    for step in -140_000...140_000 {
      let x = Double(step) * 0.005 + 0.000_123
      guard x.magnitude <= 700 else { continue }
      largest = max(largest, (exponential(x) / exp(x) - 1).magnitude)
    }
    #expect(largest < 1e-13)
    #expect(exponential(0) == 1)
  }

  @Test func beyondItsBoundsTheExponentialStaysAtThem() {
    #expect(exponential(1e300) == exponential(700))
    #expect(exponential(-.infinity) == exponential(-700))
    #expect(exponential(-700) > 0 && exponential(700).isFinite)
  }

  @Test func theLogarithmAgreesWithFoundations() {
    var largest = 0.0
    for step in -60_000...60_000 {
      let x = pow(10, Double(step) * 0.005)
      guard x.isNormal, log(x) != 0 else { continue }
      largest = max(largest, (logarithm(x) / log(x) - 1).magnitude)
    }
    for step in 1...2000 {
      let x = 1 + Double(step - 1000) * 1e-4
      guard x != 1 else { continue }
      largest = max(largest, (logarithm(x) - log(x)).magnitude / max(log(x).magnitude, 1e-3))
    }
    #expect(largest < 1e-13)
    #expect(logarithm(1) == 0)
  }

  @Test(arguments: [0, -1, Double.infinity, -Double.infinity, Double.nan])
  func whatHasNoLogarithmGivesZero(x: Double) {
    #expect(logarithm(x) == 0)
  }

  @Test func powersAgreeWithFoundations() {
    var largest = 0.0
    for step in -300...300 {
      let base = pow(10, Double(step) * 0.02)
      for eighth in -80...80 {
        let exponent = Double(eighth) * 0.125 + 0.001
        largest = max(largest, (power(base, exponent) / pow(base, exponent) - 1).magnitude)
      }
    }
    #expect(largest < 1e-13)
    #expect(power(7, 0) == 1)
    #expect(power(1, 123.4) == 1)
  }

  @Test(arguments: [0, -2, Double.infinity, Double.nan])
  func aBaseThatIsNotPositiveAndFiniteCountsAsOne(base: Double) {
    #expect(power(base, 2) == 1)
  }

  @Test func roundingAgreesWithTheStandardLibrarys() {
    for step in -4000...4000 {
      for near in [0, 0x1p-40, -0x1p-40] {
        let x = Double(step) * 0.25 + near
        #expect(roundedToEven(x) == x.rounded(.toNearestOrEven))
      }
    }
    for x in [0x1p50 + 0.5, -0x1p50 - 1.5, 0x1p51 - 0.5, 0x1p51, 0x1p60, 1e300, .infinity] {
      #expect(roundedToEven(x) == x.rounded(.toNearestOrEven))
      #expect(roundedToEven(-x) == -x.rounded(.toNearestOrEven))
    }
    #expect(roundedToEven(.nan).isNaN)
  }
}

/// e to the power of `x`, from sums and products alone, so that it is the same on every platform.
///
/// Relative error below 1e-15 for -700...700; beyond these the value at the bound.
package func exponential(_ x: Double) -> Double {
  let bounded = min(max(x, -700), 700)
  let halves = roundedToEven(bounded * 1.4426950408889634)
  // ln 2 in two parts, so that the remainder keeps its digits.
  let rest = (bounded - halves * 0.693147180369123816490) - halves * 1.90821492927058770002e-10
  var sum = 1.0
  var index = 14.0
  while index >= 1 {
    sum = 1 + rest * sum / index
    index -= 1
  }
  let power = Double(bitPattern: UInt64(1023 + Int(halves)) << 52)
  return sum * power
}

/// The natural logarithm of a positive finite number, the same on every platform.
///
/// Relative error below 1e-15. From the series of the inverse hyperbolic tangent.
package func logarithm(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return 0 }
  var exponent = Double(x.exponent)
  var mantissa = x.significand
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  let z = (mantissa - 1) / (mantissa + 1)
  let square = z * z
  var sum = 0.0
  var index = 25.0
  while index >= 1 {
    sum = sum * square + 1 / index
    index -= 2
  }
  return exponent * 0.6931471805599453 + 2 * z * sum
}

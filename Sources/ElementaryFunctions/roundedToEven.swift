/// The whole number nearest to `x`, the even one of two, by sums alone: without the C library's
/// `rint`, which a program without Foundation need not link.
///
/// For magnitudes below 2^51; others come back as they are.
package func roundedToEven(_ x: Double) -> Double {
  guard x.magnitude < 0x1p51 else { return x }
  // So far from 0 the neighbours of a number are 1 apart, and the sum is rounded to one.
  return (x + 0x1.8p52) - 0x1.8p52
}

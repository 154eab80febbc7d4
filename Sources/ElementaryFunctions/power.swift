/// A positive number to the power of another, from sums and products alone, so that it is the same
/// on every platform.
///
/// Relative error below 1e-15 times the magnitude of the result's natural logarithm plus 1. The
/// result is bounded as that of `exponential`. A base that is not positive and finite counts as 1.
package func power(_ base: Double, _ exponent: Double) -> Double {
  exponential(exponent * logarithm(base))
}

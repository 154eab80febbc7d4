/// Minimizes a smooth function by the limited-memory method of Broyden, Fletcher, Goldfarb and
/// Shanno with backtracking (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1).
struct LBFGS {
  /// How many steps are remembered.
  var memory = 6

  /// After how many steps it stops at the latest.
  var maximumSteps = 80

  /// The share of the value below which an improvement counts as none.
  var tolerance = 1e-5

  /// The point at which the function is least, as far as it was found.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - function: Gives the value at a point and writes the gradient there.
  /// - Returns: The last and least point that was tried.
  func minimum(from start: [Float], _ function: ([Float], inout [Float]) -> Double) -> [Float] {
    let count = start.count
    var point = start
    var gradient = [Float](repeating: 0, count: count)
    var value = function(point, &gradient)
    var steps: [(point: [Float], gradient: [Float], scale: Double)] = []
    var direction = gradient
    var next = point
    var nextGradient = gradient
    for step in 0..<maximumSteps {
      direction = gradient
      var factors: [Double] = []
      for entry in steps.reversed() {
        let factor = entry.scale * dot(entry.point, direction)
        factors.append(factor)
        add(-factor, entry.gradient, to: &direction)
      }
      if let last = steps.last {
        scale(1 / (last.scale * dot(last.gradient, last.gradient)), &direction)
      }
      for (entry, factor) in zip(steps, factors.reversed()) {
        add(factor - entry.scale * dot(entry.gradient, direction), entry.point, to: &direction)
      }
      let slope = -dot(direction, gradient)
      guard slope < 0 else { break }
      var length = step == 0 ? min(1, 1 / dot(gradient, gradient).squareRoot()) : 1
      var found = false
      var nextValue = value
      for _ in 0..<20 {
        next = point
        add(-length, direction, to: &next)
        nextValue = function(next, &nextGradient)
        if nextValue <= value + 1e-4 * length * slope {
          found = true
          break
        }
        length /= 2
      }
      guard found else { break }
      var movement = next
      add(-1, point, to: &movement)
      var change = nextGradient
      add(-1, gradient, to: &change)
      let curvature = dot(movement, change)
      if curvature > 1e-10 {
        if steps.count == memory { steps.removeFirst() }
        steps.append((movement, change, 1 / curvature))
      }
      let gain = value - nextValue
      swap(&point, &next)
      swap(&gradient, &nextGradient)
      value = nextValue
      if gain < tolerance * max(value.magnitude, 1e-12) { break }
    }
    return point
  }

  private func dot(_ first: [Float], _ second: [Float]) -> Double {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var total = 0.0
        var start = 0
        // Short sums in single precision, whose total is kept in double precision.
        while start < first.count {
          var sum = SIMD8<Float>.zero
          let end = min(start + 1024, first.count)
          var index = start
          while index + 8 <= end {
            let left = UnsafeRawPointer(first.baseAddress.unsafelyUnwrapped + index).loadUnaligned(
              as: SIMD8<Float>.self)
            let right = UnsafeRawPointer(second.baseAddress.unsafelyUnwrapped + index)
              .loadUnaligned(as: SIMD8<Float>.self)
            sum += left * right
            index += 8
          }
          var part = sum.orderedSum
          while index < end {
            part += first[index] * second[index]
            index += 1
          }
          total += Double(part)
          start = end
        }
        return total
      }
    }
  }

  private func add(_ factor: Double, _ other: [Float], to sum: inout [Float]) {
    let factor = Float(factor)
    other.withUnsafeBufferPointer { other in
      sum.withUnsafeMutableBufferPointer { sum in
        for index in sum.indices { sum[index] += factor * other[index] }
      }
    }
  }

  private func scale(_ factor: Double, _ values: inout [Float]) {
    let factor = Float(factor)
    values.withUnsafeMutableBufferPointer { values in
      for index in values.indices { values[index] *= factor }
    }
  }
}

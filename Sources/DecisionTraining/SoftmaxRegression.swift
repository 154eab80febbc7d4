internal import Decisions

/// Multinomial logistic regression with a Gaussian prior.
struct SoftmaxRegression: Sendable {
  /// How many classes there are; at most 64.
  let classCount: Int

  /// The weights, `stride` for each column, then those of the constant.
  private(set) var weights: [Float]

  /// How many weights a column takes.
  let stride: Int

  /// Fits the weights.
  ///
  /// Minimizes the sum of the cross-entropies of the rows plus `decay`/2 times the sum of squared
  /// weights; the constant's are free.
  ///
  /// - Parameters:
  ///   - matrix: All rows.
  ///   - rows: The rows to fit to.
  ///   - labels: The class of each row of the matrix.
  ///   - columnCount: How many columns the matrix has.
  ///   - classCount: How many classes there are, at most 64.
  ///   - decay: The weight of the prior.
  ///   - optimizer: How to find the minimum.
  init(
    _ matrix: SparseRows, rows: [Int], labels: [Int], columnCount: Int, classCount: Int,
    decay: Float, optimizer: LBFGS
  ) {
    precondition(classCount <= 64)
    self.classCount = classCount
    let stride = classCount <= 4 ? 4 : classCount <= 8 ? 8 : (classCount + 7) / 8 * 8
    self.stride = stride
    let problem = RegressionProblem(
      matrix: matrix, rows: rows, labels: labels, classCount: classCount,
      columnCount: columnCount, decay: decay)
    let start = [Float](repeating: 0, count: (columnCount + 1) * stride)
    weights =
      switch stride {
      case 4: optimizer.minimum(from: start) { problem.loss(SIMD4<Float>.self, $0, &$1) }
      case 8: optimizer.minimum(from: start) { problem.loss(SIMD8<Float>.self, $0, &$1) }
      default: optimizer.minimum(from: start) { problem.wideLoss(stride, $0, &$1) }
      }
  }

  /// The weight of a column for a class.
  func weight(ofColumn column: Int, _ index: Int) -> Float { weights[column * stride + index] }

  /// The constant of a class.
  func constant(_ index: Int) -> Float { weights[weights.count - stride + index] }
}

/// What a regression is fitted to: its loss, and the gradient of that.
struct RegressionProblem {
  let matrix: SparseRows
  let rows: [Int]
  let labels: [Int]
  let classCount: Int
  let columnCount: Int
  let decay: Float

  /// The loss at a point; writes its gradient.
  @inline(__always)
  func loss<Lanes: SIMD>(_: Lanes.Type, _ point: [Float], _ gradient: inout [Float]) -> Double
  where Lanes.Scalar == Float {
    let size = Lanes.scalarCount * MemoryLayout<Float>.size
    let constant = columnCount * size
    var total = 0.0
    var squares = 0.0
    point.withUnsafeBytes { point in
      gradient.withUnsafeMutableBytes { gradient in
        for offset in Swift.stride(from: 0, to: constant, by: size) {
          let weights = point.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
          gradient.storeBytes(of: weights * decay, toByteOffset: offset, as: Lanes.self)
          squares += Double((weights * weights).sum())
        }
        gradient.storeBytes(of: .zero, toByteOffset: constant, as: Lanes.self)
        for row in rows {
          let range = matrix.range(ofRow: row)
          var logits = point.loadUnaligned(fromByteOffset: constant, as: Lanes.self)
          for entry in range {
            let offset = Int(matrix.columns[entry]) * size
            logits +=
              point.loadUnaligned(fromByteOffset: offset, as: Lanes.self) * matrix.values[entry]
          }
          var best = logits[0]
          for index in 1..<classCount where logits[index] > best { best = logits[index] }
          var sum = 0.0
          var delta = Lanes.zero
          for index in 0..<classCount {
            let part = exponential(Double(logits[index] - best))
            delta[index] = Float(part)
            sum += part
          }
          let label = labels[row]
          total += logarithm(sum) - Double(logits[label] - best)
          delta /= Float(sum)
          delta[label] -= 1
          func add(_ change: Lanes, at offset: Int) {
            let old = gradient.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
            gradient.storeBytes(of: old + change, toByteOffset: offset, as: Lanes.self)
          }
          for entry in range {
            add(delta * matrix.values[entry], at: Int(matrix.columns[entry]) * size)
          }
          add(delta, at: constant)
        }
      }
    }
    return total + Double(decay) / 2 * squares
  }

  /// The same for more than eight classes.
  func wideLoss(_ stride: Int, _ point: [Float], _ gradient: inout [Float]) -> Double {
    let constant = columnCount * stride
    var total = 0.0
    var squares = 0.0
    var logits = [Float](repeating: 0, count: stride)
    point.withUnsafeBufferPointer { point in
      gradient.withUnsafeMutableBufferPointer { gradient in
        logits.withUnsafeMutableBufferPointer { logits in
          for index in 0..<constant {
            gradient[index] = point[index] * decay
            squares += Double(point[index] * point[index])
          }
          for index in 0..<stride { gradient[constant + index] = 0 }
          for row in rows {
            for index in 0..<stride { logits[index] = point[constant + index] }
            for entry in matrix.range(ofRow: row) {
              let base = Int(matrix.columns[entry]) * stride
              let value = matrix.values[entry]
              for index in 0..<stride { logits[index] += point[base + index] * value }
            }
            let label = labels[row]
            let labelLogit = logits[label]
            var best = logits[0]
            for index in 1..<classCount where logits[index] > best { best = logits[index] }
            var sum = 0.0
            for index in 0..<stride {
              let part = index < classCount ? exponential(Double(logits[index] - best)) : 0
              logits[index] = Float(part)
              sum += part
            }
            total += logarithm(sum) - Double(labelLogit - best)
            for index in 0..<stride { logits[index] /= Float(sum) }
            logits[label] -= 1
            for entry in matrix.range(ofRow: row) {
              let base = Int(matrix.columns[entry]) * stride
              let value = matrix.values[entry]
              for index in 0..<stride { gradient[base + index] += logits[index] * value }
            }
            for index in 0..<stride { gradient[constant + index] += logits[index] }
          }
        }
      }
    }
    return total + Double(decay) / 2 * squares
  }
}

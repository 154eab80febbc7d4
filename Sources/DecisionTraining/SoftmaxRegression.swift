internal import Decisions
internal import ElementaryFunctions

/// Multinomial logistic regression with a Gaussian prior.
struct SoftmaxRegression: Sendable {
  /// How many classes there are; at most 64.
  let classCount: Int

  /// The weights, a multiple of eight for each column, then those of the constant.
  private(set) var weights: [Float]

  /// How many times eight weights a column takes.
  private let blockCount: Int

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
    blockCount = (classCount + 7) / 8
    let problem = RegressionProblem(
      matrix: matrix, rows: rows, labels: labels, classCount: classCount,
      columnCount: columnCount, decay: decay)
    weights = optimizer.minimum(
      from: Array(repeating: 0, count: problem.weightCount), problem.loss)
  }

  /// The weight of a column for a class.
  func weight(ofColumn column: Int, _ index: Int) -> Float {
    weights[column * blockCount * 8 + index]
  }

  /// The constant of a class.
  func constant(_ index: Int) -> Float { weights[weights.count - blockCount * 8 + index] }
}

/// What a regression is fitted to: its loss, and the gradient of that.
struct RegressionProblem {
  let matrix: SparseRows
  let rows: [Int]
  let labels: [Int]
  let classCount: Int
  let columnCount: Int
  let decay: Float

  /// How many weights there are: for each column, and then for the constant, a multiple of eight.
  var weightCount: Int { (columnCount + 1) * ((classCount + 7) / 8) * 8 }

  /// The loss at a point; writes its gradient.
  func loss(_ point: [Float], _ gradient: inout [Float]) -> Double {
    let blocks = (classCount + 7) / 8
    let constant = columnCount * blocks
    var total = 0.0
    var squares = 0.0
    var logits = [SIMD8<Float>](repeating: .zero, count: blocks)
    point.withUnsafeBytes { pointBytes in
      gradient.withUnsafeMutableBytes { gradientBytes in
        logits.withUnsafeMutableBytes { logitBytes in
          // Eight classes side by side.
          let point = pointBytes.assumingMemoryBound(to: Float.self)
          let gradient = gradientBytes.assumingMemoryBound(to: Float.self)
          let logits = logitBytes.assumingMemoryBound(to: Float.self)
          func load(_ values: UnsafeBufferPointer<Float>, _ block: Int) -> SIMD8<Float> {
            UnsafeRawBufferPointer(values).loadUnaligned(
              fromByteOffset: block * 32, as: SIMD8<Float>.self)
          }
          func store(
            _ value: SIMD8<Float>, _ values: UnsafeMutableBufferPointer<Float>, _ block: Int
          ) {
            UnsafeMutableRawBufferPointer(values).storeBytes(
              of: value, toByteOffset: block * 32, as: SIMD8<Float>.self)
          }
          let read = UnsafeBufferPointer(gradient)
          let readLogits = UnsafeBufferPointer(logits)
          for block in 0..<constant {
            let weights = load(point, block)
            store(weights * decay, gradient, block)
            squares += Double((weights * weights).orderedSum)
          }
          for block in constant..<(constant + blocks) { store(.zero, gradient, block) }
          for row in rows {
            let range = matrix.range(ofRow: row)
            for block in 0..<blocks {
              var sum = load(point, constant + block)
              for entry in range {
                sum +=
                  load(point, Int(matrix.columns[entry]) * blocks + block) * matrix.values[entry]
              }
              store(sum, logits, block)
            }
            let label = labels[row]
            let labelLogit = logits[label]
            var best = logits[0]
            for index in 1..<classCount where logits[index] > best { best = logits[index] }
            var sum = 0.0
            for index in 0..<(blocks * 8) {
              let part = index < classCount ? exponential(Double(logits[index] - best)) : 0
              logits[index] = Float(part)
              sum += part
            }
            total += logarithm(sum) - Double(labelLogit - best)
            for index in 0..<classCount { logits[index] /= Float(sum) }
            logits[label] -= 1
            for block in 0..<blocks {
              let delta = load(readLogits, block)
              for entry in range {
                let place = Int(matrix.columns[entry]) * blocks + block
                store(load(read, place) + delta * matrix.values[entry], gradient, place)
              }
              store(load(read, constant + block) + delta, gradient, constant + block)
            }
          }
        }
      }
    }
    return total + Double(decay) / 2 * squares
  }
}

extension SIMD where Scalar == Float {
  /// The sum of the lanes from the first to the last: the same on every machine.
  var orderedSum: Float {
    var sum: Float = 0
    for index in indices { sum += self[index] }
    return sum
  }
}

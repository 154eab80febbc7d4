import Testing

@testable import DecisionTraining

@Suite struct SoftmaxRegressionTests {
  /// Rows that each have the column of their class, one of some noise columns, and a last one.
  private static func toySet(classCount: Int, rowsPerClass: Int = 6)
    -> (matrix: SparseRows, labels: [Int], columnCount: Int)
  {
    var matrix = SparseRows()
    var labels: [Int] = []
    for row in 0..<rowsPerClass {
      for label in 0..<classCount {
        matrix.append(column: Int32(label), value: 1)
        matrix.append(column: Int32(classCount + (row + label) % 4), value: 0.5)
        matrix.finishRow()
        labels.append(label)
      }
    }
    return (matrix, labels, classCount + 4)
  }

  @Test(arguments: [2, 3, 4, 5, 8, 9, 20])
  func separableRowsGetTheirClasses(classCount: Int) {
    let (matrix, labels, columnCount) = Self.toySet(classCount: classCount)
    let regression = SoftmaxRegression(
      matrix, rows: Array(labels.indices), labels: labels, columnCount: columnCount,
      classCount: classCount, decay: 0.01, optimizer: LBFGS())
    for row in labels.indices {
      let logits = (0..<classCount).map { index in
        matrix.range(ofRow: row).reduce(regression.constant(index)) { sum, entry in
          sum + matrix.values[entry]
            * regression.weight(ofColumn: Int(matrix.columns[entry]), index)
        }
      }
      let best = logits.indices.max { logits[$0] < logits[$1] }
      #expect(best == labels[row], "\(logits)")
    }
    for column in 0..<classCount {
      for index in 0..<classCount where index != column {
        #expect(
          regression.weight(ofColumn: column, column) > regression.weight(ofColumn: column, index)
            + 1)
      }
    }
  }

  @Test func rowsThatAreLeftOutTeachNothing() {
    let (matrix, labels, columnCount) = Self.toySet(classCount: 3)
    let regression = SoftmaxRegression(
      matrix, rows: labels.indices.filter { labels[$0] != 2 }, labels: labels,
      columnCount: columnCount, classCount: 3, decay: 0.01, optimizer: LBFGS())
    // The column of the third class never occurred.
    for index in 0..<3 { #expect(regression.weight(ofColumn: 2, index) == 0) }
    #expect(regression.weight(ofColumn: 0, 0) > 1)
  }

  @Test func aHeavierPriorGivesSmallerWeights() {
    let (matrix, labels, columnCount) = Self.toySet(classCount: 3)
    let sizes = [0.01, 1, 100].map { decay in
      SoftmaxRegression(
        matrix, rows: Array(labels.indices), labels: labels, columnCount: columnCount,
        classCount: 3, decay: Float(decay), optimizer: LBFGS()
      ).weight(ofColumn: 0, 0)
    }
    #expect(sizes[0] > 2 * sizes[1] && sizes[1] > 2 * sizes[2] && sizes[2] > 0)
  }

  @Test(arguments: [3, 8, 20])
  func theGradientEqualsFiniteDifferences(classCount: Int) {
    let (matrix, labels, columnCount) = Self.toySet(classCount: classCount, rowsPerClass: 2)
    let problem = RegressionProblem(
      matrix: matrix, rows: Array(labels.indices), labels: labels, classCount: classCount,
      columnCount: columnCount, decay: 0.7)
    let stride = (classCount + 7) / 8 * 8
    var random: UInt64 = 7
    var point = [Float](repeating: 0, count: (columnCount + 1) * stride)
    for index in point.indices where index % stride < classCount {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      point[index] = Float(random >> 40) / Float(1 << 23) - 1
    }
    var gradient = point
    var unused = point
    _ = problem.loss(point, &gradient)
    for index in point.indices where index % stride < classCount {
      let step: Float = 0.01
      var (before, after) = (point, point)
      before[index] -= step
      after[index] += step
      let width = Double(after[index] - before[index])
      let difference = (problem.loss(after, &unused) - problem.loss(before, &unused)) / width
      #expect((difference - Double(gradient[index])).magnitude < 2e-3, "\(index)")
    }
  }
}

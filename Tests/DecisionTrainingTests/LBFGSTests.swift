import Testing

@testable import DecisionTraining

@Suite struct LBFGSTests {
  @Test func theMinimumOfAQuadraticIsFound() {
    // Curvatures from 1 to 1000, least at 1, -2, 3, -4 and so on.
    let curvatures = (0..<12).map { Float(1 + $0 * $0 * 8) }
    let least = (1...12).map { Float($0 % 2 == 0 ? -$0 : $0) }
    var optimizer = LBFGS()
    optimizer.tolerance = 1e-9
    var calls = 0
    let point = optimizer.minimum(from: Array(repeating: 0, count: 12)) { point, gradient in
      calls += 1
      var value = 0.0
      for index in point.indices {
        let distance = point[index] - least[index]
        gradient[index] = curvatures[index] * distance
        value += Double(curvatures[index] * distance * distance) / 2
      }
      return value
    }
    for (found, expected) in zip(point, least) { #expect((found - expected).magnitude < 1e-3) }
    #expect(calls < 100)
  }

  @Test func theMinimumOfRosenbrocksFunctionIsFound() {
    var optimizer = LBFGS()
    optimizer.maximumSteps = 300
    optimizer.tolerance = 0
    let point = optimizer.minimum(from: [-1.2, 1]) { point, gradient in
      let (x, y) = (Double(point[0]), Double(point[1]))
      let valley = y - x * x
      gradient[0] = Float(-2 * (1 - x) - 400 * x * valley)
      gradient[1] = Float(200 * valley)
      return (1 - x) * (1 - x) + 100 * valley * valley
    }
    #expect((point[0] - 1).magnitude < 1e-2 && (point[1] - 1).magnitude < 2e-2, "\(point)")
  }

  @Test func atTheMinimumItStays() {
    var calls = 0
    let point = LBFGS().minimum(from: [3, 4]) { _, gradient in
      calls += 1
      gradient = [0, 0]
      return 7
    }
    #expect(point == [3, 4])
    #expect(calls == 1)
  }

  @Test func itStopsAfterItsSteps() {
    var optimizer = LBFGS()
    optimizer.maximumSteps = 3
    optimizer.tolerance = 0
    let point = optimizer.minimum(from: [100]) { point, gradient in
      // Falls for ever.
      gradient[0] = 1
      return Double(point[0])
    }
    #expect(point == [97])
  }
}

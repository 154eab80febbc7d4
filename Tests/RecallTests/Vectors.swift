import Foundation

/// The vectors made with py-fsrs; see `Vectors/SOURCE.md`.
struct Vectors: Decodable {
  struct Sequence: Decodable {
    struct Settings: Decodable {
      var desiredRetention: Double?
      var learningStepsS: [Int]?
      var relearningStepsS: [Int]?
      var maximumInterval: Int?
    }

    struct Review: Decodable {
      var rating: UInt8
      var elapsedDays: Int?
      var retrievabilityBefore: Double?
      var stability: Double
      var difficulty: Double
      var state: String
      var step: Int?
      var intervalS: Int
      var intervalDays: Int?
    }

    var name: String
    var config: Settings
    var parameters: [Double]?
    var reviews: [Review]
  }

  struct Functions: Decodable {
    struct Curve: Decodable {
      var elapsedDays: Int
      var stability: Double
      var retrievability: Double
    }

    struct NextInterval: Decodable {
      var stability: Double
      var desiredRetention: Double
      var intervalDays: Int
    }

    struct Initial: Decodable {
      var rating: UInt8
      var stability: Double
      var difficulty: Double
    }

    struct Difficulty: Decodable {
      var difficulty: Double
      var rating: UInt8
      var next: Double
    }

    struct Stability: Decodable {
      var difficulty: Double?
      var stability: Double
      var retrievability: Double?
      var rating: UInt8?
      var next: Double
    }

    struct FuzzRange: Decodable {
      var intervalDays: Int
      var min: Int
      var max: Int
    }

    var forgettingCurve: [Curve]
    var nextInterval: [NextInterval]
    var initial: [Initial]
    var nextDifficulty: [Difficulty]
    var recallStability: [Stability]
    var forgetStability: [Stability]
    var shortTermStability: [Stability]
    var fuzzRange: [FuzzRange]
  }

  struct Defaults: Decodable {
    var parameters: [Double]
    var lowerBounds: [Double]
    var upperBounds: [Double]
  }

  var defaults: Defaults
  var sequences: [Sequence]
  var functions: Functions

  static func read() throws -> Vectors {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Vectors.self, from: Data(contentsOf: file("fsrs-6.json")))
  }

  static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
      .appending(path: name)
  }
}

/// How far a number is from the expected one, relative to that.
func relativeError(_ value: Double, _ expected: Double) -> Double {
  value.isNaN ? .infinity : (value - expected).magnitude / max(expected.magnitude, 1e-300)
}

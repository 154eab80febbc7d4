internal import Decisions

/// The bytes of `LearnedWeights`, in the making.
struct WeightsFile: Sendable {
  /// Ascending places.
  var places: [Int32] = []
  /// `7 * choices` for each place, as `LearnedWeights` holds them.
  var values: [Int8] = []
  /// What a 1 stands for in clauses, in neighbouring clauses and in texts.
  var units: (clause: Float, context: Float, text: Float) = (1, 1, 1)
  var clauseConstants: [Float] = []
  var textConstants: [Float] = []
  var weighing: ConditionalLogit
  var threshold: Float = 1
  var namingPlaces: [Int32] = []
  /// The signals and values of each place.
  var naming: [[(signal: UInt8, value: Int8)]] = []
  var namingUnit: Float = 1
  var namingConstants: [Float] = []

  /// The bytes, for a decision.
  func bytes(for decision: Decision) -> [UInt8] {
    var bytes = LearnedWeights.magic
    bytes.append(LearnedWeights.version)
    func add(_ word: UInt32) {
      for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    func add(_ numbers: [Float]) { for number in numbers { add(number.bitPattern) } }
    func add(count: Int) {
      var rest = count
      while rest > 0x7F {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    func add(places: [Int32]) {
      add(count: places.count)
      var next = 0
      for place in places {
        add(count: Int(place) - next)
        next = Int(place) + 1
      }
    }
    add(LearnedWeights.fingerprint(of: decision))
    add([threshold, units.clause, units.context, units.text])
    add(clauseConstants)
    add(textConstants)
    add(weighing.means)
    add(weighing.factors)
    add(weighing.weights)
    add(weighing.constants)
    add(places: places)
    let width = places.isEmpty ? 0 : values.count / places.count
    for column in 0..<width {
      for row in places.indices { bytes.append(UInt8(bitPattern: values[row * width + column])) }
    }
    add([namingUnit])
    add(namingConstants)
    add(places: namingPlaces)
    for entries in naming {
      bytes.append(UInt8(entries.count))
      for entry in entries {
        bytes.append(entry.signal)
        bytes.append(UInt8(bitPattern: entry.value))
      }
    }
    return bytes
  }
}

internal import Decisions

/// The bytes of `LearnedWeights`, in the making.
struct WeightsFile: Sendable {
  /// The rows of features, as `LearnedWeights` holds them.
  var rows = CodedRows()
  /// What a 1 stands for in clauses, in neighbouring clauses and in texts.
  var units: (clause: Float, context: Float, text: Float) = (1, 1, 1)
  var clauseConstants: [Float] = []
  var textConstants: [Float] = []
  var weighing: ConditionalLogit
  var threshold: Float = 1
  /// The rows that name signals.
  var naming = CodedRows()
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
    add(LearnedWeights.fingerprint(of: decision))
    add([threshold, units.clause, units.context, units.text])
    add(clauseConstants)
    add(textConstants)
    add(weighing.means)
    add(weighing.factors)
    add(weighing.weights)
    add(weighing.constants)
    add([namingUnit])
    add(namingConstants)
    var coder = NumberCoder(RangeEncoder())
    var rows = rows
    rows.code(&coder, blocks: LearnedWeights.blocks(choiceCount: decision.choices.count))
    var naming = naming
    naming.code(&coder, blocks: LearnedWeights.namingBlocks(signalCount: decision.signals.count))
    var seal = NumberCoder<RangeEncoder>.model(256)
    _ = coder.symbol(LearnedWeights.seal, width: 8, &seal)
    coder.bits.finish()
    return bytes + coder.bits.bytes
  }
}

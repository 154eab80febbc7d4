/// What was learned from labelled texts about one decision.
///
/// Small whole numbers for features of clauses and texts, found by hashing. A clause is scored for
/// each choice as speaking for and against it, the text as a whole for each choice; a last step
/// weighs these together with the phrases. `DecisionTraining` makes the weights; they are read
/// from bytes, so that a page can carry them.
public struct LearnedWeights: Sendable {
  /// Why bytes are not the weights of a decision.
  public enum DecodingError: Error, Equatable {
    /// They are not weights, are cut short, or were written in another form.
    case damaged
    /// They were trained for a decision with other choices or signals.
    case otherDecision
  }

  /// The weights of features of texts and clauses, one row for each place that has any.
  struct Features: Sendable {
    var places: PlaceTable
    /// `7 * choices` for each row: clause for, clause against, the same of a feature in the clause
    /// before, the same in the clause after, text.
    var values: [Int8]
    /// What a 1 stands for in clauses, in neighbouring clauses and in texts.
    var clauseUnit: Double
    var contextUnit: Double
    var textUnit: Double
    /// The constants: for and against each choice, then of the text for each choice.
    var clauseConstants: [Double]
    var textConstants: [Double]
  }

  /// The weights that name the signal of a clause.
  struct Naming: Sendable {
    var places: PlaceTable
    /// One for each signal and row.
    var values: [Int8]
    var unit: Double
    var constants: [Double]
  }

  /// How the numbers of `TextSummary` are weighed together.
  struct Weighing: Sendable {
    /// `TextSummary.count` each.
    var means: [Double]
    var factors: [Double]
    var weights: [Double]
    /// One for each choice.
    var constants: [Double]
  }

  let choiceCount: Int
  let features: Features
  let naming: Naming
  let weighing: Weighing

  /// The probability from which a verdict is given, 0...1.
  public let threshold: Double

  /// Reads weights from bytes.
  ///
  /// - Parameters:
  ///   - bytes: What `discern train` wrote.
  ///   - decision: The decision that they must belong to.
  /// - Throws: `DecodingError`.
  public init(_ bytes: [UInt8], for decision: Decision) throws(DecodingError) {
    try self.init(
      bytes, choiceCount: decision.choices.count, signalCount: decision.signals.count,
      fingerprint: Self.fingerprint(of: decision))
  }

  /// Reads weights that are known to belong to a decision, or have the fingerprint of one.
  ///
  /// - Parameters:
  ///   - bytes: What `discern train` wrote.
  ///   - choices: How many choices the decision has.
  ///   - signalCount: How many signals it has.
  ///   - fingerprint: That of the decision; nil to trust the bytes.
  /// - Throws: `DecodingError`.
  public init(
    _ bytes: [UInt8], choiceCount choices: Int, signalCount: Int, fingerprint: UInt32? = nil
  ) throws(DecodingError) {
    var reader = ByteReader(bytes)
    guard try reader.bytes(4) == Self.magic, try reader.byte() == Self.version else {
      throw .damaged
    }
    let written = try reader.word()
    if let fingerprint, written != fingerprint { throw .otherDecision }
    choiceCount = choices
    threshold = try reader.number()
    let units = (try reader.number(), try reader.number(), try reader.number())
    let clauseConstants = try reader.numbers(2 * choices)
    let textConstants = try reader.numbers(choices)
    weighing = Weighing(
      means: try reader.numbers(TextSummary.count), factors: try reader.numbers(TextSummary.count),
      weights: try reader.numbers(TextSummary.count), constants: try reader.numbers(choices))
    let namingUnit = try reader.number()
    let namingConstants = try reader.numbers(signalCount)
    var coder = NumberCoder(RangeDecoder(bytes, at: reader.position))
    var rows = CodedRows()
    rows.code(&coder, blocks: Self.blocks(choiceCount: choices))
    features = Features(
      places: PlaceTable(rows.places), values: rows.values,
      clauseUnit: units.0, contextUnit: units.1, textUnit: units.2,
      clauseConstants: clauseConstants, textConstants: textConstants)
    var names = CodedRows()
    names.code(&coder, blocks: Self.namingBlocks(signalCount: signalCount))
    naming = Naming(
      places: PlaceTable(names.places), values: names.values, unit: namingUnit,
      constants: namingConstants)
    var seal = NumberCoder<RangeDecoder>.model(256)
    guard coder.symbol(0, width: 8, &seal) == Self.seal, !coder.bits.isExhausted,
      coder.bits.isAtEnd, features.values.count == 7 * choices * features.places.count,
      naming.values.count == signalCount * naming.places.count
    else { throw .damaged }
  }

  /// How the values of a row of features stand together.
  package static func blocks(choiceCount: Int) -> [Int] {
    [2 * choiceCount, 2 * choiceCount, 2 * choiceCount, choiceCount]
  }

  /// How the values of a row that names signals stand together.
  package static func namingBlocks(signalCount: Int) -> [Int] { [signalCount] }

  /// What follows the last row.
  package static let seal = 0xA5

  /// The first bytes of weights.
  package static let magic: [UInt8] = [0x44, 0x53, 0x43, 0x57]

  /// The form in which they are written.
  package static let version: UInt8 = 1

  /// A hash of what weights depend on: the ids of choices and signals, and which belongs to which.
  package static func fingerprint(of decision: Decision) -> UInt32 {
    var hash = FeatureHash.seed
    func add(_ text: String) {
      for byte in text.utf8 { FeatureHash.add(byte, to: &hash) }
      FeatureHash.add(0, to: &hash)
    }
    for choice in decision.choices { add(choice.id) }
    for signal in decision.signals {
      add(signal.id)
      FeatureHash.add(UInt8(truncatingIfNeeded: signal.choice), to: &hash)
    }
    return FeatureHash.finish(hash)
  }
}

/// Reads numbers from bytes, the lowest byte first.
private struct ByteReader {
  private let source: [UInt8]
  private(set) var position = 0

  init(_ source: [UInt8]) { self.source = source }

  mutating func byte() throws(LearnedWeights.DecodingError) -> UInt8 {
    guard position < source.count else { throw .damaged }
    position += 1
    return source[position - 1]
  }

  mutating func bytes(_ count: Int) throws(LearnedWeights.DecodingError) -> [UInt8] {
    guard source.count - position >= count else { throw .damaged }
    position += count
    return Array(source[(position - count)..<position])
  }

  mutating func word() throws(LearnedWeights.DecodingError) -> UInt32 {
    var value: UInt32 = 0
    for shift: UInt32 in [0, 8, 16, 24] { value |= UInt32(try byte()) << shift }
    return value
  }

  /// A finite number of single precision.
  mutating func number() throws(LearnedWeights.DecodingError) -> Double {
    let value = Float(bitPattern: try word())
    guard value.isFinite else { throw .damaged }
    return Double(value)
  }

  mutating func numbers(_ count: Int) throws(LearnedWeights.DecodingError) -> [Double] {
    var numbers: [Double] = []
    for _ in 0..<count { numbers.append(try number()) }
    return numbers
  }
}

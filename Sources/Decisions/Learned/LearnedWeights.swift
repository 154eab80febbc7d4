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
    /// Where the entries of each row begin; one more than there are rows.
    var starts: [Int32]
    /// The signals and values of the entries.
    var signals: [UInt8]
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
    var reader = ByteReader(bytes)
    guard try reader.bytes(4) == Self.magic, try reader.byte() == Self.version else {
      throw .damaged
    }
    guard try reader.word() == Self.fingerprint(of: decision) else { throw .otherDecision }
    let choices = decision.choices.count
    choiceCount = choices
    threshold = try reader.number()
    let units = (try reader.number(), try reader.number(), try reader.number())
    let clauseConstants = try reader.numbers(2 * choices)
    let textConstants = try reader.numbers(choices)
    weighing = Weighing(
      means: try reader.numbers(TextSummary.count), factors: try reader.numbers(TextSummary.count),
      weights: try reader.numbers(TextSummary.count), constants: try reader.numbers(choices))
    let places = try reader.places()
    features = Features(
      places: PlaceTable(places), values: try reader.planes(7 * choices, of: places.count),
      clauseUnit: units.0, contextUnit: units.1, textUnit: units.2,
      clauseConstants: clauseConstants, textConstants: textConstants)
    let namingUnit = try reader.number()
    let namingConstants = try reader.numbers(decision.signals.count)
    let namingPlaces = try reader.places()
    var starts: [Int32] = [0]
    var signals: [UInt8] = []
    var values: [Int8] = []
    for _ in namingPlaces {
      for _ in 0..<(try reader.byte()) {
        let signal = try reader.byte()
        guard Int(signal) < decision.signals.count else { throw .damaged }
        signals.append(signal)
        values.append(Int8(bitPattern: try reader.byte()))
      }
      starts.append(Int32(signals.count))
    }
    naming = Naming(
      places: PlaceTable(namingPlaces), starts: starts, signals: signals, values: values,
      unit: namingUnit, constants: namingConstants)
    guard reader.isAtEnd else { throw .damaged }
  }

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
  private var position = 0

  init(_ source: [UInt8]) { self.source = source }

  var isAtEnd: Bool { position == source.count }

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

  /// A whole number of up to 28 bits in groups of seven, the lowest first.
  mutating func count() throws(LearnedWeights.DecodingError) -> Int {
    var value = 0
    var shift = 0
    while true {
      let byte = try byte()
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      guard shift < 28 else { throw .damaged }
    }
  }

  /// Ascending places, as distances.
  mutating func places() throws(LearnedWeights.DecodingError) -> [Int32] {
    let total = try count()
    guard total <= source.count - position else { throw .damaged }
    var places: [Int32] = []
    places.reserveCapacity(total)
    var next = 0
    for _ in 0..<total {
      next += try count()
      guard next < 1 << Int(FeatureHash.bits) else { throw .damaged }
      places.append(Int32(next))
      next += 1
    }
    return places
  }

  /// Values by rows that are written by columns.
  mutating func planes(_ width: Int, of rows: Int) throws(LearnedWeights.DecodingError) -> [Int8] {
    guard width * rows <= source.count - position else { throw .damaged }
    var values = [Int8](repeating: 0, count: width * rows)
    for column in 0..<width {
      for row in 0..<rows {
        values[row * width + column] = Int8(bitPattern: try byte())
      }
    }
    return values
  }
}

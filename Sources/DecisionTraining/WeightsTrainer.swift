public import Decisions
internal import Parallel

/// Learns weights from labelled texts, and estimates how they do on writers not seen.
///
/// The features of clauses and texts are fitted by logistic regression; those that matter most are
/// fitted anew by themselves and rounded to small whole numbers. How these are weighed together is fitted to what models say of texts by writers who
/// were left out of them. The same input gives the same bytes on every machine.
public struct WeightsTrainer: Sendable {
  /// Why there are no weights.
  public enum TrainingError: Error, Equatable {
    /// There are fewer than three writers or fifty texts, or all have one label.
    case tooFewTexts
    /// There are more than 31 choices or 64 signals.
    case tooManyClasses
  }

  /// What a model says of a text whose writer it has not seen.
  public struct Prediction: Sendable {
    /// The number of the text.
    public var text: Int
    /// How likely it calls for each choice, and last for none.
    public var probabilities: [Double]
  }

  /// What training gives.
  public struct Outcome: Sendable {
    /// The weights, as `LearnedWeights` reads them.
    public var bytes: [UInt8]
    /// For each text, what a model without its writer's group says.
    public var predictions: [Prediction]
  }

  /// The share of verdicts that is to be right; sets the threshold.
  public var precision = 0.97

  /// How many of the texts that will be judged do not decide, as a share; examples that do not
  /// decide are weighed accordingly when the threshold is set, since some of their writers may have
  /// written nothing else.
  public var undecidedShare = 1.0 / 6

  /// How many features keep their weights.
  public var featureLimit = 15_000

  /// How many features name signals.
  public var namingLimit = 800

  private let decision: Decision
  private let texts: [LabelledText]
  private let set: TrainingSet
  /// The group of each text, then of each statement; -1 where its writer wrote no text.
  private let groups: [Int]
  private let groupCount: Int
  private let phraseScores: [(stated: [Double], denied: [Double])]

  /// Prepares texts for training.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - texts: At least fifty texts by at least three writers.
  ///   - statements: Single statements; may be empty.
  /// - Throws: `TrainingError`.
  public init(
    _ decision: Decision, texts: [LabelledText], statements: [LabelledStatement]
  ) throws(TrainingError) {
    var sizes: [String: Int] = [:]
    for text in texts { sizes[text.writer, default: 0] += 1 }
    guard texts.count >= 50, sizes.count >= 3, Set(texts.map(\.gold)).count > 1 else {
      throw .tooFewTexts
    }
    guard decision.choices.count <= 31, decision.signals.count <= 64 else { throw .tooManyClasses }
    self.decision = decision
    self.texts = texts
    // Groups of writers, as equal in size as may be.
    groupCount = min(6, sizes.count)
    var totals = [Int](repeating: 0, count: groupCount)
    var groupOfWriter: [String: Int] = [:]
    let writers = sizes.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
    }
    for (writer, size) in writers {
      var smallest = 0
      for group in totals.indices where totals[group] < totals[smallest] { smallest = group }
      groupOfWriter[writer] = smallest
      totals[smallest] += size
    }
    groups =
      texts.map { groupOfWriter[$0.writer] ?? 0 }
      + statements.map { groupOfWriter[$0.writer] ?? -1 }
    set = TrainingSet(texts: texts, statements: statements, decision: decision)
    let classifier = Classifier(decision)
    phraseScores = texts.map { classifier.phraseScores(of: $0.text) }
  }

  /// Trains the weights.
  ///
  /// Takes minutes and some hundred megabytes for thousands of texts.
  ///
  /// - Parameter threads: How many threads to use; the result does not depend on it.
  /// - Returns: The weights, and what is said of texts by writers who were left out.
  public func train(threads: Int) -> Outcome {
    // Models without one group each, and one with all.
    let fits = concurrentMap(count: groupCount + 1, threads: threads) { left -> Fit in
      var file = fit(without: left)
      if left == groupCount { name(&file) }
      return Fit(file: file, summaries: summaries(ofGroup: left, by: file))
    }
    let known = texts.indices.map { fits[groups[$0]].summaries[$0] ?? [] }
    // What is said of each group where neither features nor their weighing were fitted to it.
    var predictions: [Prediction] = []
    for group in 0..<groupCount {
      let others = texts.indices.filter { groups[$0] != group }
      var file = fits[group].file
      file.weighing = ConditionalLogit(
        others.map { known[$0] }, labels: others.map { set.labels[$0] },
        choiceCount: set.choiceCount)
      let weights = self.weights(file)
      for text in texts.indices where groups[text] == group {
        predictions.append(
          Prediction(text: text, probabilities: weights.probabilities(known[text])))
      }
    }
    predictions.sort { $0.text < $1.text }
    var file = fits[groupCount].file
    file.weighing = ConditionalLogit(
      known, labels: set.labels, choiceCount: set.choiceCount)
    file.threshold = threshold(predictions)
    return Outcome(bytes: file.bytes(for: decision), predictions: predictions)
  }

  private struct Fit: Sendable {
    var file: WeightsFile
    /// The summaries of the texts that were left out, by text.
    var summaries: [Int: [Double]]
  }

  private func weights(_ file: WeightsFile) -> LearnedWeights {
    do {
      return try LearnedWeights(file.bytes(for: decision), for: decision)
    } catch {
      preconditionFailure("weights that were just written cannot be read: \(error)")
    }
  }

  private func summaries(ofGroup left: Int, by file: WeightsFile) -> [Int: [Double]] {
    let weights = weights(file)
    var summaries: [Int: [Double]] = [:]
    for text in texts.indices where groups[text] == left {
      summaries[text] = weights.reading(of: set.readings[text])
        .summary(stated: phraseScores[text].stated, denied: phraseScores[text].denied)
    }
    return summaries
  }

  /// The least probability from which the share of right verdicts is `precision`.
  private func threshold(_ predictions: [Prediction]) -> Float {
    let none = set.choiceCount
    let undecided = Double(set.labels.count { $0 == none })
    let decided = Double(set.labels.count) - undecided
    let weight = undecided > 0 ? decided * undecidedShare / (1 - undecidedShare) / undecided : 1
    let verdicts = predictions.map { prediction -> (probability: Double, label: Int, best: Int) in
      let choices = prediction.probabilities.dropLast()
      let best = choices.indices.max { choices[$0] < choices[$1] } ?? 0
      return (choices[best], set.labels[prediction.text], best)
    }.sorted { $0.probability > $1.probability }
    var threshold = 1.0
    var right = 0.0
    var given = 0.0
    for verdict in verdicts {
      given += verdict.label == none ? weight : 1
      right += verdict.label == verdict.best ? 1 : 0
      if right >= precision * given { threshold = verdict.probability }
    }
    return Float(max(threshold, 0.5))
  }
}

// MARK: - Features

extension WeightsTrainer {
  private static let optimizer = LBFGS(maximumSteps: 40, tolerance: 1e-4)

  /// Fits features to the texts of all groups but one, chooses those that matter most, fits these
  /// alone, and rounds them.
  private func fit(without left: Int) -> WeightsFile {
    let rough = regressions(set, without: left)
    let kept = importance(rough, set).prefix(featureLimit).map(\.column).sorted()
    let chosen = set.restricted(to: kept)
    return round(regressions(chosen, without: left), chosen)
  }

  private struct Regressions {
    var clause: SoftmaxRegression
    var text: SoftmaxRegression
  }

  private func regressions(_ set: TrainingSet, without left: Int) -> Regressions {
    let clauses = set.owners.indices.filter { groups[set.owners[$0]] != left }
    return Regressions(
      clause: SoftmaxRegression(
        set.clauseRows, rows: clauses, labels: set.clauseLabels,
        columnCount: set.clauseColumnCount, classCount: 2 * set.choiceCount + 1,
        decay: Self.clauseDecay, optimizer: Self.optimizer),
      text: SoftmaxRegression(
        set.textRows, rows: (0..<set.textCount).filter { groups[$0] != left },
        labels: set.labels, columnCount: set.columnCount, classCount: set.choiceCount + 1,
        decay: Self.textDecay, optimizer: Self.optimizer))
  }

  /// The weights of the priors, found by leaving writers out.
  private static let clauseDecay: Float = 1.5
  private static let textDecay: Float = 0.1

  /// The exact weights, as `LearnedWeights.Features.values` holds them.
  private func exact(_ regressions: Regressions, _ set: TrainingSet) -> [Float] {
    let choices = set.choiceCount
    let lanes = 2 * choices
    let width = 3 * lanes + choices
    let clause = regressions.clause
    let text = regressions.text
    var exact = [Float](repeating: 0, count: set.columnCount * width)
    for column in 0..<set.columnCount {
      let base = column * width
      let scales = set.scales[column]
      for lane in 0..<lanes {
        exact[base + lane] =
          (clause.weight(ofColumn: column, lane + 1) - clause.weight(ofColumn: column, 0))
          * scales.clause
      }
      let context = Int(set.contextColumns[column])
      if context >= 0 {
        for block in 0..<2 {
          let other = set.columnCount + block * set.contextCount + context
          for lane in 0..<lanes {
            exact[base + (block + 1) * lanes + lane] =
              (clause.weight(ofColumn: other, lane + 1) - clause.weight(ofColumn: other, 0))
              * scales.context
          }
        }
      }
      for choice in 0..<choices {
        exact[base + 3 * lanes + choice] =
          (text.weight(ofColumn: column, choice) - text.weight(ofColumn: column, choices))
          * scales.text
      }
    }
    return exact
  }

  /// The root of the mean square of the weights of clauses, neighbours and texts.
  private func units(_ exact: [Float], _ set: TrainingSet)
    -> (clause: Float, context: Float, text: Float)
  {
    let lanes = 2 * set.choiceCount
    let width = 3 * lanes + set.choiceCount
    func unit(_ lanes: Range<Int>) -> Float {
      var sum = 0.0
      var count = 0
      for column in 0..<set.columnCount {
        for lane in lanes {
          let value = exact[column * width + lane]
          if value != 0 {
            sum += Double(value * value)
            count += 1
          }
        }
      }
      return max(Float((sum / Double(max(count, 1))).squareRoot()), 1e-9)
    }
    return (unit(0..<lanes), unit(lanes..<(3 * lanes)), unit((3 * lanes)..<width))
  }

  /// All columns, those that matter most first.
  private func importance(_ regressions: Regressions, _ set: TrainingSet)
    -> [(value: Float, column: Int)]
  {
    let exact = exact(regressions, set)
    let units = units(exact, set)
    let lanes = 2 * set.choiceCount
    let width = 3 * lanes + set.choiceCount
    var importance: [(value: Float, column: Int)] = []
    for column in 0..<set.columnCount {
      var total: Float = 0
      for lane in 0..<width {
        let unit = lane < lanes ? units.clause : lane < 3 * lanes ? units.context : units.text
        let value = exact[column * width + lane] / unit
        total += value * value
      }
      let frequency = Double(set.frequencies[column])
      importance.append((total * Float(min(frequency, Self.frequencyBound)), column))
    }
    importance.sort { $0.value != $1.value ? $0.value > $1.value : $0.column < $1.column }
    return importance
  }

  /// Rounds weights to whole numbers.
  private func round(_ regressions: Regressions, _ set: TrainingSet) -> WeightsFile {
    let choices = set.choiceCount
    let lanes = 2 * choices
    let width = 3 * lanes + choices
    let exact = exact(regressions, set)
    var file = WeightsFile(weighing: ConditionalLogit(choiceCount: choices))
    file.units = units(exact, set)
    file.units.clause *= Self.step
    file.units.context *= Self.step
    file.units.text *= Self.step
    let order = set.places.indices.sorted { set.places[$0] < set.places[$1] }
    for column in order {
      file.rows.places.append(set.places[column])
      let coarseness = Self.coarseness(set.frequencies[column], of: set.count)
      file.rows.coarseness.append(UInt8(coarseness))
      for lane in 0..<width {
        let unit =
          lane < lanes ? file.units.clause : lane < 3 * lanes ? file.units.context : file.units.text
        let value = exact[column * width + lane] / unit
        file.rows.values.append(Self.whole(value, coarseness))
      }
    }
    let clause = regressions.clause
    let text = regressions.text
    file.clauseConstants = (0..<lanes).map { clause.constant($0 + 1) - clause.constant(0) }
    file.textConstants = (0..<choices).map { text.constant($0) - text.constant(choices) }
    file.namingConstants = Array(repeating: 0, count: decision.signals.count)
    return file
  }

  /// The finest step of weights, as a share of their spread.
  private static let step: Float = 0.3

  /// From how many texts on a feature's frequency makes it no more important.
  private static let frequencyBound = 20.0

  /// Adds the weights that name the signal of a clause.
  ///
  /// Only words and letters of at least `leastNamingFrequency` texts are fitted.
  private func name(_ file: inout WeightsFile) {
    let signals = decision.signals.count
    let columns = (0..<set.columnCount).filter {
      set.frequencies[$0] >= Self.leastNamingFrequency && set.isOfOneWord[$0]
    }
    var narrow = [Int32](repeating: -1, count: set.columnCount)
    for (number, column) in columns.enumerated() { narrow[column] = Int32(number) }
    var matrix = SparseRows()
    var labels: [Int] = []
    for clause in set.clauseSignals.indices where set.clauseSignals[clause] >= 0 {
      for entry in set.clauseRows.range(ofRow: clause) {
        let column = Int(set.clauseRows.columns[entry])
        guard column < set.columnCount, narrow[column] >= 0 else { continue }
        matrix.append(column: narrow[column], value: set.clauseRows.values[entry])
      }
      matrix.finishRow()
      labels.append(set.clauseSignals[clause])
    }
    let regression = SoftmaxRegression(
      matrix, rows: Array(labels.indices), labels: labels, columnCount: columns.count,
      classCount: signals, decay: 1, optimizer: Self.optimizer)
    var exact: [[Float]] = []
    var importance: [(value: Float, number: Int)] = []
    for (number, column) in columns.enumerated() {
      let weights = (0..<signals).map { regression.weight(ofColumn: number, $0) }
      let mean = weights.reduce(0, +) / Float(signals)
      let values = weights.map { ($0 - mean) * set.scales[column].clause }
      let total = values.reduce(0) { $0 + $1 * $1 }
      exact.append(values)
      importance.append((total * Float(min(set.frequencies[column], 20)), number))
    }
    importance.sort { $0.value != $1.value ? $0.value > $1.value : $0.number < $1.number }
    file.namingUnit = Self.namingStep
    file.namingConstants = (0..<signals).map { regression.constant($0) }
    let kept = importance.prefix(namingLimit).map(\.number).sorted {
      set.places[columns[$0]] < set.places[columns[$1]]
    }
    for number in kept {
      file.naming.places.append(set.places[columns[number]])
      file.naming.coarseness.append(0)
      for value in exact[number] {
        file.naming.values.append(Self.whole(value / Self.namingStep, 0))
      }
    }
  }

  /// A value as a whole number of steps of 2 to the power of `coarseness`.
  private static func whole(_ value: Float, _ coarseness: Int) -> Int8 {
    let step = Float(1 << coarseness)
    let bound = Float(127 >> coarseness)
    let steps = min(max((value / step).rounded(), -bound), bound)
    return Int8(steps) << Int8(coarseness)
  }

  /// By how many bits a feature is rounded more coarsely than the commonest are.
  ///
  /// What rounding adds to the error of all texts grows with the number of texts that have the
  /// feature and with the square of the step, so the step goes with the inverse root of that.
  ///
  /// - Parameters:
  ///   - frequency: How many texts and statements have the feature.
  ///   - total: How many there are.
  /// - Returns: The number of bits, 0...3.
  private static func coarseness(_ frequency: Int32, of total: Int) -> Int {
    let share = Double(frequency) / Double(total)
    return share < 1.0 / 1600 ? 3 : share < 1.0 / 400 ? 2 : share < 1.0 / 100 ? 1 : 0
  }

  private static let leastNamingFrequency: Int32 = 8
  private static let namingStep: Float = 0.6
}

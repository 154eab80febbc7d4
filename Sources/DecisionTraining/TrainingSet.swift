internal import Decisions
internal import ElementaryFunctions

/// Labelled texts and statements as rows of features.
///
/// Features that fewer than three texts share are left out. A clause's row holds its own features, then the
/// words and pairs of the clauses before and after it; a text's row holds each feature once.
struct TrainingSet: Sendable {
  /// How much a feature of each kind counts, in clauses, in their neighbours and in texts.
  ///
  /// Found by leaving writers out.
  private static let clauseScale: [Float] = [1, 0.7, 0.5, 0.5, 0.2]
  private static let contextScale: [Float] = [0.25, 0.21]
  private static let textScale: [Float] = [0.8, 1.2, 1.2, 1.2, 0.4]

  /// How many texts must share a feature.
  private static let least: Int32 = 3

  let choiceCount: Int

  /// The words of each text.
  private(set) var readings: [ClauseText] = []
  /// The label of each text: a choice, or `choiceCount` for none.
  private(set) var labels: [Int] = []
  /// One row for each text.
  private(set) var textRows = SparseRows()
  /// One row for each clause of a text, then one for each statement.
  private(set) var clauseRows = SparseRows()
  /// The label of each clause: 0 for none, then each choice for, then each against.
  private(set) var clauseLabels: [Int] = []
  /// The signal of each clause; -1 for none.
  private(set) var clauseSignals: [Int] = []
  /// The text of each clause; that of statements is `textCount` and more.
  private(set) var owners: [Int] = []
  /// The place of each column, the commonest first.
  private(set) var places: [Int32] = []
  /// How often each column occurs, in texts and statements.
  private(set) var frequencies: [Int32] = []
  /// Whether each column is a word or letters of one.
  private(set) var isOfOneWord: [Bool] = []
  /// What a weight of each column is worth in clauses, in their neighbours and in texts.
  private(set) var scales: [(clause: Float, context: Float, text: Float)] = []
  /// The place of each column among those of neighbouring clauses, or -1.
  private(set) var contextColumns: [Int32] = []
  private(set) var contextCount = 0

  var textCount: Int { labels.count }

  /// How many texts and statements there are.
  private(set) var count = 0

  var columnCount: Int { places.count }
  /// How many columns the rows of clauses have.
  var clauseColumnCount: Int { columnCount + 2 * contextCount }

  init(texts: [LabelledText], statements: [LabelledStatement], decision: Decision) {
    choiceCount = decision.choices.count
    let read =
      texts.map { ClauseText(AnswerOptions.blankingOut($0.text)) }
      + statements.map { ClauseText($0.text, isOneClause: true) }
    count = read.count
    let columns = findColumns(read)
    for (number, reading) in read.enumerated() {
      addClauseRows(reading, columns)
      if number < texts.count {
        addTextRow(reading, number, columns)
        labels.append(texts[number].gold ?? choiceCount)
        readings.append(reading)
        for clause in 0..<reading.clauseCount {
          owners.append(number)
          label(reading.range(ofClause: clause), by: texts[number].marks)
        }
      } else if reading.clauseCount > 0 {
        let statement = statements[number - texts.count]
        owners.append(number)
        clauseSignals.append(statement.signal ?? -1)
        clauseLabels.append(
          statement.signal.map { stance(decision.signals[$0].choice, statement.isAgainst) } ?? 0)
      }
    }
  }

  /// The same with some of the columns only.
  ///
  /// - Parameter kept: The columns to keep, ascending.
  /// - Returns: The same rows, with the columns numbered anew.
  func restricted(to kept: [Int]) -> TrainingSet {
    var set = self
    var numbers = [Int32](repeating: -1, count: clauseColumnCount)
    set.contextCount = kept.count { contextColumns[$0] >= 0 }
    set.places = kept.map { places[$0] }
    set.frequencies = kept.map { frequencies[$0] }
    set.scales = kept.map { scales[$0] }
    set.isOfOneWord = kept.map { isOfOneWord[$0] }
    set.contextColumns = []
    var context = 0
    for (number, column) in kept.enumerated() {
      numbers[column] = Int32(number)
      let old = Int(contextColumns[column])
      guard old >= 0 else {
        set.contextColumns.append(-1)
        continue
      }
      for block in 0..<2 {
        numbers[columnCount + block * contextCount + old] =
          Int32(kept.count + block * set.contextCount + context)
      }
      set.contextColumns.append(Int32(context))
      context += 1
    }
    set.clauseRows = clauseRows.renumbered(numbers)
    set.textRows = textRows.renumbered(numbers)
    return set
  }

  /// Finds the features that enough texts share; returns the column of each place.
  private mutating func findColumns(_ readings: [ClauseText]) -> [Int32] {
    var counts = [Int32](repeating: 0, count: 1 << Int(FeatureHash.bits))
    var last = [Int32](repeating: -1, count: counts.count)
    var kinds = [UInt8](repeating: 0, count: counts.count)
    for (number, reading) in readings.enumerated() {
      for clause in 0..<reading.clauseCount {
        reading.visitFeatures(ofClause: clause) { kind, place in
          kinds[place] = kind.rawValue
          if last[place] != Int32(number) {
            last[place] = Int32(number)
            counts[place] += 1
          }
        }
      }
    }
    var columns = [Int32](repeating: -1, count: counts.count)
    // The commonest first, so that they lie together in memory.
    let order = counts.indices.filter { counts[$0] >= Self.least }.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1
    }
    for place in order {
      columns[place] = Int32(places.count)
      places.append(Int32(place))
      frequencies.append(counts[place])
      let kind = Int(kinds[place])
      let rarity = Float(logarithm(Double(readings.count) / Double(counts[place])) + 1)
      isOfOneWord.append(
        kind == Int(FeatureKind.word.rawValue) || kind == Int(FeatureKind.letters.rawValue))
      let hasContext = kind < Self.contextScale.count
      scales.append(
        (
          Self.clauseScale[kind], hasContext ? Self.contextScale[kind] : 0,
          Self.textScale[kind] * rarity
        ))
      contextColumns.append(hasContext ? Int32(contextCount) : -1)
      if hasContext { contextCount += 1 }
    }
    return columns
  }

  private mutating func addClauseRows(_ reading: ClauseText, _ columns: [Int32]) {
    for clause in 0..<reading.clauseCount {
      reading.visitFeatures(ofClause: clause) { _, place in
        let column = columns[place]
        if column >= 0 {
          clauseRows.append(column: column, value: scales[Int(column)].clause)
        }
      }
      for (neighbour, block) in [(clause - 1, 0), (clause + 1, 1)]
      where neighbour >= 0 && neighbour < reading.clauseCount {
        let base = Int32(columnCount + block * contextCount)
        reading.visitFeatures(ofClause: neighbour) { kind, place in
          let column = columns[place]
          guard kind == .word || kind == .pair, column >= 0, contextColumns[Int(column)] >= 0 else {
            return
          }
          clauseRows.append(
            column: base + contextColumns[Int(column)], value: scales[Int(column)].context)
        }
      }
      clauseRows.finishRow()
    }
  }

  private mutating func addTextRow(_ reading: ClauseText, _ number: Int, _ columns: [Int32]) {
    let norm = Float(LearnedWeights.norm(ofWordCount: reading.words.count))
    var seen: Set<Int32> = []
    for clause in 0..<reading.clauseCount {
      reading.visitFeatures(ofClause: clause) { _, place in
        let column = columns[place]
        if column >= 0, seen.insert(column).inserted {
          textRows.append(column: column, value: scales[Int(column)].text / norm)
        }
      }
    }
    textRows.finishRow()
  }

  /// Labels a clause by the mark that it shares most with, if that is half of the mark or two
  /// fifths of the clause.
  private mutating func label(_ range: Range<Int>, by marks: [LabelledText.Mark]) {
    var best = 0
    var label = 0
    var signal = -1
    for mark in marks {
      let overlap =
        min(range.upperBound, mark.range.upperBound) - max(range.lowerBound, mark.range.lowerBound)
      if overlap > best, 2 * overlap >= mark.range.count || 5 * overlap >= 2 * range.count {
        best = overlap
        label = stance(mark.choice, mark.isAgainst)
        signal = mark.signal
      }
    }
    clauseLabels.append(label)
    clauseSignals.append(signal)
  }

  private func stance(_ choice: Int, _ isAgainst: Bool) -> Int {
    1 + choice + (isAgainst ? choiceCount : 0)
  }
}

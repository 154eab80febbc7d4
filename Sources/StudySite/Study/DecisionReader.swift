internal import Decisions
internal import Diagnostics

/// A decision as the author wrote it, with the places of its parts.
struct AuthoredDecision: Sendable {
  var decision: Decision
  /// Where the file begins, for what concerns the decision as a whole.
  var location: SourceLocation
  /// The place of each signal's id, in the decision's order.
  var signalLocations: [SourceLocation]
  /// The place of each signal's phrases, in the decision's order.
  var phraseLocations: [[SourceLocation]]
  /// The place of each trap's id, in the decision's order.
  var trapLocations: [SourceLocation]
  /// What a reader should know of the labelled examples, in sentences.
  var limits: [String] = []
  /// All that the decision is made from, its model included, as a hash.
  var contents = ContentHash()
  /// What was learned from labelled examples; nil where verdicts rest on phrases alone.
  var model: LearnedModel?

  private(set) var prepared: Classifier? = nil

  /// A classifier for the decision.
  var classifier: Classifier { prepared ?? Classifier(decision, weights: model?.weights) }

  /// The same decision with what was learned for it, and with its classifier at hand.
  func completed(by model: LearnedModel?) -> AuthoredDecision {
    var completed = self
    completed.model = model
    completed.contents.add(model?.contents ?? ContentHash())
    completed.prepared = Classifier(decision, weights: model?.weights)
    return completed
  }
}

/// Reads `content/decisions/ID.yaml`: checks ids and references and turns them into indices.
struct DecisionReader {
  private var choices = IDTable(kind: "choice", unknown: .unknownChoice)
  private var drivers = IDTable(kind: "driver", unknown: .unknownDriver)
  private var signals = IDTable(kind: "signal", unknown: .unknownSignal)
  private var traps = IDTable(kind: "trap", unknown: .unknownSignal)
  private var caveats = IDTable(kind: "caveat", unknown: .unknownSignal)
  private var diagnostics: [Diagnostic] = []

  /// The decision in a file; nil where so much is wrong that nothing can be classified.
  static func read(
    _ source: SourceFile, id: String, _ diagnostics: inout [Diagnostic]
  ) -> AuthoredDecision? {
    var reader = DecisionReader()
    let decision = reader.read(source, id: id)
    diagnostics += reader.diagnostics
    return reader.diagnostics.contains { $0.severity == .error } ? nil : decision
  }

  private mutating func read(_ source: SourceFile, id: String) -> AuthoredDecision? {
    guard let document = YAMLDocument.parse(source, &diagnostics),
      var mapping = YAMLMapping(document, &diagnostics)
    else { return nil }
    let title = mapping.requiredText("title", &diagnostics)
    let question = mapping.requiredText("question", &diagnostics)
    let thresholds = readThresholds(&mapping)
    let readChoices = readChoices(&mapping)
    let readDrivers = readDrivers(&mapping)
    let readSignals = readSignals(&mapping)
    let readTraps = readTraps(&mapping)
    let readCaveats = readCaveats(&mapping)
    let limits = mapping.texts("limits", &diagnostics)
    mapping.finish(&diagnostics)
    if readChoices.count < 2, mapping.node("choices") != nil {
      diagnostics.append(
        Diagnostic(
          .invalidValue, at: mapping.location(of: "choices"),
          "a decision needs at least two choices"))
    }
    guard let title, let question else { return nil }
    let decision = Decision(
      id: id, title: title.value, question: question.value, choices: readChoices,
      drivers: readDrivers, signals: readSignals.map(\.signal), traps: readTraps.map(\.trap),
      caveats: readCaveats, thresholds: thresholds)
    return AuthoredDecision(
      decision: decision, location: SourceLocation(path: source.path, line: 1, column: 1),
      signalLocations: readSignals.map(\.location),
      phraseLocations: readSignals.map(\.phraseLocations),
      trapLocations: readTraps.map(\.location), limits: limits.map(\.value),
      contents: ContentHash(source.bytes))
  }

  private mutating func readThresholds(_ mapping: inout YAMLMapping) -> Thresholds {
    var thresholds = Thresholds(evidence: 1, margin: 0.2)
    guard var entry = mapping.mapping("thresholds", &diagnostics) else { return thresholds }
    if let evidence = entry.number("evidence", &diagnostics) {
      thresholds.evidence = inRange(evidence, 0.0...100, named: "evidence")
    }
    if let margin = entry.number("margin", &diagnostics) {
      thresholds.margin = inRange(margin, 0.0...1, named: "margin")
    }
    entry.finish(&diagnostics)
    return thresholds
  }

  private mutating func readChoices(_ mapping: inout YAMLMapping) -> [Choice] {
    entries("choices", of: &mapping).compactMap { entry in
      var entry = entry
      let id = choices.define(&entry, &diagnostics)
      let name = entry.requiredText("name", &diagnostics)
      let summary = entry.requiredText("summary", &diagnostics)
      let terms = readPhrases("terms", of: &entry, isRequired: false)
      entry.finish(&diagnostics)
      if id?.value == ScenarioTable.undecidedKey {
        diagnostics.append(
          Diagnostic(
            .invalidValue, at: entry.location(of: "id"),
            "'\(ScenarioTable.undecidedKey)' cannot be a choice's id; it stands for none"))
      }
      guard let id, let name, let summary else { return nil }
      return Choice(
        id: id.value, name: name.value, summary: summary.value, terms: terms.map(\.value))
    }
  }

  private mutating func readDrivers(_ mapping: inout YAMLMapping) -> [Driver] {
    entries("drivers", of: &mapping).compactMap { entry in
      var entry = entry
      let id = drivers.define(&entry, &diagnostics)
      let name = entry.requiredText("name", &diagnostics)
      let question = entry.requiredText("question", &diagnostics)
      let explanation = entry.requiredText("explanation", &diagnostics)
      entry.finish(&diagnostics)
      guard let id, let name, let question, let explanation else { return nil }
      return Driver(
        id: id.value, name: name.value, question: question.value, explanation: explanation.value)
    }
  }

  private mutating func readSignals(
    _ mapping: inout YAMLMapping
  ) -> [(signal: Signal, location: SourceLocation, phraseLocations: [SourceLocation])] {
    entries("signals", of: &mapping).compactMap { entry in
      var entry = entry
      let id = signals.define(&entry, &diagnostics)
      let choice = entry.requiredText("choice", &diagnostics)
      let driver = entry.requiredText("driver", &diagnostics)
      let weight = entry.number("weight", &diagnostics).map {
        inRange($0, 0.1...10, named: "weight")
      }
      let meaning = entry.requiredText("meaning", &diagnostics)
      let why = entry.requiredText("why", &diagnostics)
      let phrases = readPhrases("phrases", of: &entry, isRequired: true)
      entry.finish(&diagnostics)
      guard let id, let choice = choice.flatMap({ choices.index(of: $0, &diagnostics) }),
        let driver = driver.flatMap({ drivers.index(of: $0, &diagnostics) }), let meaning, let why
      else { return nil }
      let signal = Signal(
        id: id.value, choice: choice, driver: driver, weight: weight ?? 1,
        phrases: phrases.map(\.value), meaning: meaning.value, why: why.value)
      return (signal, id.location, phrases.map(\.location))
    }
  }

  private mutating func readTraps(
    _ mapping: inout YAMLMapping
  ) -> [(trap: Trap, location: SourceLocation)] {
    entries("traps", of: &mapping).compactMap { entry in
      var entry = entry
      let id = traps.define(&entry, &diagnostics)
      let name = entry.requiredText("name", &diagnostics)
      let temptation = entry.requiredText("temptation", &diagnostics)
      let remedy = entry.requiredText("remedy", &diagnostics)
      let tempting = entry.requiredText("tempting", &diagnostics)
      let why = entry.requiredText("why", &diagnostics)
      let phrases = readPhrases("phrases", of: &entry, isRequired: false)
      let references = entry.texts("signals", &diagnostics)
      let signals = references.compactMap { self.signals.index(of: $0, &diagnostics) }
      if references.isEmpty, entry.node("signals") == nil {
        entry.reportMissing("signals", &diagnostics)
      }
      entry.finish(&diagnostics)
      guard let id, let name, let tempting, let why,
        let wrong = temptation.flatMap({ choices.index(of: $0, &diagnostics) }),
        let right = remedy.flatMap({ choices.index(of: $0, &diagnostics) })
      else { return nil }
      if wrong == right, let remedy {
        diagnostics.append(
          Diagnostic(
            .invalidValue, at: remedy.location,
            "'\(remedy.value)' is both the temptation and the remedy"))
      }
      let trap = Trap(
        id: id.value, name: name.value, temptation: wrong, remedy: right,
        tempting: tempting.value, why: why.value, phrases: phrases.map(\.value), signals: signals)
      return (trap, id.location)
    }
  }

  private mutating func readCaveats(_ mapping: inout YAMLMapping) -> [CaveatRule] {
    guard mapping.node("caveats") != nil else { return [] }
    return mapping.mappings("caveats", &diagnostics).compactMap { entry in
      var entry = entry
      let id = caveats.define(&entry, &diagnostics)
      let text = entry.requiredText("text", &diagnostics)
      let choice = entry.text("choice", &diagnostics)
        .flatMap { choices.index(of: $0, &diagnostics) }
      let isContested = entry.flag("contested", &diagnostics) ?? false
      let unless = readPhrases("unless", of: &entry, isRequired: !isContested)
      entry.finish(&diagnostics)
      guard let id, let text else { return nil }
      return CaveatRule(
        id: id.value, text: text.value,
        condition: isContested ? .contested : .unless(phrases: unless.map(\.value)),
        choice: choice)
    }
  }

  /// The entries of a list that must be there.
  private mutating func entries(_ key: String, of mapping: inout YAMLMapping) -> [YAMLMapping] {
    if mapping.node(key) == nil { mapping.reportMissing(key, &diagnostics) }
    return mapping.mappings(key, &diagnostics)
  }

  private mutating func readPhrases(
    _ key: String, of entry: inout YAMLMapping, isRequired: Bool
  ) -> [Located<Phrase>] {
    if isRequired, entry.node(key) == nil { entry.reportMissing(key, &diagnostics) }
    var phrases: [Located<Phrase>] = []
    for text in entry.texts(key, &diagnostics) {
      do throws(PhraseError) {
        phrases.append(Located(value: try Phrase(text.value), location: text.location))
      } catch {
        var place = text.location
        // A quotation mark stands before the phrase's first character.
        let source = entry.document.source
        let first = source.offset(line: place.line, column: place.column)
        let isQuoted = source.bytes[first...].first.map { [0x22, 0x27].contains($0) } ?? false
        place.column += error.offset + (isQuoted ? 1 : 0)
        diagnostics.append(
          Diagnostic(.invalidPhrase, at: place, "phrase '\(text.value)': \(error.reason)"))
      }
    }
    return phrases
  }

  private mutating func inRange(
    _ number: Located<Double>, _ range: ClosedRange<Double>, named name: String
  ) -> Double {
    if !range.contains(number.value) {
      diagnostics.append(
        Diagnostic(
          .invalidValue, at: number.location, "'\(name)' is \(number.value)",
          suggestion: "write a number from \(range.lowerBound) to \(range.upperBound)"))
    }
    return number.value
  }
}

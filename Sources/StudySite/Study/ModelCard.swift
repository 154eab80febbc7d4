internal import DecisionTraining
internal import Decisions
internal import Diagnostics

/// What is told of learned weights: what they were trained on and how they did on texts by writers
/// who had no part in that.
package struct ModelCard: Sendable, Equatable {
  /// How verdicts compared with labels.
  package struct Figures: Sendable, Equatable {
    /// How often each label met each verdict, `confusion[label][verdict]`, none last.
    package var confusion: [[Int]]
    /// The expected calibration error over the verdicts given.
    package var calibrationError: Double
    /// Of right verdicts on texts with marks, the share whose evidence overlaps a mark.
    package var evidenceOverlap: Double
    /// The mean share of a text that its evidence covers.
    package var coveredShare: Double
    /// Who wrote the texts, sorted.
    package var writers: [String]

    /// How often labels met verdicts.
    var counts: LabelCounts { LabelCounts(confusion) }

    /// The figures of an evaluation.
    init(_ evaluation: Evaluation, writers: [String]) {
      confusion = evaluation.confusion
      calibrationError = evaluation.expectedCalibrationError
      evidenceOverlap = evaluation.evidenceOverlap
      coveredShare = evaluation.coveredShare
      self.writers = writers
    }

    fileprivate init(
      confusion: [[Int]], calibrationError: Double, evidenceOverlap: Double, coveredShare: Double,
      writers: [String]
    ) {
      self.confusion = confusion
      self.calibrationError = calibrationError
      self.evidenceOverlap = evidenceOverlap
      self.coveredShare = coveredShare
      self.writers = writers
    }
  }

  /// The hash of the weights' bytes that the card belongs to.
  package var weights: String
  /// How many texts and statements the weights were fitted to, and by how many writers.
  package var textCount: Int
  package var statementCount: Int
  package var writerCount: Int
  /// How many of the texts have each choice as their label, none last.
  package var labelCounts: [Int]
  /// From which probability on a verdict is given.
  package var threshold: Double
  /// On the texts themselves, each judged by weights that its writer's group had no part in.
  package var leftOut: [[Int]]
  /// On texts that were kept aside until the end; nil where there are none.
  package var heldOut: Figures?

}

// MARK: - YAML

extension ModelCard {
  /// The largest card that is read, in bytes.
  static let maximumSize = 64 << 10

  /// The card as `content/models/ID.yaml` holds it.
  var yaml: String {
    var lines = [
      "# Written by `discern train` together with the weights beside it; do not edit by hand.",
      "# Tables have a row for each label and a column for each verdict, none last.",
      "weights: \(weights)",
      "texts: \(textCount)",
      "writers: \(writerCount)",
      "statements: \(statementCount)",
      "labels: \(list(labelCounts))",
      "threshold: \(DecimalText.rounded(threshold, places: 4))",
      "leftOut: \(table(leftOut))",
    ]
    if let heldOut {
      lines += [
        "heldOut:",
        "  writers: [\(heldOut.writers.map(jsonString).joined(separator: ", "))]",
        "  confusion: \(table(heldOut.confusion))",
        "  calibrationError: \(DecimalText.rounded(heldOut.calibrationError, places: 4))",
        "  evidenceOverlap: \(DecimalText.rounded(heldOut.evidenceOverlap, places: 4))",
        "  coveredShare: \(DecimalText.rounded(heldOut.coveredShare, places: 4))",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func list(_ counts: [Int]) -> String {
    "[" + counts.map(String.init).joined(separator: ", ") + "]"
  }

  private func table(_ rows: [[Int]]) -> String {
    // One text for each row, so that the file reads as a table.
    "["
      + rows.map { "\"" + $0.map(String.init).joined(separator: " ") + "\"" }
      .joined(separator: ", ") + "]"
  }

  /// Reads a card; nil, with a diagnostic, where something is amiss.
  static func read(
    _ source: SourceFile, of decision: Decision, _ diagnostics: inout [Diagnostic]
  ) -> ModelCard? {
    var found: [Diagnostic] = []
    defer { diagnostics += found }
    guard let document = YAMLDocument.parse(source, &found),
      var mapping = YAMLMapping(document, &found)
    else { return nil }
    let size = decision.choices.count + 1
    let weights = mapping.requiredText("weights", &found)
    let texts = count("texts", of: &mapping, &found)
    let writers = count("writers", of: &mapping, &found)
    let statements = count("statements", of: &mapping, &found)
    let labels = mapping.texts("labels", &found).compactMap { Int($0.value) }
    let threshold = mapping.number("threshold", &found)
    let leftOut = table("leftOut", of: &mapping, &found)
    var heldOut: Figures?
    if var entry = mapping.mapping("heldOut", &found) {
      let confusion = table("confusion", of: &entry, &found)
      heldOut = Figures(
        confusion: confusion,
        calibrationError: entry.number("calibrationError", &found)?.value ?? 0,
        evidenceOverlap: entry.number("evidenceOverlap", &found)?.value ?? 0,
        coveredShare: entry.number("coveredShare", &found)?.value ?? 0,
        writers: entry.texts("writers", &found).map(\.value))
      entry.finish(&found)
      if !isSquare(confusion, size) { found.append(malformed(entry.location(of: "confusion"))) }
    }
    mapping.finish(&found)
    if !isRow(labels, size) { found.append(malformed(mapping.location(of: "labels"))) }
    if !isSquare(leftOut, size) { found.append(malformed(mapping.location(of: "leftOut"))) }
    guard let weights, let threshold, !found.contains(where: { $0.severity == .error }) else {
      return nil
    }
    return ModelCard(
      weights: weights.value, textCount: texts, statementCount: statements, writerCount: writers,
      labelCounts: labels, threshold: threshold.value, leftOut: leftOut, heldOut: heldOut)
  }

  private static func isSquare(_ table: [[Int]], _ size: Int) -> Bool {
    table.count == size && table.allSatisfy { isRow($0, size) }
  }

  private static func isRow(_ row: [Int], _ size: Int) -> Bool {
    row.count == size && row.allSatisfy { (0...largestCount).contains($0) }
  }

  /// The largest number in a table, so that sums of them cannot overflow.
  private static let largestCount = 1 << 30

  private static func malformed(_ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .malformedModel, at: place,
      "the table does not have a number for each choice and one for none",
      suggestion: "run 'discern train'")
  }

  private static func count(
    _ key: String, of mapping: inout YAMLMapping, _ diagnostics: inout [Diagnostic]
  ) -> Int {
    if mapping.node(key) == nil { mapping.reportMissing(key, &diagnostics) }
    return mapping.integer(key, &diagnostics) ?? 0
  }

  private static func table(
    _ key: String, of mapping: inout YAMLMapping, _ diagnostics: inout [Diagnostic]
  ) -> [[Int]] {
    mapping.texts(key, &diagnostics).map { row in
      row.value.split(separator: " ").map { Int($0) ?? -1 }
    }
  }
}

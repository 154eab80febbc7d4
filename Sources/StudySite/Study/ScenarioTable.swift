internal import Decisions
internal import Diagnostics
internal import Markdown

/// The scenario table of a page: the pipe table with the columns `id`, `scenario` and `choice`.
struct ScenarioTable: Sendable {
  /// One row: a described need and the choice that its author states.
  struct Row: Sendable {
    var id: Located<String>
    /// The cell of the scenario's text.
    var cell: TableCell
    /// The index of the stated choice; nil for undecided.
    var key: Int?
    var keyLocation: SourceLocation
  }

  /// What stands in the column `choice` where a scenario does not decide.
  static let undecidedKey = "undecided"

  /// The table in the document's tree.
  var node: NodeID
  var rows: [Row]

  /// Reads the table of a page of scenarios; nil where there is none.
  static func read(
    _ document: MarkdownDocument, of decision: Decision, at pageLocation: SourceLocation,
    _ diagnostics: inout [Diagnostic]
  ) -> ScenarioTable? {
    let columns = ["id", "scenario", "choice"]
    let table = document.tables.first { table in
      table.header.map { $0.plainText.lowercased() } == columns
    }
    guard let table else {
      diagnostics.append(
        Diagnostic(
          .malformedScenarioTable, at: pageLocation,
          "the page has no table with the columns id, scenario and choice",
          suggestion: "add '| id | scenario | choice |' with a row for each scenario"))
      return nil
    }
    var rows: [Row] = []
    var places: [String: SourceLocation] = [:]
    for cells in table.rows where cells.count == columns.count {
      let id = Located(value: cells[0].plainText, location: cells[0].location)
      if let problem = StudyID.problem(in: id.value) {
        diagnostics.append(
          Diagnostic(
            .malformedScenarioTable, at: id.location, "the row's id '\(id.value)' \(problem)",
            suggestion: "use lower-case letters, digits and '-'"))
        continue
      }
      if let first = places[id.value] {
        diagnostics.append(
          Diagnostic(
            .duplicateID, at: id.location, "the row '\(id.value)' stands twice",
            suggestion: "give one of them another id",
            notes: [Diagnostic.Note(at: first, "first stands here")]))
        continue
      }
      places[id.value] = id.location
      guard !cells[1].plainText.isEmpty else {
        diagnostics.append(
          Diagnostic(
            .malformedScenarioTable, at: cells[1].location,
            "the row '\(id.value)' describes nothing"))
        continue
      }
      guard let key = key(in: cells[2], of: decision, &diagnostics) else { continue }
      rows.append(Row(id: id, cell: cells[1], key: key.index, keyLocation: cells[2].location))
    }
    return ScenarioTable(node: table.node, rows: rows)
  }

  private static func key(
    in cell: TableCell, of decision: Decision, _ diagnostics: inout [Diagnostic]
  ) -> (index: Int?, Void)? {
    let text = cell.plainText
    if text == undecidedKey { return (nil, ()) }
    if let index = decision.choices.firstIndex(where: { $0.id == text }) { return (index, ()) }
    let known = decision.choices.map(\.id) + [undecidedKey]
    diagnostics.append(
      Diagnostic(
        .unknownChoice, at: cell.location, "'\(text)' is not a choice of this decision",
        suggestion: didYouMean(text, in: known) ?? "known: \(known.joined(separator: ", "))"))
    return nil
  }
}

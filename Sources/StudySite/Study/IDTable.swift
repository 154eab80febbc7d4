internal import Diagnostics

/// The ids of one kind in a decision, each defined once and referred to by name.
struct IDTable {
  let kind: String
  let unknown: Rule
  private var defined: [Located<String>] = []

  init(kind: String, unknown: Rule) {
    self.kind = kind
    self.unknown = unknown
  }

  /// Reads and defines the id of an entry.
  mutating func define(
    _ entry: inout YAMLMapping, _ diagnostics: inout [Diagnostic]
  ) -> Located<String>? {
    guard let id = entry.requiredText("id", &diagnostics) else { return nil }
    if let problem = StudyID.problem(in: id.value) {
      diagnostics.append(
        Diagnostic(
          .invalidValue, at: id.location, "the \(kind)'s id '\(id.value)' \(problem)",
          suggestion: "use lower-case letters, digits and '-'"))
      return nil
    }
    if let first = defined.first(where: { $0.value == id.value }) {
      diagnostics.append(
        Diagnostic(
          .duplicateID, at: id.location, "the \(kind) '\(id.value)' is defined twice",
          suggestion: "give one of them another id",
          notes: [Diagnostic.Note(at: first.location, "first defined here")]))
      return nil
    }
    defined.append(id)
    return id
  }

  /// The index of the entry that a reference names; nil, with a diagnostic, where there is none.
  func index(of reference: Located<String>, _ diagnostics: inout [Diagnostic]) -> Int? {
    if let index = defined.firstIndex(where: { $0.value == reference.value }) { return index }
    diagnostics.append(
      Diagnostic(
        unknown, at: reference.location, "'\(reference.value)' is not a \(kind) of this decision",
        suggestion: didYouMean(reference.value, in: defined.map(\.value))
          ?? (defined.isEmpty
            ? nil : "known: \(defined.map(\.value).joined(separator: ", "))")))
    return nil
  }
}

internal import Diagnostics

/// The words of the interface in the site's language, from `templates/words/LANGUAGE.yaml`.
struct Words: Sendable {
  private let entries: [String: String]

  init(_ entries: [String: String]) {
    self.entries = entries
  }

  /// Reads a flat mapping of names to texts.
  static func read(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Words {
    guard let document = YAMLDocument.parse(source, &diagnostics),
      var mapping = YAMLMapping(document, &diagnostics)
    else { return Words([:]) }
    var entries: [String: String] = [:]
    for key in mapping.keys {
      entries[key.value] = mapping.text(key.value, &diagnostics)?.value
    }
    return Words(entries)
  }

  /// The words with those of another set where this one has none, which is reported.
  func completed(
    by others: Words, from source: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> Words {
    let missing = others.names.filter { entries[$0] == nil }
    guard !missing.isEmpty else { return self }
    let unknown = names.filter { others[$0] == nil }
    let hints = missing.prefix(5).map { name in
      "'\(name)'" + (closestMatch(to: name, in: unknown).map { " (not '\($0)')" } ?? "")
    }
    diagnostics.append(
      Diagnostic(
        .missingWords, severity: .error, at: SourceLocation(path: source.path),
        "these words are missing and stand in English: "
          + hints.joined(separator: ", ") + (missing.count > 5 ? ", ..." : ""),
        suggestion: "add them"))
    return Words(entries.merging(others.entries) { own, _ in own })
  }

  /// The names that have a text, sorted.
  var names: [String] { entries.keys.sorted() }

  /// The text of a name, or nil.
  subscript(name: String) -> String? { entries[name] }

  /// The text of a name with its `{placeholders}` replaced; the name itself where it has no text.
  func callAsFunction(_ name: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    let text = entries[name] ?? name
    return values.isEmpty ? text : Self.fill(text, values)
  }

  /// The text with each `{name}` that has a value replaced by it, in one pass.
  private static func fill(_ text: String, _ values: KeyValuePairs<String, String>) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
      let name = rest[rest.utf8.index(after: open)..<close]
      if let value = values.first(where: { $0.key == name })?.value {
        result += value
      } else {
        result += rest[...close]
      }
      rest = rest[rest.utf8.index(after: close)...]
    }
    return result + rest
  }

  /// A date for people, from the words `dateForm` and `month1` to `month12`.
  func date(_ date: CalendarDate) -> String {
    self(
      "dateForm",
      [
        "day": String(date.day), "month": self("month\(date.month)"), "year": String(date.year),
      ])
  }
}

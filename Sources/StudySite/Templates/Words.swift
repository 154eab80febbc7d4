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

  /// The names that have a text, sorted.
  var names: [String] { entries.keys.sorted() }

  /// The text of a name, or nil.
  subscript(name: String) -> String? { entries[name] }

  /// The text of a name with its `{placeholders}` replaced; the name itself where it has no text.
  func callAsFunction(_ name: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    var text = entries[name] ?? name
    for (placeholder, value) in values {
      text = text.replacing("{\(placeholder)}", with: value)
    }
    return text
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

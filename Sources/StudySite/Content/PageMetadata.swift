internal import Diagnostics

/// What the front matter of a page says.
struct PageMetadata: Sendable {
  var title: Located<String>?
  var description: String?
  var date: Located<CalendarDate>?
  /// The place among the pages of the folder: lower first; pages without a weight come last.
  var weight: Int?
  var tags: [Located<String>] = []
  var isDraft = false
  /// Former addresses of the page, relative to the site's root, such as `old/name.html`.
  var aliases: [Located<String>] = []
  /// The id of the decision that the page belongs to.
  var decision: Located<String>?

  /// Reads the YAML in `range` of a Markdown file.
  static func read(
    _ source: SourceFile, in range: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) -> PageMetadata {
    var metadata = PageMetadata()
    guard let document = YAMLDocument.parse(source, in: range, &diagnostics),
      var mapping = YAMLMapping(document, &diagnostics)
    else { return metadata }
    metadata.title = mapping.text("title", &diagnostics)
    metadata.description = mapping.text("description", &diagnostics)?.value
    if let date = mapping.date("date", &diagnostics) {
      metadata.date = Located(value: date, location: mapping.location(of: "date"))
    }
    metadata.weight = mapping.integer("weight", &diagnostics)
    metadata.tags = distinct(mapping.texts("tags", &diagnostics), named: "tag", &diagnostics)
    metadata.isDraft = mapping.flag("draft", &diagnostics) ?? false
    metadata.aliases = distinct(
      mapping.texts("aliases", &diagnostics), named: "alias", &diagnostics)
    metadata.decision = mapping.text("decision", &diagnostics)
    mapping.finish(&diagnostics)
    return metadata
  }

  private static func distinct(
    _ texts: [Located<String>], named name: String, _ diagnostics: inout [Diagnostic]
  ) -> [Located<String>] {
    var distinct: [Located<String>] = []
    for text in texts {
      guard let first = distinct.first(where: { $0.value == text.value }) else {
        distinct.append(text)
        continue
      }
      diagnostics.append(
        Diagnostic(
          .duplicateKey, at: text.location, "the \(name) '\(text.value)' is given twice",
          suggestion: "keep one of them",
          notes: [Diagnostic.Note(at: first.location, "first given here")]))
    }
    return distinct
  }
}

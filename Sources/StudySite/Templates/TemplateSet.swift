internal import Diagnostics
internal import Mustache

/// The templates of a site, checked and ready to render.
struct TemplateSet: Sendable {
  private let library: MustacheLibrary

  /// Checks and compiles templates, which are given by name, such as `pages/home`.
  ///
  /// Every tag of every template is held against the fields that its pages declare.
  static func load(
    _ sources: [String: SourceFile], words: Words, _ diagnostics: inout [Diagnostic]
  ) -> TemplateSet {
    var found: [Diagnostic] = []
    let checker = TemplateChecker(sources: sources, words: words, &found)
    for page in PageTemplate.allCases { checker.check(page, &found) }
    for fragment in FragmentTemplate.allCases { checker.check(fragment, &found) }
    var library = MustacheLibrary()
    // The engine would follow templates that include themselves without end.
    let isSound = found.isEmpty
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) where isSound {
      guard let text = checker.mustacheText(of: name) else { continue }
      do {
        try library.register(text, named: name)
      } catch {
        found.append(
          Diagnostic(
            .malformedTemplate, at: SourceLocation(path: source.path, line: 1, column: 1),
            "the template engine cannot read it: \(Self.reason(error))"))
      }
    }
    // A partial is checked once for each place that includes it; say each thing once.
    var seen: Set<Diagnostic> = []
    diagnostics += found.filter { seen.insert($0).inserted }
    return TemplateSet(library: library)
  }

  /// The finished page.
  func render(_ template: PageTemplate, _ object: TemplateObject) -> String {
    render(named: template.name, fields: template.fields, object)
  }

  /// A finished part of a page.
  func render(_ template: FragmentTemplate, _ object: TemplateObject) -> String {
    render(named: template.name, fields: template.fields, object)
  }

  private func render(
    named name: String, fields: TemplateFields, _ object: TemplateObject
  ) -> String {
    assert(
      object.firstUndeclaredName(in: fields) == nil,
      "\(name) is handed '\(object.firstUndeclaredName(in: fields) ?? "")', which is not declared")
    return library.render(object, withTemplate: name) ?? ""
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.ParserError else { return "\(error)" }
    return "\(error.error)"
  }
}

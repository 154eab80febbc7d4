internal import Diagnostics

/// The templates of a site, checked and ready to render.
struct TemplateSet: Sendable {
  private let templates: [String: [TemplateStep]]

  /// The bytes that are set aside for a page from the start; most lessons need about as many.
  private static let pageCapacity = 16 << 10

  /// Checks and parses templates, which are given by name, such as `pages/home`.
  ///
  /// Every tag of every template is held against the fields that its pages declare.
  static func load(
    _ sources: [String: SourceFile], words: Words, _ diagnostics: inout [Diagnostic]
  ) -> TemplateSet {
    var found: [Diagnostic] = []
    let checker = TemplateChecker(sources: sources, words: words, &found)
    for page in PageTemplate.allCases { checker.check(page, &found) }
    for fragment in FragmentTemplate.allCases { checker.check(fragment, &found) }
    var templates: [String: [TemplateStep]] = [:]
    // Templates that include themselves would be followed without end.
    let isSound = found.isEmpty
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) where isSound {
      do throws(TemplateSyntaxError) {
        templates[name] = try checker.steps(of: name)
      } catch {
        found.append(
          Diagnostic(
            .malformedTemplate, at: source.location(at: error.offset), error.message,
            suggestion: error.suggestion))
      }
    }
    // A partial is checked once for each place that includes it; say each thing once.
    var seen: Set<Diagnostic> = []
    diagnostics += found.filter { seen.insert($0).inserted }
    return TemplateSet(templates: templates)
  }

  /// The finished page.
  func render(_ template: PageTemplate, _ object: TemplateObject) -> [UInt8] {
    render(named: template.name, template.fields, object, capacity: Self.pageCapacity)
  }

  /// A finished part of a page.
  func render(_ template: FragmentTemplate, _ object: TemplateObject) -> [UInt8] {
    render(named: template.name, template.fields, object, capacity: 0)
  }

  private func render(
    named name: String, _ fields: @autoclosure () -> TemplateFields, _ object: TemplateObject,
    capacity: Int
  ) -> [UInt8] {
    assert(
      object.firstUndeclaredName(in: fields()) == nil,
      "\(name) is handed '\(object.firstUndeclaredName(in: fields()) ?? "")', not declared")
    var renderer = TemplateRenderer(templates, object, capacity: capacity)
    renderer.render(name)
    return renderer.html
  }
}

internal import Diagnostics
internal import Mustache

/// The templates of a site, checked and ready to render.
///
/// The engine looks each name up anew and copies each text several times. So it renders not pages
/// but skeletons, one for each shape of object, and pages are filled in from these.
struct TemplateSet: Sendable {
  private let library: MustacheLibrary
  private let skeletons = SkeletonCache()

  /// How many values an object may have for its skeleton to be kept.
  ///
  /// Those with more hold long lists, and hardly two of them have one shape.
  private static let maximumValueCount = 400

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
    // Blocks are followed through templates that exist and end.
    if found.isEmpty { checker.checkBlocks(&found) }
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

  private init(library: MustacheLibrary) {
    self.library = library
  }

  /// The finished page.
  func render(_ template: PageTemplate, _ object: TemplateObject) -> [UInt8] {
    render(named: template.name, template.fields, object)
  }

  /// A finished part of a page.
  func render(_ template: FragmentTemplate, _ object: TemplateObject) -> [UInt8] {
    render(named: template.name, template.fields, object)
  }

  private func render(
    named name: String, _ fields: @autoclosure () -> TemplateFields, _ object: TemplateObject
  ) -> [UInt8] {
    assert(
      object.firstUndeclaredName(in: fields()) == nil,
      "\(name) is handed '\(object.firstUndeclaredName(in: fields()) ?? "")', not declared")
    var values: [TemplateValue] = []
    let shape = TemplateShape(of: object, &values)
    let skeleton =
      values.count > Self.maximumValueCount
      ? makeSkeleton(of: name, for: object)
      : skeletons.skeleton(of: name, shape) { makeSkeleton(of: name, for: object) }
    return skeleton.filled(with: values)
  }

  private func makeSkeleton(of name: String, for object: TemplateObject) -> TemplateSkeleton {
    TemplateSkeleton(marked: library.render(MarkedObject(object), withTemplate: name) ?? "")
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.ParserError else { return "\(error)" }
    return "\(error.error)"
  }
}

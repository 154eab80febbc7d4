/// What a template does next when it is rendered.
enum TemplateStep: Sendable {
  case text([UInt8])
  /// Puts in a value: a text escaped, HTML as it is.
  case value(TemplateName)
  case section(TemplateName, [TemplateStep])
  case invertedSection(TemplateName, [TemplateStep])
  /// Renders another template, whose blocks may be filled.
  case include(String, blocks: [String: [TemplateStep]])
  /// A place that an including template may fill, and what stands there otherwise.
  case block(String, [TemplateStep])
}

/// The name in a tag, taken apart at its dots.
struct TemplateName: Sendable {
  /// The name that is looked for in the objects, from the innermost outwards.
  let first: String
  /// The names below it, each in the object that the name before led to.
  let rest: [String]
  /// Whether only the innermost object is asked, as a leading dot says.
  let isLocal: Bool

  init(_ text: String) {
    let parts = text.split(separator: ".").map(String.init)
    first = parts.first ?? ""
    rest = Array(parts.dropFirst())
    isLocal = text.hasPrefix(".")
  }
}

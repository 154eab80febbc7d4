/// What a template may find under a name.
indirect enum TemplateField: Sendable {
  /// Text, which is escaped; may be absent.
  case text
  /// Finished HTML, which is put in as it is; may be absent.
  case html
  /// Something to ask for with a section.
  case flag
  /// Objects to go through with a section.
  case list(TemplateFields)
  /// An object to enter with a section; may be absent.
  case object(TemplateFields)

  /// Whether a value may stand in the field.
  func accepts(_ value: TemplateValue) -> Bool {
    switch (self, value) {
    case (_, .absent), (.text, .text), (.html, .html), (.flag, .flag): true
    case (.list(let fields), .list(let objects)):
      objects.allSatisfy { $0.firstUndeclaredName(in: fields) == nil }
    case (.object(let fields), .object(let object)):
      object.firstUndeclaredName(in: fields) == nil
    default: false
    }
  }
}

/// The names that a template may use, with what they hold.
typealias TemplateFields = [String: TemplateField]

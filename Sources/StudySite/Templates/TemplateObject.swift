/// A value handed to a template.
enum TemplateValue: Sendable {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case list([TemplateObject])
  case object(TemplateObject)
  /// Nothing; hides the value that an enclosing object has under the same name.
  case absent
}

/// Named values handed to a template.
///
/// There are few names, so they are searched one after the other, the latest first.
struct TemplateObject: Sendable, ExpressibleByDictionaryLiteral {
  /// All that was set, in order; of several values with one name the last counts.
  private(set) var values: [(name: String, value: TemplateValue)]

  init(dictionaryLiteral elements: (String, TemplateValue?)...) {
    values = elements.map { ($0, $1 ?? .absent) }
  }

  /// Adds the values of another object, which win.
  mutating func merge(_ other: TemplateObject) {
    values += other.values
  }

  /// A name's value; setting nil makes it absent.
  subscript(name: String) -> TemplateValue? {
    get { values.last { $0.name == name }?.value }
    set { values.append((name, newValue ?? .absent)) }
  }

  /// The first name that is not declared or holds another type than declared.
  func firstUndeclaredName(in fields: TemplateFields) -> String? {
    values.first { name, value in !(fields[name]?.accepts(value) ?? false) }?.name
  }
}

extension TemplateValue {
  /// Finished HTML.
  static func html(_ html: String) -> TemplateValue { .html(Array(html.utf8)) }

  /// A text, or nothing.
  static func text(_ text: String?) -> TemplateValue? { text.map { .text($0) } }

  /// An object, or nothing.
  static func object(_ object: TemplateObject?) -> TemplateValue? { object.map { .object($0) } }
}

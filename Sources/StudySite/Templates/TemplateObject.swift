internal import Foundation
internal import Mustache

/// A value handed to a template.
enum TemplateValue: Sendable {
  case text(String)
  case html(String)
  case flag(Bool)
  case list([TemplateObject])
  case object(TemplateObject)
  /// Nothing; hides the value that an enclosing object has under the same name.
  case absent
}

/// Named values handed to a template.
struct TemplateObject: Sendable, ExpressibleByDictionaryLiteral {
  private(set) var values: [String: TemplateValue]

  init(dictionaryLiteral elements: (String, TemplateValue?)...) {
    values = [:]
    values.reserveCapacity(elements.count)
    for (name, value) in elements { values[name] = value ?? .absent }
  }

  /// Adds the values of another object, which win.
  mutating func merge(_ other: TemplateObject) {
    values.merge(other.values) { _, new in new }
  }

  /// Sets a value, or makes the name absent.
  subscript(name: String) -> TemplateValue? {
    get { values[name] }
    set { values[name] = newValue ?? .absent }
  }

  /// The first name, in order, that is not declared or holds another type than declared.
  func firstUndeclaredName(in fields: TemplateFields) -> String? {
    values.keys.sorted().first { name in
      guard let value = values[name], let field = fields[name] else { return true }
      return !field.accepts(value)
    }
  }
}

extension TemplateObject: MustacheParent {
  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): text
    case .html(let html): html
    case .flag(let flag): flag
    case .list(let objects): objects
    case .object(let object): object
    case .absent: NSNull()
    case nil: nil
    }
  }
}

extension TemplateValue {
  /// A text, or nothing.
  static func text(_ text: String?) -> TemplateValue? { text.map { .text($0) } }

  /// An object, or nothing.
  static func object(_ object: TemplateObject?) -> TemplateValue? { object.map { .object($0) } }
}

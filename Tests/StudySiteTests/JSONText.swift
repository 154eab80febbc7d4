import Foundation
import Testing

/// A JSON text read into values, for comparing without regard to its form.
enum JSONText: Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  indirect case list([JSONText])
  indirect case object([String: JSONText])

  init(_ text: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    self = try #require(JSONText(value))
  }

  private init?(_ value: Any) {
    switch value {
    case is NSNull: self = .null
    case let number as NSNumber:
      self =
        "\(type(of: number))".contains("Bool")
        ? .flag(number.boolValue) : .number(number.doubleValue)
    case let text as String: self = .text(text)
    case let list as [Any]: self = .list(list.compactMap(JSONText.init))
    case let object as [String: Any]: self = .object(object.compactMapValues(JSONText.init))
    default: return nil
    }
  }

  subscript(name: String) -> JSONText {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  var elements: [JSONText] { if case .list(let elements) = self { elements } else { [] } }
  var string: String? { if case .text(let text) = self { text } else { nil } }
  var double: Double? { if case .number(let number) = self { number } else { nil } }
  var names: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }
}

internal import Diagnostics

/// A value in a YAML text, with its place.
struct YAMLNode: Equatable {
  indirect enum Content: Equatable {
    /// A single value; plain where it stands without quotation marks and is no block.
    case scalar(String, isPlain: Bool)
    case mapping([Entry])
    case sequence([YAMLNode])
  }

  /// A key of a mapping, which may be of any kind, with its value.
  struct Entry: Equatable {
    var key: YAMLNode
    var value: YAMLNode
  }

  var content: Content
  /// The place of the first byte.
  var location: SourceLocation

  /// The text of a single value.
  var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The text of a single value without quotation marks.
  var plainText: String? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return text
  }

  /// The elements of a list.
  var elements: [YAMLNode]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  /// The entries of a mapping.
  var entries: [Entry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// Whether the node is YAML's null: `~`, `null`, or nothing at all, unquoted.
  var isNull: Bool {
    plainText.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false
  }

  /// What the node is, for a sentence.
  var typeName: String {
    switch content {
    case .scalar: isNull ? "empty" : "a single value"
    case .mapping: "a group of entries"
    case .sequence: "a list"
    }
  }
}

internal import Diagnostics

/// A value together with the place where the author wrote it.
struct Located<Value> {
  var value: Value
  var location: SourceLocation
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}

/// Reads the entries of a YAML mapping by name and type, and reports each mistake at its place.
///
/// Ask for every key that may stand there, then call `finish` to have the others reported.
struct YAMLMapping {
  let document: YAMLDocument
  /// The place of the mapping itself, for what is missing in it.
  let location: SourceLocation
  private let pairs: [(key: String, keyLocation: SourceLocation, value: YAMLNode)]
  /// The place of each key among the pairs; mappings such as the ledger's are long.
  private let places: [String: Int]
  private var knownKeys: [String] = []
  private var knownKeySet: Set<String> = []

  /// The mapping that a document holds; nil, with a diagnostic, where it holds something else.
  ///
  /// An empty document counts as an empty mapping.
  init?(_ document: YAMLDocument, _ diagnostics: inout [Diagnostic]) {
    guard let root = document.root, !root.isNull else {
      self.init(emptyIn: document)
      return
    }
    self.init(root, in: document, describedAs: "the text", &diagnostics)
  }

  private init(emptyIn document: YAMLDocument) {
    self.document = document
    self.location = SourceLocation(path: document.source.path, line: 1, column: 1)
    self.pairs = []
    self.places = [:]
  }

  init?(
    _ node: YAMLNode, in document: YAMLDocument, describedAs name: String,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let entries = node.entries else {
      diagnostics.append(
        Diagnostic(
          .wrongType, at: node.location,
          "\(name) is \(node.typeName) where entries 'key: value' are expected"))
      return nil
    }
    self.document = document
    self.location = node.location
    var pairs: [(String, SourceLocation, YAMLNode)] = []
    for entry in entries {
      guard let key = entry.key.text else {
        diagnostics.append(
          Diagnostic(
            .wrongType, at: entry.key.location,
            "a key of \(name) is \(entry.key.typeName) where a word is expected"))
        continue
      }
      pairs.append((key, entry.key.location, entry.value))
    }
    self.pairs = pairs
    self.places = Dictionary(pairs.enumerated().map { ($1.0, $0) }) { first, _ in first }
  }

  /// The keys in the order in which they stand.
  var keys: [Located<String>] {
    pairs.map { Located(value: $0.key, location: $0.keyLocation) }
  }

  /// Reports every key that was not asked for.
  func finish(_ diagnostics: inout [Diagnostic]) {
    for pair in pairs where !knownKeySet.contains(pair.key) {
      diagnostics.append(
        Diagnostic(
          .unknownKey, at: pair.keyLocation, "'\(pair.key)' is not a key that may stand here",
          suggestion: didYouMean(pair.key, in: knownKeys)
            ?? "known keys: \(knownKeys.joined(separator: ", "))"))
    }
  }

  /// The place of a key's value, or of the mapping where the key is missing.
  func location(of key: String) -> SourceLocation {
    places[key].map { pairs[$0].value.location } ?? location
  }

  /// The entry's value as a node, where the key is there.
  mutating func node(_ key: String) -> YAMLNode? {
    if knownKeySet.insert(key).inserted { knownKeys.append(key) }
    return places[key].map { pairs[$0].value }
  }

  /// A text of at least one character.
  mutating func text(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<String>? {
    guard let node = node(key) else { return nil }
    return Self.text(node, named: "'\(key)'", &diagnostics)
  }

  /// A text that must be there.
  mutating func requiredText(
    _ key: String, _ diagnostics: inout [Diagnostic]
  ) -> Located<String>? {
    if node(key) == nil { reportMissing(key, &diagnostics) }
    return text(key, &diagnostics)
  }

  /// Reports that `key` must stand in this mapping.
  func reportMissing(_ key: String, _ diagnostics: inout [Diagnostic]) {
    diagnostics.append(
      Diagnostic(
        .missingKey, at: location, "'\(key)' is missing", suggestion: "add '\(key): ...'"))
  }

  /// `true` or `false`.
  mutating func flag(_ key: String, _ diagnostics: inout [Diagnostic]) -> Bool? {
    guard let node = node(key) else { return nil }
    if node.plainText == "true" { return true }
    if node.plainText == "false" { return false }
    diagnostics.append(
      Diagnostic(
        .wrongType, at: node.location,
        "'\(key)' is \(node.typeName) where true or false is expected",
        suggestion: "write 'true' or 'false'"))
    return nil
  }

  /// A whole number.
  mutating func integer(_ key: String, _ diagnostics: inout [Diagnostic]) -> Int? {
    guard let node = node(key) else { return nil }
    if let text = node.text, let value = Int(text) { return value }
    diagnostics.append(
      Diagnostic(
        .wrongType, at: node.location,
        "'\(key)' is \(node.typeName) where a whole number is expected"))
    return nil
  }

  /// A finite number.
  mutating func number(_ key: String, _ diagnostics: inout [Diagnostic]) -> Located<Double>? {
    guard let node = node(key) else { return nil }
    if let text = node.text, let value = Double(text), value.isFinite {
      return Located(value: value, location: node.location)
    }
    diagnostics.append(
      Diagnostic(
        .wrongType, at: node.location,
        "'\(key)' is \(node.typeName) where a number is expected"))
    return nil
  }

  /// A calendar date in the form 2026-11-25.
  mutating func date(_ key: String, _ diagnostics: inout [Diagnostic]) -> CalendarDate? {
    guard let node = node(key) else { return nil }
    if let text = node.text, let date = CalendarDate(text) { return date }
    diagnostics.append(
      Diagnostic(
        .wrongType, at: node.location, "'\(key)' is not a date",
        suggestion: "write it as year-month-day, such as 2026-11-25"))
    return nil
  }

  /// A list of texts; empty where the key is missing.
  mutating func texts(_ key: String, _ diagnostics: inout [Diagnostic]) -> [Located<String>] {
    elements(of: key, &diagnostics) { node in node.text.map { "write [\($0)]" } }
      .compactMap { element in
        Self.text(element, named: "an element of '\(key)'", &diagnostics)
      }
  }

  /// A list of mappings; empty where the key is missing.
  mutating func mappings(_ key: String, _ diagnostics: inout [Diagnostic]) -> [YAMLMapping] {
    elements(of: key, &diagnostics) { _ in "begin each element with '- '" }
      .compactMap { element in
        let name = "an element of '\(key)'"
        return YAMLMapping(element, in: document, describedAs: name, &diagnostics)
      }
  }

  /// The elements of a list; none, with a diagnostic, where the value is something else.
  private mutating func elements(
    of key: String, _ diagnostics: inout [Diagnostic], suggestion: (YAMLNode) -> String?
  ) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard let elements = node.elements else {
      diagnostics.append(
        Diagnostic(
          .wrongType, at: node.location,
          "'\(key)' is \(node.typeName) where a list is expected",
          suggestion: suggestion(node)))
      return []
    }
    return elements
  }

  /// A mapping inside this one.
  mutating func mapping(_ key: String, _ diagnostics: inout [Diagnostic]) -> YAMLMapping? {
    guard let node = node(key) else { return nil }
    return YAMLMapping(node, in: document, describedAs: "'\(key)'", &diagnostics)
  }

  private static func text(
    _ node: YAMLNode, named name: String, _ diagnostics: inout [Diagnostic]
  ) -> Located<String>? {
    let location = node.location
    guard let text = node.text, !node.isNull else {
      diagnostics.append(
        Diagnostic(
          .wrongType, at: location, "\(name) is \(node.typeName) where a text is expected"))
      return nil
    }
    let isControl: (Unicode.Scalar) -> Bool = { scalar in
      (scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)) || scalar.value == 0x7F
    }
    guard !text.unicodeScalars.contains(where: isControl) else {
      diagnostics.append(
        Diagnostic(
          .invalidValue, at: location, "\(name) holds a control character",
          suggestion: "remove it; a page cannot show it"))
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      diagnostics.append(Diagnostic(.invalidValue, at: location, "\(name) is empty"))
      return nil
    }
    return Located(value: text, location: location)
  }
}

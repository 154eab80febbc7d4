internal import Diagnostics
internal import Yams

/// A YAML text parsed into nodes that know their place in the file.
struct YAMLDocument {
  /// The file the text stands in.
  let source: SourceFile
  /// The root node, or nil where the text holds nothing.
  let root: YAMLNode?
  /// The 0-based line of the file on which the text begins.
  private let firstLine: Int

  /// The largest YAML text that is read, in bytes.
  static let maximumSize = 1 << 20

  /// Parses the bytes of `source` in `range`, which begins at a line's start.
  static func parse(
    _ source: SourceFile, in range: Range<Int>? = nil, limit: Int = maximumSize,
    _ diagnostics: inout [Diagnostic]
  ) -> YAMLDocument? {
    let range = range ?? 0..<source.bytes.count
    guard range.count <= limit else {
      diagnostics.append(
        Diagnostic(
          .fileTooLarge, at: SourceLocation(path: source.path),
          "the YAML text has \(range.count) bytes; the limit is \(limit)",
          suggestion: "split it"))
      return nil
    }
    if let problem = YAMLComplexity.problem(in: source.bytes[range]) {
      diagnostics.append(
        Diagnostic(
          .badYAML, at: source.location(at: problem.offset), problem.message,
          suggestion: problem.suggestion))
      return nil
    }
    let firstLine = source.location(at: range.lowerBound).line - 1
    if let root = PlainYAMLReader.read(source, in: range) {
      return YAMLDocument(source: source, root: root, firstLine: firstLine)
    }
    let empty = YAMLDocument(source: source, root: nil, firstLine: firstLine)
    do {
      // Where no encoding is named, Yams looks through the environment for one at each call.
      let root = try Yams.compose(yaml: source.text(in: range), .default, .default, .utf8)
      return YAMLDocument(
        source: source, root: root.map(empty.placed), firstLine: firstLine)
    } catch {
      diagnostics.append(empty.diagnostic(for: error, in: range))
      return nil
    }
  }

  /// A node of Yams as one of ours; aliases are what they stand for already.
  private func placed(_ node: Node) -> YAMLNode {
    let content: YAMLNode.Content =
      switch node {
      case .scalar(let scalar):
        .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any)
      case .mapping(let mapping):
        .mapping(mapping.map { .init(key: placed($0.key), value: placed($0.value)) })
      case .sequence(let sequence): .sequence(sequence.map(placed))
      case .alias: .sequence([])
      }
    return YAMLNode(
      content: content,
      location: node.mark.map(location) ?? SourceLocation(path: source.path))
  }

  /// Turns libYAML's column, which counts scalars, into one that counts bytes.
  private func location(of mark: Mark) -> SourceLocation {
    let line = firstLine + max(mark.line, 1)
    var offset = source.range(ofLine: line).lowerBound
    let end = source.range(ofLine: line).upperBound
    var remaining = max(mark.column, 1) - 1
    while remaining > 0, offset < end {
      offset += 1
      while offset < end, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return SourceLocation(
      path: source.path, line: line, column: offset - source.range(ofLine: line).lowerBound + 1)
  }

  private func diagnostic(for error: any Error, in range: Range<Int>) -> Diagnostic {
    guard let error = error as? YamlError else {
      return Diagnostic(.badYAML, at: SourceLocation(path: source.path), "the YAML is not valid")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        .badYAML, at: location(of: mark), problem, suggestion: suggestion(for: problem, at: mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let first = location(of: context.mark)
      let second = secondPlace(of: key, after: first, in: range)
      return Diagnostic(
        .duplicateKey, at: second ?? first, "'\(key)' is given twice",
        suggestion: "keep one of them",
        notes: second == nil ? [] : [Diagnostic.Note(at: first, "first given here")])
    case .reader(let problem, let offset, _, _):
      // libYAML counts characters here, and only within what it was given.
      let bytes = Array(source.text(in: range).prefix(offset ?? 0).utf8)
      return Diagnostic(
        .badYAML, at: source.location(at: range.lowerBound + bytes.count), problem,
        suggestion: "remove the character")
    default:
      return Diagnostic(
        .badYAML, at: SourceLocation(path: source.path, line: firstLine + 1, column: 1),
        "the YAML is not valid")
    }
  }

  private func suggestion(for problem: String, at mark: Mark) -> String? {
    let line = source.text(in: source.range(ofLine: firstLine + max(mark.line, 1)))
    if problem.contains("mapping values are not allowed") {
      return "put the value in quotation marks when it contains ': '"
    }
    if line.contains("\t") { return "indent with spaces, not tabs" }
    if problem.contains("did not find expected") || problem.contains("could not find expected") {
      return "check the indentation, and close every quotation mark and bracket"
    }
    return nil
  }

  /// The place where the key stands again: a line of the same indentation, or the same line.
  private func secondPlace(
    of key: String, after first: SourceLocation, in range: Range<Int>
  ) -> SourceLocation? {
    let needles = [key, "\"\(key)\"", "'\(key)'"].map { Array($0.utf8) }
    let start = source.offset(line: first.line, column: first.column) + 1
    var offset = start
    while offset < range.upperBound {
      for needle in needles where source.bytes[offset...].starts(with: needle) {
        let rest = source.bytes[(offset + needle.count)...].drop { $0 == UInt8(ascii: " ") }
        guard rest.first == UInt8(ascii: ":") else { continue }
        let place = source.location(at: offset)
        if place.line == first.line || place.column == first.column { return place }
      }
      offset += 1
    }
    return nil
  }
}

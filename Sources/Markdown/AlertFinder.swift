internal import Diagnostics

/// Turns block quotes that begin with `[!NOTE]` and the like into alerts, and those that begin
/// with `[!RECALL some-id]` into recall prompts.
struct AlertFinder {
  private let source: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
  }

  private static let recallWord = "RECALL"
  private static let words = AlertKind.allCases.map(\.marker) + [recallWord]

  mutating func markAlerts(in tree: inout SyntaxTree) {
    var index: Int32 = 0
    while index >= 0 {
      if tree.nodes[Int(index)].kind == .blockQuote { inspect(index, &tree) }
      index = tree.following(index, below: 0)
    }
  }

  private mutating func inspect(_ quote: Int32, _ tree: inout SyntaxTree) {
    let paragraph = tree.nodes[Int(quote)].firstChild
    guard paragraph >= 0, tree.nodes[Int(paragraph)].kind == .paragraph else { return }
    let first = tree.nodes[Int(paragraph)].firstChild
    guard first >= 0, tree.nodes[Int(first)].kind == .text,
      let marker = Marker(tree.bytes[tree.nodes[Int(first)].literal.bounds])
    else { return }
    let node = tree.nodes[Int(paragraph)]
    let location = SourceLocation(
      path: source.path, line: Int(node.line), column: Int(node.column))
    let next = tree.nodes[Int(first)].nextSibling
    let isAlone =
      marker.isAlone
      && (next < 0 || [.softBreak, .lineBreak].contains(tree.nodes[Int(next)].kind))
    let word = marker.word.uppercased()
    if word == Self.recallWord {
      guard isAlone else {
        report(.malformedPrompt, location, "'[!RECALL]' must stand alone on its line", nil)
        return
      }
      makePrompt(quote, paragraph, marker, location, &tree)
      return
    }
    guard let kind = AlertKind.allCases.first(where: { $0.marker == word }) else {
      guard isAlone, marker.argument == nil else { return }
      report(
        .unknownAlert, location, "'[!\(marker.word)]' is not a kind of alert",
        didYouMean(word, in: Self.words))
      return
    }
    guard isAlone, marker.argument == nil else {
      report(
        .unknownAlert, location, "'[!\(marker.word)]' is an alert only if nothing follows it",
        "put the text on the next line")
      return
    }
    dropMarker(quote, paragraph, &tree)
    tree.nodes[Int(quote)].kind = .alert
    tree.nodes[Int(quote)].level = kind.rawValue
  }

  private mutating func makePrompt(
    _ quote: Int32, _ paragraph: Int32, _ marker: Marker, _ location: SourceLocation,
    _ tree: inout SyntaxTree
  ) {
    guard let id = marker.argument else {
      report(
        .malformedPrompt, location, "the recall prompt has no id", "write '[!RECALL some-id]'")
      return
    }
    guard isPromptID(id) else {
      report(
        .malformedPrompt, location,
        "'\(id)' is not an id: only lower-case letters, digits and single hyphens may stand in it",
        nil)
      return
    }
    let marked = tree.nodes[Int(paragraph)]
    let hasTextAfterMarker = tree.nodes[Int(marked.firstChild)].nextSibling >= 0
    let question = hasTextAfterMarker ? paragraph : marked.nextSibling
    guard question >= 0, tree.nodes[Int(question)].kind == .paragraph else {
      report(
        .malformedPrompt, location, "the recall prompt '\(id)' has no question",
        "write the question as a paragraph below the marker")
      return
    }
    guard tree.nodes[Int(question)].nextSibling >= 0 else {
      report(
        .malformedPrompt, location, "the recall prompt '\(id)' has no answer",
        "put an empty '>' line and the answer below the question")
      return
    }
    dropMarker(quote, paragraph, &tree)
    tree.nodes[Int(question)].kind = .recallQuestion
    tree.nodes[Int(quote)].kind = .recallPrompt
    tree.nodes[Int(quote)].literal = tree.store(id.utf8)
  }

  /// Takes the marker's text and line break away, and the paragraph if nothing is left of it.
  private func dropMarker(_ quote: Int32, _ paragraph: Int32, _ tree: inout SyntaxTree) {
    let lineBreak = tree.nodes[Int(tree.nodes[Int(paragraph)].firstChild)].nextSibling
    if lineBreak < 0 {
      tree.nodes[Int(quote)].firstChild = tree.nodes[Int(paragraph)].nextSibling
    } else {
      tree.nodes[Int(paragraph)].firstChild = tree.nodes[Int(lineBreak)].nextSibling
    }
  }

  private mutating func report(
    _ rule: Rule, _ location: SourceLocation, _ message: String, _ suggestion: String?
  ) {
    diagnostics.append(Diagnostic(rule, at: location, message, suggestion: suggestion))
  }

  private func isPromptID(_ id: String) -> Bool {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}

/// `[!WORD]` or `[!WORD argument]` at the start of a line.
private struct Marker {
  let word: String
  let argument: String?
  /// Whether nothing follows the closing bracket.
  let isAlone: Bool

  init?(_ text: ArraySlice<UInt8>) {
    guard text.starts(with: [UInt8(ascii: "["), UInt8(ascii: "!")]),
      let end = text.firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let inside = text[(text.startIndex + 2)..<end]
    let word = inside.prefix { isASCIILetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    guard !word.isEmpty, inside.count <= 200 else { return nil }
    var argument = inside.dropFirst(word.count)
    while argument.first == UInt8(ascii: " ") { argument.removeFirst() }
    while argument.last == UInt8(ascii: " ") { argument.removeLast() }
    self.word = String(decoding: word, as: UTF8.self)
    self.argument = argument.isEmpty ? nil : String(decoding: argument, as: UTF8.self)
    isAlone = text[(end + 1)...].allSatisfy { $0 == UInt8(ascii: " ") }
  }
}

internal import Diagnostics

/// Reads the tags of all templates and holds them against the declared fields.
///
/// Rendering is silent on unknown names and missing partials; this is what speaks up.
struct TemplateChecker {
  /// A template with its tags.
  struct Template {
    /// The file.
    var source: SourceFile
    /// The tags, or nil where the template cannot be read.
    var tags: [TemplateTag]?
  }

  private let templates: [String: Template]
  private let words: Words

  init(sources: [String: SourceFile], words: Words, _ diagnostics: inout [Diagnostic]) {
    self.words = words
    var templates: [String: Template] = [:]
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        let tags = try TemplateTag.scan(source.bytes)
        templates[name] = Template(
          source: source,
          tags: Self.checkNesting(of: tags, in: source, &diagnostics) ? tags : nil)
      } catch {
        diagnostics.append(
          Diagnostic(
            .malformedTemplate, at: source.location(at: error.offset), error.message,
            suggestion: error.suggestion))
        templates[name] = Template(source: source, tags: nil)
      }
    }
    self.templates = templates
  }

  /// Checks a page's template with all that it includes.
  func check(_ page: PageTemplate, _ diagnostics: inout [Diagnostic]) {
    check(named: page.name, [page.fields], &diagnostics)
  }

  /// Checks a fragment's template with all that it includes.
  func check(_ fragment: FragmentTemplate, _ diagnostics: inout [Diagnostic]) {
    check(named: fragment.name, [fragment.fields], &diagnostics)
  }

  /// Checks that no block of a page would be filled without end.
  ///
  /// All templates must have passed the other checks.
  func checkBlocks(_ diagnostics: inout [Diagnostic]) {
    let checker = BlockChecker(templates: templates)
    for page in PageTemplate.allCases { checker.check(page.name, &diagnostics) }
    for fragment in FragmentTemplate.allCases { checker.check(fragment.name, &diagnostics) }
  }

  /// The template's text for the engine; nil where it is unreadable.
  ///
  /// Words are put in and comments taken out. Indentation of standalone partials and blocks is
  /// taken away, which the engine would repeat on every line. Every variable becomes a raw one: the
  /// check has made sure that `{{x}}` is a text, and texts are escaped when they are put in.
  func mustacheText(of name: String) -> String? {
    guard let template = templates[name], let tags = template.tags else { return nil }
    var bytes: [UInt8] = []
    var offset = 0
    // Blanks are indentation only where no tag stands before them on the line.
    var lastTagEnd = -1
    for tag in tags {
      bytes += template.source.bytes[offset..<tag.range.lowerBound]
      offset = tag.range.upperBound
      if let word = Self.wordName(tag) {
        appendWord(words[word] ?? "", to: &bytes)
        continue
      }
      switch tag.kind {
      case .comment: continue
      case .variable, .raw: bytes += "{{{\(tag.name)}}}".utf8
      case .partial, .parent, .block:
        removeIndentation(&bytes, lastTagEnd: lastTagEnd)
        bytes += template.source.bytes[tag.range]
      case .section, .invertedSection, .end: bytes += template.source.bytes[tag.range]
      }
      lastTagEnd = bytes.count
    }
    bytes += template.source.bytes[offset...]
    // NULs mark the places of values, and HTML may hold none.
    if bytes.contains(0) {
      bytes = Array(
        bytes.split(separator: 0, omittingEmptySubsequences: false)
          .joined(separator: "\u{FFFD}".utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a word, in which braces that would begin a tag are written as character references.
  private func appendWord(_ word: String, to bytes: inout [UInt8]) {
    let brace = UInt8(ascii: "{")
    let escaped = escapeHTML(word).utf8
    for (index, byte) in escaped.enumerated() {
      if byte == brace, bytes.last == brace || index == escaped.count - 1 {
        bytes += "&#123;".utf8
      } else {
        bytes.append(byte)
      }
    }
  }

  private func removeIndentation(_ bytes: inout [UInt8], lastTagEnd: Int) {
    var end = bytes.count
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") {
      end -= 1
    }
    if end > lastTagEnd, end == 0 || bytes[end - 1] == UInt8(ascii: "\n") {
      bytes.removeLast(bytes.count - end)
    }
  }

  /// The name of the word that a tag stands for: `t.` and the word's name.
  private static func wordName(_ tag: TemplateTag) -> String? {
    guard tag.kind == .variable, tag.name.hasPrefix("t.") else { return nil }
    return String(tag.name.dropFirst(2))
  }

  private static func checkNesting(
    of tags: [TemplateTag], in source: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    var open: [TemplateTag] = []
    for tag in tags {
      if let parent = open.last, parent.kind == .parent, !Self.mayStandInParent(tag) {
        diagnostics.append(
          Diagnostic(
            .malformedTemplate, at: source.location(at: parent.range.lowerBound),
            "between '{{<\(parent.name)}}' and its end only blocks may stand",
            suggestion: "put it into a block, or before or behind"))
        return false
      }
      switch tag.kind {
      case .section, .invertedSection, .parent, .block: open.append(tag)
      case .end:
        guard let last = open.popLast() else {
          diagnostics.append(
            Diagnostic(
              .malformedTemplate, at: source.location(at: tag.range.lowerBound),
              "'{{/\(tag.name)}}' closes nothing"))
          return false
        }
        guard last.name == tag.name else {
          diagnostics.append(
            Diagnostic(
              .malformedTemplate, at: source.location(at: tag.range.lowerBound),
              "'{{/\(tag.name)}}' stands where '{{/\(last.name)}}' is expected",
              notes: [
                Diagnostic.Note(
                  at: source.location(at: last.range.lowerBound), "'\(last.name)' begins here")
              ]))
          return false
        }
      default: break
      }
    }
    if let last = open.last {
      diagnostics.append(
        Diagnostic(
          .malformedTemplate, at: source.location(at: last.range.lowerBound),
          "'\(last.name)' is never closed", suggestion: "add '{{/\(last.name)}}'"))
      return false
    }
    return true
  }

  /// Whether a tag may stand between those of a parent, where text counts for nothing.
  private static func mayStandInParent(_ tag: TemplateTag) -> Bool {
    [.block, .end, .comment].contains(tag.kind) || wordName(tag) != nil
  }

  private func check(
    named name: String, _ scopes: [TemplateFields], _ diagnostics: inout [Diagnostic]
  ) {
    // The built-in theme has every template, and a site's own take their places one by one.
    guard let template = templates[name] else { return }
    check(template, scopes, including: [name], &diagnostics)
  }

  private func check(
    _ template: Template, _ scopes: [TemplateFields], including: [String],
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let tags = template.tags else { return }
    var scopes = scopes
    // One entry for each open tag: whether it opened a scope.
    var open: [Bool] = []
    for tag in tags {
      switch tag.kind {
      case .comment: break
      case .block: open.append(false)
      case .end:
        if open.popLast() == true { scopes.removeLast() }
      case .parent:
        open.append(false)
        include(tag, in: template, scopes, including: including, &diagnostics)
      case .partial:
        include(tag, in: template, scopes, including: including, &diagnostics)
      case .variable, .raw:
        checkVariable(tag, in: template, scopes, &diagnostics)
      case .section, .invertedSection:
        let field = lookUp(tag, in: template, scopes, &diagnostics)
        switch field {
        case .list(let fields) where tag.kind == .section,
          .object(let fields) where tag.kind == .section:
          scopes.append(fields)
          open.append(true)
        default: open.append(false)
        }
      }
    }
  }

  private func include(
    _ tag: TemplateTag, in template: Template, _ scopes: [TemplateFields], including: [String],
    _ diagnostics: inout [Diagnostic]
  ) {
    let place = template.source.location(at: tag.nameOffset)
    guard let included = templates[tag.name] else {
      diagnostics.append(
        Diagnostic(
          .missingPartial, at: place, "there is no template '\(tag.name)'",
          suggestion: didYouMean(tag.name, in: templates.keys.sorted())))
      return
    }
    guard !including.contains(tag.name) else {
      diagnostics.append(
        Diagnostic(.malformedTemplate, at: place, "'\(tag.name)' includes itself"))
      return
    }
    check(included, scopes, including: including + [tag.name], &diagnostics)
  }

  private func checkVariable(
    _ tag: TemplateTag, in template: Template, _ scopes: [TemplateFields],
    _ diagnostics: inout [Diagnostic]
  ) {
    let place = template.source.location(at: tag.nameOffset)
    if let word = Self.wordName(tag) {
      if words[word] == nil {
        diagnostics.append(
          Diagnostic(
            .unknownWord, at: place, "'\(word)' is not a word of the interface",
            suggestion: didYouMean(word, in: words.names)))
      }
      return
    }
    switch lookUp(tag, in: template, scopes, &diagnostics) {
    case .text where tag.kind == .raw:
      diagnostics.append(
        Diagnostic(
          .unknownTemplateVariable, at: place, "'\(tag.name)' is a text and must be escaped",
          suggestion: "write {{\(tag.name)}}"))
    case .html where tag.kind == .variable:
      diagnostics.append(
        Diagnostic(
          .unknownTemplateVariable, at: place, "'\(tag.name)' is HTML and would be escaped",
          suggestion: "write {{{\(tag.name)}}}"))
    case .flag, .list, .object:
      diagnostics.append(
        Diagnostic(
          .unknownTemplateVariable, at: place,
          "'\(tag.name)' cannot be printed; it is to be entered with a section",
          suggestion: "write {{#\(tag.name)}}...{{/\(tag.name)}}"))
    case .text, .html, nil: break
    }
  }

  private func lookUp(
    _ tag: TemplateTag, in template: Template, _ scopes: [TemplateFields],
    _ diagnostics: inout [Diagnostic]
  ) -> TemplateField? {
    let parts = tag.name.split(separator: ".").map(String.init)
    var field: TemplateField?
    for scope in scopes.reversed() where field == nil { field = parts.first.flatMap { scope[$0] } }
    for part in parts.dropFirst() {
      guard case .object(let fields) = field else {
        field = nil
        break
      }
      field = fields[part]
    }
    if field == nil {
      let known = scopes.reversed().flatMap { $0.keys.sorted() }
      diagnostics.append(
        Diagnostic(
          .unknownTemplateVariable, at: template.source.location(at: tag.nameOffset),
          "'\(tag.name)' is not a field that this page has",
          suggestion: didYouMean(tag.name, in: known)))
    }
    return field
  }
}

internal import Foundation

/// What the server tells the pages that are open in a browser.
package enum ReloadEvent: Hashable, Sendable {
  /// Pages have changed: those at these paths below the site's root, or any where there is no list.
  case reload(version: Int, paths: [String]?)
  /// Nothing has changed but the style, which has moved from one path to another.
  case style(version: Int, old: String, new: String)
  /// The site could not be built, or was built with warnings.
  case problems(version: Int, diagnostics: [ReloadDiagnostic])
  /// The problems are gone, and no page has changed.
  case mended(version: Int)

  /// The version of the site to which the event belongs.
  package var version: Int {
    switch self {
    case .reload(let version, _), .style(let version, _, _), .problems(let version, _),
      .mended(let version):
      version
    }
  }

  /// The problems that remain after the event; a build that succeeds has none until it says so.
  var remaining: [ReloadDiagnostic] {
    if case .problems(_, let diagnostics) = self { return diagnostics }
    return []
  }

  /// The event as a message of the reload channel.
  var message: ReloadMessage {
    switch self {
    case .reload(let version, let paths): .reload(version: version, paths: paths)
    case .style(let version, let old, let new): .style(version: version, old: old, new: new)
    case .problems(let version, let diagnostics):
      .problems(version: version, diagnostics: diagnostics)
    case .mended(let version): .mended(version: version)
    }
  }
}

/// A problem as it is shown on the page.
package struct ReloadDiagnostic: Hashable, Sendable, Encodable {
  /// The file's path relative to the site's folder.
  package var path: String
  /// The line, counted from 1.
  package var line: Int
  /// The column in UTF-8 bytes, counted from 1.
  package var column: Int
  /// `error` or `warning`.
  package var severity: String
  /// The rule that was broken.
  package var rule: String
  /// What is wrong.
  package var message: String
  /// What to do; nil where nothing can be proposed.
  package var suggestion: String?
  /// The line of the source; nil where it is not known.
  package var source: String?

  /// A problem with all that is known about it.
  package init(
    path: String, line: Int, column: Int, severity: String, rule: String, message: String,
    suggestion: String?, source: String?
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.severity = severity
    self.rule = rule
    self.message = message
    self.suggestion = suggestion
    self.source = source
  }

  private enum Key: String, CodingKey {
    case path, line, column, severity, rule, message, suggestion, source
  }

  /// Writes all fields, with null for what is not known.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(severity, forKey: .severity)
    try container.encode(rule, forKey: .rule)
    try container.encode(message, forKey: .message)
    try container.encode(suggestion, forKey: .suggestion)
    try container.encode(source, forKey: .source)
  }
}

/// A message of the reload channel.
enum ReloadMessage: Encodable {
  /// The first message to a client, with the problems that there are.
  case hello(version: Int, diagnostics: [ReloadDiagnostic])
  /// `ReloadEvent.reload`.
  case reload(version: Int, paths: [String]?)
  /// `ReloadEvent.style`.
  case style(version: Int, old: String, new: String)
  /// `ReloadEvent.problems`.
  case problems(version: Int, diagnostics: [ReloadDiagnostic])
  /// `ReloadEvent.mended`.
  case mended(version: Int)

  private enum Key: String, CodingKey {
    case kind, version, paths, old, new, diagnostics
  }

  /// Writes the message as an object with a `kind`.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func begin(_ kind: String, _ version: Int) throws {
      try container.encode(kind, forKey: .kind)
      try container.encode(version, forKey: .version)
    }
    switch self {
    case .hello(let version, let diagnostics):
      try begin("hello", version)
      try container.encode(diagnostics, forKey: .diagnostics)
    case .reload(let version, let paths):
      try begin("reload", version)
      try container.encode(paths, forKey: .paths)
    case .style(let version, let old, let new):
      try begin("style", version)
      try container.encode(old, forKey: .old)
      try container.encode(new, forKey: .new)
    case .problems(let version, let diagnostics):
      try begin("problems", version)
      try container.encode(diagnostics, forKey: .diagnostics)
    case .mended(let version): try begin("mended", version)
    }
  }

  /// The message as JSON; nil only if a string could not be encoded, which no string is.
  var json: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// How grave a diagnostic is.
///
/// Errors stop a build; warnings do so only when they are asked to.
public enum Severity: String, Sendable, Hashable {
  case error
  case warning
  case note
}

/// A problem found in what the author wrote, with its place, its rule and a way out.
public struct Diagnostic: Hashable, Sendable {
  /// A second place that helps to understand the problem, such as the first use of an id.
  public struct Note: Hashable, Sendable {
    /// Where to look.
    public var location: SourceLocation
    /// What is to be seen there.
    public var message: String

    /// A note at a place.
    public init(at location: SourceLocation, _ message: String) {
      self.location = location
      self.message = message
    }
  }

  /// The rule that was broken.
  public var rule: Rule
  /// How grave it is.
  public var severity: Severity
  /// Where it is.
  public var location: SourceLocation
  /// What is wrong, in one line that leads with the offending word.
  public var message: String
  /// What to do, in one line without a final stop; often "did you mean 'x'?".
  public var suggestion: String?
  /// Further places.
  public var notes: [Note]

  /// A diagnostic of the rule's own severity, or of another.
  public init(
    _ rule: Rule, severity: Severity? = nil, at location: SourceLocation, _ message: String,
    suggestion: String? = nil, notes: [Note] = []
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.location = location
    self.message = message
    self.suggestion = suggestion
    self.notes = notes
  }
}

extension Diagnostic {
  /// The order in which diagnostics are shown: by place, then graver first, then by rule and text.
  public static func isOrderedBefore(_ first: Diagnostic, _ second: Diagnostic) -> Bool {
    if first.location != second.location { return first.location < second.location }
    if first.severity != second.severity { return first.severity.rank < second.severity.rank }
    return (first.rule.rawValue, first.message) < (second.rule.rawValue, second.message)
  }
}

extension Severity {
  fileprivate var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

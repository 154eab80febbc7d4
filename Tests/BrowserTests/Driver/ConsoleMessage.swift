/// What the browser wrote to its console about a page.
struct ConsoleMessage: Sendable, Decodable {
  /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
  let level: String
  /// `security` for a violated policy, else `javascript`, `network`, `console-api` and the like.
  let source: String
  let message: String

  var isProblem: Bool { level == "SEVERE" || level == "WARNING" || source == "security" }
}

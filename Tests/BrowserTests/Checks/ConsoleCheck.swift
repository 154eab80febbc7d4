/// The browser has nothing to complain about: no error of a script, no missing file, no violated
/// policy.
enum ConsoleCheck {
  /// Takes what the console said since the page was opened.
  static func findings(in browser: Browser) async throws -> [Finding] {
    try await browser.consoleMessages().filter(\.isProblem).map {
      Finding(rule: "console/\($0.source)", message: $0.message)
    }
  }
}

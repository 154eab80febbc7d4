import Foundation

/// Accessibility by axe: WCAG 2.0 to 2.2, levels A and AA, and its best practices.
struct AxeCheck: Sendable {
  private struct Violation: Decodable {
    let id: String
    let impact: String?
    let help: String
    let nodes: [Node]
  }

  private struct Node: Decodable {
    let target: String
    let html: String
    let summary: String
  }

  private let library: String

  init(library: URL) throws {
    self.library = try String(contentsOf: library, encoding: .utf8)
  }

  /// Checks the page as it is shown; what is folded away is not checked.
  ///
  /// With `onlyContrast` it checks what depends on colours alone, which is much faster.
  func findings(in browser: Browser, onlyContrast: Bool = false) async throws -> [Finding] {
    if try await !browser.evaluate("return typeof window.axe === 'object'", as: Bool.self) {
      try await browser.run(library)
    }
    let violations = try await browser.evaluateLater(
      Self.script, .bool(onlyContrast), as: [Violation].self)
    return violations.flatMap { violation in
      violation.nodes.map { node in
        Finding(
          rule: "axe/\(violation.id)",
          message: """
            \(violation.help) (\(violation.impact ?? "no impact"))
                \(node.target)
                \(node.html)
                \(node.summary.replacing("\n", with: "\n    "))
            """)
      }
    }
  }

  private static let script = #"""
    const [onlyContrast, done] = arguments;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const options = onlyContrast
      ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } }
      : { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } };
    options.resultTypes = ["violations"];
    // Fetching style sheets again is against the pages' policy.
    options.preload = false;
    axe.run(document, options).then((result) => done(result.violations.map((violation) => ({
      id: violation.id,
      impact: violation.impact,
      help: violation.help,
      nodes: violation.nodes.map((node) => ({
        target: node.target.join(" "),
        html: node.html.slice(0, 300),
        summary: node.failureSummary || "",
      })),
    }))), (error) => {
      const node = { target: "", html: "", summary: String(error) };
      done([{ id: "error", impact: null, help: "axe failed", nodes: [node] }]);
    });
    """#
}

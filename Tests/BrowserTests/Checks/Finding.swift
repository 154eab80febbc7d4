import Foundation
import Testing

/// One thing that is wrong with a page.
struct Finding: Sendable, Hashable, CustomStringConvertible {
  /// The check and, where it has several, its rule.
  let rule: String
  let message: String

  var description: String { "[\(rule)] \(message)" }

  /// Says in which state of the browser it was found.
  func seen(in state: ViewState) -> Finding {
    Finding(rule: rule, message: "\(state): \(message)")
  }
}

/// Fails the test with every finding on a line of its own.
func expectNone(
  _ findings: [Finding], on page: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !findings.isEmpty else { return }
  let list = findings.map { "\n  \($0)" }.joined()
  Issue.record("\(page):\(list)", sourceLocation: sourceLocation)
}

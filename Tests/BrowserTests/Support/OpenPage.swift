import Foundation
import Testing

/// A page that stays open in a browser while its source is edited.
struct OpenPage: Sendable {
  /// The page never came to look as it should.
  struct NeverHappened: Error, CustomStringConvertible {
    let condition: String
    let state: String

    var description: String { "waited for `\(condition)`; the page: \(state)" }
  }

  let browser: Browser

  /// Opens a page, waits until it follows the server, and marks it, so that a test can tell
  /// whether the browser has loaded it anew since.
  init(_ url: URL, in browser: Browser, state: ViewState = .desktop) async throws {
    self.browser = browser
    try await browser.open(url, in: state)
    try await mark()
  }

  /// Marks the page that is open now.
  func mark() async throws {
    try await browser.run("window.isStillTheSame = true")
  }

  /// Whether the page has not been loaded again since it was marked.
  var isStillTheSame: Bool {
    get async throws { try await value("window.isStillTheSame === true", as: Bool.self) }
  }

  /// Returns the value of a JavaScript expression.
  func value<Value: Decodable & Sendable>(_ expression: String, as type: Value.Type) async throws
    -> Value
  {
    try await browser.evaluate("return \(expression)", as: type)
  }

  /// Returns once an expression is true in the page, which may be loaded anew meanwhile.
  func wait(for condition: String) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(60)
    while clock.now < deadline {
      let isTrue = try? await browser.evaluate("return Boolean(\(condition))", as: Bool.self)
      if isTrue == true { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    let state = try? await value("document.documentElement.outerHTML", as: String.self)
    throw NeverHappened(condition: condition, state: String((state ?? "not there").prefix(4000)))
  }

  // MARK: The overlay

  /// An expression for the overlay's panel, if it is shown.
  private static let panel = """
    (() => {
      const panel = document.querySelector("discern-overlay")?.shadowRoot.querySelector(".panel");
      return panel && !panel.hidden ? panel : null;
    })()
    """

  func waitForOverlay(saying text: String) async throws {
    try await wait(for: "\(Self.panel)?.textContent.includes(\(try quoted(text)))")
  }

  func waitForNoOverlay() async throws {
    try await wait(for: "!\(Self.panel)")
  }

  /// The texts in the overlay that match a selector.
  func overlayTexts(_ selector: String) async throws -> [String] {
    let elements = "Array.from(\(Self.panel)?.querySelectorAll(\(try quoted(selector))) ?? [])"
    return try await value("\(elements).map((element) => element.textContent)", as: [String].self)
  }

  private func quoted(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}

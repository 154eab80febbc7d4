import Foundation

/// One window of a real browser.
actor Browser {
  /// An element of the page that is open.
  struct Element: Sendable, Decodable {
    let id: String

    enum CodingKeys: String, CodingKey {
      /// The name that the WebDriver standard gives to a reference to an element.
      case id = "element-6066-11e4-a52e-4f735466cecf"
    }
  }

  private struct Session: Decodable {
    let sessionId: String
  }

  private let server: LoopbackServer
  private let client: WebDriverClient
  private let session: String
  private var state: ViewState?

  /// Starts a driver, and through it a browser without a window.
  init(chromedriver: URL, chromium: URL) async throws {
    server = try await LoopbackServer(
      [chromedriver.path, "--port=0"], announcement: "started successfully on port ")
    client = WebDriverClient(port: server.port)
    let capabilities: JSONValue = [
      "browserName": "chrome",
      "goog:chromeOptions": [
        "binary": .string(chromium.path),
        "args": [
          "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
          "--force-device-scale-factor=1", "--hide-scrollbars", "--lang=en",
        ],
      ],
      "goog:loggingPrefs": ["browser": "ALL"],
      "timeouts": ["script": 60_000, "pageLoad": 60_000],
    ]
    session = try await client.send(
      "POST", "session", ["capabilities": ["alwaysMatch": capabilities]], as: Session.self
    ).sessionId
    // Without a window system no page ever has the focus.
    _ = try await devTools(
      "Emulation.setFocusEmulationEnabled", ["enabled": true],
      as: WebDriverClient.Ignored.self)
  }

  // MARK: Pages

  /// Opens `url` looked at in `state` and forgets what the console said before.
  func open(_ url: URL, in state: ViewState) async throws {
    try await prepare(for: state)
    _ = try await consoleMessages()
    try await command("POST", "url", ["url": .string(url.absoluteString)])
    try await settle()
  }

  /// Changes how the open page is looked at, without loading it again.
  func show(in state: ViewState) async throws {
    if try await prepare(for: state) { try await settle() }
  }

  /// Returns whether anything had to be changed.
  @discardableResult
  private func prepare(for state: ViewState) async throws -> Bool {
    guard state != self.state else { return false }
    // Half-applied commands must not look like a known state.
    self.state = nil
    try await emulate(state)
    self.state = state
    return true
  }

  var title: String {
    get async throws { try await command("GET", "title", as: String.self) }
  }

  /// Takes what the console said since the last call.
  func consoleMessages() async throws -> [ConsoleMessage] {
    try await command("POST", "se/log", ["type": "browser"], as: [ConsoleMessage].self)
  }

  // MARK: Scripts

  /// Runs the body of a function in the page, whatever its policy says, and returns its value.
  func evaluate<Value: Decodable & Sendable>(
    _ script: String, _ arguments: JSONValue..., as type: Value.Type
  ) async throws -> Value {
    try await command(
      "POST", "execute/sync", ["script": .string(script), "args": .array(arguments)], as: type)
  }

  /// Runs the body of a function in the page for its effect.
  func run(_ script: String, _ arguments: JSONValue...) async throws {
    try await command(
      "POST", "execute/sync", ["script": .string(script), "args": .array(arguments)])
  }

  /// Runs the body of a function that hands its value to its last argument, a callback.
  func evaluateLater<Value: Decodable & Sendable>(
    _ script: String, _ arguments: JSONValue..., as type: Value.Type
  ) async throws -> Value {
    try await command(
      "POST", "execute/async", ["script": .string(script), "args": .array(arguments)], as: type)
  }

  // MARK: Elements and keys

  func find(_ selector: String) async throws -> Element {
    try await command(
      "POST", "element", ["using": "css selector", "value": .string(selector)], as: Element.self)
  }

  func click(_ element: Element) async throws {
    try await command("POST", "element/\(element.id)/click", [:])
  }

  func type(_ text: String, into element: Element) async throws {
    try await command("POST", "element/\(element.id)/value", ["text": .string(text)])
  }

  /// Presses and releases a key, as a person would, wherever the focus is.
  func press(_ key: Key) async throws {
    let value = JSONValue.string(key.rawValue)
    try await command(
      "POST", "actions",
      [
        "actions": [
          [
            "type": "key", "id": "keyboard",
            "actions": [
              ["type": "keyDown", "value": value], ["type": "keyUp", "value": value],
            ],
          ]
        ]
      ])
  }

  // MARK: Pictures

  /// Returns a part of the page, which may lie outside the window, as a PNG picture.
  func picture(top: Int = 0, height: Int) async throws -> Data {
    struct Capture: Decodable {
      let data: String
    }
    let width = state?.width ?? ViewState.desktop.width
    let capture = try await devTools(
      "Page.captureScreenshot",
      [
        "format": "png", "captureBeyondViewport": true,
        "clip": [
          "x": 0, "y": .number(Double(top)), "width": .number(Double(width)),
          "height": .number(Double(height)), "scale": 1,
        ],
      ], as: Capture.self)
    return Data(base64Encoded: capture.data) ?? Data()
  }

  /// Returns the page as it would be printed on A4.
  func printedDocument() async throws -> Data {
    let page: JSONValue = ["width": .number(21), "height": .number(29.7)]
    let text = try await command("POST", "print", ["page": page], as: String.self)
    return Data(base64Encoded: text) ?? Data()
  }

  // MARK: Commands

  /// Runs a command of the Chrome DevTools protocol.
  func devTools<Value: Decodable & Sendable>(
    _ name: String, _ parameters: JSONValue = [:], as type: Value.Type
  ) async throws -> Value {
    try await command(
      "POST", "goog/cdp/execute", ["cmd": .string(name), "params": parameters], as: type)
  }

  private func command<Value: Decodable & Sendable>(
    _ method: String, _ path: String, _ body: JSONValue? = nil, as type: Value.Type
  ) async throws -> Value {
    try await client.send(method, "session/\(session)/\(path)", body, as: type)
  }

  private func command(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws {
    try await client.send(method, "session/\(session)/\(path)", body)
  }

  private func emulate(_ state: ViewState) async throws {
    typealias Ignored = WebDriverClient.Ignored
    _ = try await devTools(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .number(Double(state.width)), "height": .number(Double(state.height)),
        "deviceScaleFactor": .number(Double(state.scale)), "mobile": .bool(state.isPhone),
      ], as: Ignored.self)
    _ = try await devTools(
      "Emulation.setEmulatedMedia",
      [
        "media": .string(state.medium.rawValue),
        "features": [
          ["name": "prefers-color-scheme", "value": .string(state.colorScheme.rawValue)],
          [
            "name": "prefers-reduced-motion",
            "value": state.reducesMotion ? "reduce" : "no-preference",
          ],
          ["name": "forced-colors", "value": state.forcesColors ? "active" : "none"],
        ],
      ], as: Ignored.self)
    _ = try await devTools(
      "Emulation.setScriptExecutionDisabled", ["value": .bool(!state.runsScripts)],
      as: Ignored.self)
  }

  /// Waits until what was asked for is laid out and painted.
  private func settle() async throws {
    guard state?.runsScripts != false else { return }
    _ = try await evaluateLater(
      "const frame = requestAnimationFrame; frame(() => frame(() => arguments[0](true)));",
      as: Bool.self)
  }
}

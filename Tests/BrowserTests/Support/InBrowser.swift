import Testing

/// The suite of all tests that open pages.
///
/// They share one browser and so run one after the other.
@Suite(
  "In the browser", .serialized,
  .enabled(if: TestTools.runsBrowserTests, TestTools.browserComment))
struct InBrowser {
  /// The browser that all tests share; it ends with the tests' process.
  static var browser: Browser {
    get async throws { try await SharedBrowser.instance.browser }
  }

  private actor SharedBrowser {
    static let instance = SharedBrowser()
    private var start: Task<Browser, any Error>?

    var browser: Browser {
      get async throws {
        let start =
          self.start
          ?? Task {
            try await Browser(
              chromedriver: TestTools.require("chromedriver", TestTools.chromedriver),
              chromium: TestTools.require("chromium", TestTools.chromium))
          }
        self.start = start
        return try await start.value
      }
    }
  }
}

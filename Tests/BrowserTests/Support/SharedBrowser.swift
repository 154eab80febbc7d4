/// A browser that starts when a test first needs it, and ends with the tests' process.
actor SharedBrowser {
  private var start: Task<Browser, any Error>?

  var browser: Browser {
    get async throws {
      let start =
        start
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

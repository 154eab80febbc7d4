import Testing

/// The suite of all tests that open pages.
///
/// Each suite in it has a browser of its own and runs its tests one after the other.
@Suite("In the browser", .enabled(if: TestTools.runsBrowserTests, TestTools.browserComment))
struct InBrowser {}

import Testing

@testable import DevServer

@Suite struct ReloadClientTests {
  @Test func theScriptIsEmbedded() {
    #expect(String(decoding: reloadClientScript, as: UTF8.self).contains("use strict"))
  }
}

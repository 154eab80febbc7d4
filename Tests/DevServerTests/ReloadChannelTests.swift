import Foundation
import Testing

@testable import DevServer

/// The channel by which pages learn of changes.
@Suite struct ReloadChannelTests {
  private static let problem = ReloadDiagnostic(
    path: "content/a.md", line: 3, column: 5, severity: "error", rule: "unknown-link-target",
    message: "link target 'x/y.md' is not a page", suggestion: nil, source: "see [x](x/y.md)")

  private static let problemText = """
    {"column":5,"line":3,"message":"link target 'x/y.md' is not a page","path":"content/a.md",\
    "rule":"unknown-link-target","severity":"error","source":"see [x](x/y.md)","suggestion":null}
    """

  @Test func aPageIsGreetedAndToldOfEachEvent() throws {
    let site = try TestSite(injects: true)
    let page = try WebSocketClient(site)
    #expect(try page.text() == #"{"diagnostics":[],"kind":"hello","version":0}"#)
    let events: [(ReloadEvent, String)] = [
      (
        .reload(version: 1, paths: ["lessons/a.html", "ü.html"]),
        #"{"kind":"reload","paths":["lessons/a.html","ü.html"],"version":1}"#
      ),
      (.reload(version: 2, paths: nil), #"{"kind":"reload","paths":null,"version":2}"#),
      (
        .style(version: 3, old: "assets/style.1.css", new: "assets/style.2.css"),
        #"{"kind":"style","new":"assets/style.2.css","old":"assets/style.1.css","version":3}"#
      ),
      (
        .problems(version: 4, diagnostics: [Self.problem]),
        #"{"diagnostics":[\#(Self.problemText)],"kind":"problems","version":4}"#
      ),
      (.mended(version: 5), #"{"kind":"mended","version":5}"#),
    ]
    for (event, text) in events {
      site.server.broadcast(event)
      #expect(try page.text() == text)
    }
  }

  @Test func aPageThatOpensLaterLearnsOfTheProblemsThatRemain() throws {
    let site = try TestSite(injects: true)
    site.server.broadcast(.problems(version: 7, diagnostics: [Self.problem]))
    let first = try WebSocketClient(site)
    #expect(
      try first.text() == #"{"diagnostics":[\#(Self.problemText)],"kind":"hello","version":7}"#)
    for event in [ReloadEvent.mended(version: 8), .reload(version: 8, paths: nil)] {
      site.server.broadcast(.problems(version: 7, diagnostics: [Self.problem]))
      site.server.broadcast(event)
      let page = try WebSocketClient(site)
      #expect(try page.text() == #"{"diagnostics":[],"kind":"hello","version":8}"#)
    }
  }

  @Test func theHandshakeIsThatOfTheStandard() throws {
    // The key and its answer are those of RFC 6455, section 1.3.
    let site = try TestSite(injects: true) { $0.basePath = "/aip-c01/" }
    let client = try site.client()
    let response = try client.get(
      "/aip-c01/~discern/reload", host: "localhost:\(site.port)",
      [
        "Connection": "keep-alive, Upgrade", "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": "http://localhost:\(site.port)",
      ])
    #expect(response.status == 101)
    #expect(response.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
  }

  @Test(
    arguments: [
      "https://evil.example", "http://evil.example", "null", "", "http://localhost",
      "http://localhost:1", "https://localhost:PORT", "http://127.0.0.1:PORT",
      "http://localhost:PORT.evil.example", "http://evil.localhost:PORT",
    ])
  func esbuildGHSA67mh4wv82f99SocketsOfOtherOriginsAreRefused(origin: String) throws {
    let site = try TestSite(injects: true)
    let origin = origin.replacing("PORT", with: "\(site.port)")
    let response = try WebSocketClient.handshake(site, origin: origin).1
    #expect(response.status == 403)
  }

  @Test func socketsThatAreNotInOrderAreRefused() throws {
    let site = try TestSite(injects: true)
    func status(_ change: [String: String?], path: String = "/~discern/reload") throws -> Int {
      try WebSocketClient.handshake(site, path: path, changing: change).1.status
    }
    #expect(try status([:]) == 101)
    #expect(try status(["Origin": nil]) == 403)
    #expect(try status(["Sec-WebSocket-Version": "8"]) == 426)
    #expect(try status(["Sec-WebSocket-Key": nil]) == 426)
    #expect(try status(["Upgrade": nil]) == 426)
    #expect(try status(["Upgrade": "h2c"]) == 426)
    #expect(try status(["Connection": "keep-alive"]) == 426)
    #expect(try status([:], path: "/~discern/other") == 404)
    #expect(try status([:], path: "/") == 503)
    #expect(try status(["Host": "evil.example", "Origin": "http://evil.example"]) == 403)
    #expect(try status(["Content-Length": "70000"]) == 413)
  }

  @Test func pingsAreAnsweredAndMessagesPassedOver() throws {
    let site = try TestSite(injects: true)
    let page = try WebSocketClient(site)
    _ = try page.text()
    page.send(opcode: 1, Array("hello?".utf8))
    page.send(opcode: 9, Array("are you there".utf8))
    let pong = try page.frame()
    #expect(pong.opcode == 10)
    #expect(pong.payload == Array("are you there".utf8))
    page.send(opcode: 8, [0x03, 0xE8, 0x62])
    let close = try page.frame()
    #expect(close.opcode == 8)
    #expect(close.payload == [0x03, 0xE8])
    #expect(try page.client.rest().isEmpty)
  }

  @Test func aClientThatBreaksTheRulesIsHungUpOn() throws {
    let site = try TestSite(injects: true)
    /// The code with which the server closes after something is sent.
    func code(_ send: (WebSocketClient) -> Void) throws -> Int {
      let page = try WebSocketClient(site)
      _ = try page.text()
      send(page)
      let close = try page.frame()
      #expect(close.opcode == 8)
      #expect(try page.client.rest().isEmpty)
      return Int(close.payload[0]) << 8 | Int(close.payload[1])
    }
    #expect(try code { $0.send(opcode: 1, Array("x".utf8), isMasked: false) } == 1002)
    #expect(try code { $0.send(opcode: 1, [UInt8](repeating: 0, count: 4097)) } == 1009)
    #expect(
      try code { page in
        page.send(opcode: 1, [UInt8](repeating: 0, count: 3000), isFinal: false)
        page.send(opcode: 0, [UInt8](repeating: 0, count: 3000), isFinal: true)
      } == 1009)
    #expect(try code { $0.send(opcode: 9, [UInt8](repeating: 0, count: 126)) } == 1002)
    #expect(try code { $0.send(opcode: 3, []) } == 1002)
    #expect(try site.get("/~discern/reload.js").status == 200)
  }

  @Test func aClientThatIsGoneIsNoticed() throws {
    let site = try TestSite(injects: true) { $0.pingInterval = 0.05 }
    let page = try WebSocketClient(site)
    _ = try page.text()
    // As long as it answers it stays, for many more pings than may go without an answer.
    for _ in 0..<10 {
      #expect(try page.frame().opcode == 9)
      page.send(opcode: 10, [])
    }
    // Then it falls silent, and the end comes after a few more.
    let rest = try page.client.rest()
    #expect(rest.count <= 6)
  }

  @Test func manyPagesAreTold() throws {
    let site = try TestSite(injects: true)
    let pages = try (0..<50).map { _ in try WebSocketClient(site) }
    for page in pages { _ = try page.text() }
    site.server.broadcast(.mended(version: 3))
    for page in pages { #expect(try page.text() == #"{"kind":"mended","version":3}"#) }
  }
}

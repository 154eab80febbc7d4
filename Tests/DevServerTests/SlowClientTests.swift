import Foundation
import Testing

@testable import DevServer

/// Clients that are slow, silent or many do not keep others waiting.
@Suite struct SlowClientTests {
  /// Waits until something is so, as long as patience lasts.
  private func eventually(_ isSo: () -> Bool) -> Bool {
    let deadline = Date().addingTimeInterval(Double(RawClient.patience))
    while Date() < deadline {
      if isSo() { return true }
      usleep(5000)
    }
    return false
  }

  @Test func aHeadThatComesByteByByteIsNotWaitedFor() throws {
    let site = try TestSite(["a.txt": "a"]) { $0.requestDeadline = 0.3 }
    let slow = try site.client()
    slow.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\nX: ")
    // Each byte comes in time, the whole never does.
    let isHungUp = eventually {
      slow.send("x")
      return slow.isClosed()
    }
    #expect(isHungUp)
  }

  @Test func aBodyThatDoesNotComeIsNotWaitedFor() throws {
    let site = try TestSite(["a.txt": "a"]) { $0.requestDeadline = 0.3 }
    let slow = try site.client()
    slow.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc")
    #expect(try slow.rest().isEmpty)
  }

  @Test func aSilentConnectionEnds() throws {
    let site = try TestSite(["a.txt": "a"]) { $0.idleDeadline = 0.3 }
    let silent = try site.client()
    let served = try site.client()
    #expect(try served.get("/a.txt").text == "a")
    #expect(try silent.rest().isEmpty)
    #expect(try served.rest().isEmpty)
  }

  @Test func aClientThatDoesNotReadIsHungUpOn() throws {
    let site = try TestSite { $0.writeDeadline = 0.3 }
    let size = 32 << 20
    try site.write("disk.bin", [UInt8](repeating: 1, count: size))
    site.apply(["memory.bin": String(repeating: "x", count: size)])
    for path in ["/disk.bin", "/memory.bin"] {
      let deaf = try RawClient(port: site.port, receiveBuffer: 4096)
      deaf.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(eventually { site.server.connectionCount == 1 })
      #expect(eventually { site.server.connectionCount == 0 })
      #expect(try deaf.rest().count < size)
    }
  }

  @Test func aClientThatAsksWithoutReadingDoesNotFillTheMemory() throws {
    let site = try TestSite { $0.writeDeadline = 0.3 }
    site.apply(["a.txt": String(repeating: "x", count: 100_000)])
    let deaf = try RawClient(port: site.port, receiveBuffer: 4096)
    let requests = String(repeating: "GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 1500)
    deaf.send(requests)
    #expect(eventually { site.server.connectionCount == 1 })
    #expect(eventually { site.server.connectionCount == 0 })
    // The kernel holds some megabytes; all the answers would be 150.
    #expect(try deaf.rest().count < 30_000_000)
  }

  @Test func slowClientsDoNotKeepOthersWaiting() throws {
    let site = try TestSite(["a.txt": "a"], injects: true)
    try site.write("large.bin", [UInt8](repeating: 1, count: 16 << 20))
    var slow: [RawClient] = []
    for number in 0..<200 {
      let client = try RawClient(port: site.port, receiveBuffer: 4096)
      let target = number % 2 == 0 ? "/large.bin" : "/a.txt"
      let end = number % 4 == 1 ? "" : "\r\n"
      client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(end)")
      slow.append(client)
    }
    for _ in 0..<50 { #expect(try site.get("/a.txt").text == "a") }
    #expect(slow.count == 200)
  }

  @Test func aHeadThatIsTooLongIsRefused() throws {
    let site = try TestSite(["a.txt": "a"])
    let longValue = try site.client()
    longValue.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
    longValue.send(String(repeating: "x", count: 200_000))
    #expect(try longValue.response().status == 431)
    let longLine = try site.client()
    longLine.send("GET /" + String(repeating: "x", count: 200_000))
    #expect([414, 431].contains(try longLine.response().status))
    let manyFields = try site.client()
    manyFields.send("GET / HTTP/1.1\r\nHost: localhost\r\n")
    for number in 0..<200 { manyFields.send("X-\(number): x\r\n") }
    manyFields.send("\r\n")
    #expect(try manyFields.response().status == 431)
    let fitting = try site.client()
    let value = String(repeating: "x", count: 15_000)
    #expect(try fitting.get("/a.txt", ["X": value]).text == "a")
  }

  @Test func aThousandConnectionsAreServed() throws {
    let site = try TestSite(["a.txt": "a"])
    site.apply(["b.txt": "b"])
    let clients = try (0..<1000).map { _ in try site.client() }
    for path in ["/a.txt", "/b.txt"] {
      for client in clients {
        client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      }
      for client in clients { #expect(try client.response().status == 200) }
    }
    #expect(site.server.connectionCount == 1000)
  }

  @Test func moreConnectionsThanTheLimitAreHungUpOn() throws {
    let site = try TestSite(["a.txt": "a"]) { $0.connectionLimit = 20 }
    var clients = try (0..<20).map { _ in try site.client() }
    for client in clients { #expect(try client.get("/a.txt").status == 200) }
    #expect(try site.client().rest().isEmpty)
    clients.removeLast()
    #expect(
      eventually {
        guard let client = try? site.client() else { return false }
        return (try? client.get("/a.txt").status) == 200
      })
    #expect(clients.count == 19)
  }

  @Test func stoppingDoesNotWaitForAnyone() throws {
    let site = try TestSite(["a.txt": "a"], injects: true)
    try site.write("large.bin", [UInt8](repeating: 1, count: 32 << 20))
    let idle = try site.client()
    #expect(try idle.get("/a.txt").text == "a")
    let page = try WebSocketClient(site)
    _ = try page.text()
    let deaf = try RawClient(port: site.port, receiveBuffer: 4096)
    deaf.send("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let half = try site.client()
    half.send("GET /a.t")
    #expect(eventually { site.server.connectionCount == 4 })
    site.server.stop()
    #expect(try idle.rest().isEmpty)
    let close = try page.frame()
    #expect(close.opcode == 8)
    #expect(close.payload == [0x03, 0xE9])
    #expect(throws: (any Error).self) { try site.client() }
    site.server.stop()
    // It can be started again, at a port of its own.
    let port = try site.server.start().port
    #expect(try RawClient(port: port).get("/a.txt").text == "a")
  }
}

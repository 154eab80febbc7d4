import SeededNumbers
import Testing

@testable import DevServer

/// Requests that no browser sends.
@Suite struct GarbageTests {
  private static let host = "Host: localhost\r\n"

  /// Requests whose lines are wrong.
  private static let lines: [String] = {
    let good = ["GET", "/", "HTTP/1.1"]
    let methods = [
      "", " ", "get", "G", "GETT", "GET\t", "GET\0", "\u{e9}", "(GET)", "GET,POST", "12", "PRI",
      "GE T", "\"GET\"", ":", "HTTP/1.1",
    ]
    let targets = [
      "", " ", "/ /", "/\t", "/\0", "/\u{1}", "/\u{7f}", "/\u{e9}", "/\r", "/\u{fffd}", "\\", "*",
      "//..//", "/%", "/%0", "/%0g", "/#", "x", "../", "..", "http:", "http:///", "file:///etc",
      "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
    ]
    let versions = [
      "", " ", "HTTP", "HTTP/", "HTTP/1", "HTTP/1.", "HTTP/.1", "HTTP/1.1.1", "HTTP/11", "HTTP/2.0",
      "HTTP/0.9", "HTTP/3.0", "HTTP/9.9", "HTTP/-1.1", "http/1.1", "HTTPS/1.1", "HTTP/1,1",
      "HTTP/1.1x", "HTTP /1.1", "FTP/1.1", "ICE/1.0", "HTTP/1.1 HTTP/1.1", "\0",
    ]
    var lines: [String] = []
    for method in methods {
      for target in ["/", "/x", "*"] { lines.append("\(method) \(target) HTTP/1.1") }
    }
    for target in targets {
      for method in ["GET", "HEAD"] { lines.append("\(method) \(target) HTTP/1.1") }
    }
    for version in versions {
      for target in ["/", "/x"] { lines.append("GET \(target) \(version)") }
    }
    lines += ["GET", "/", "HTTP/1.1", "GET/HTTP/1.1", " GET / HTTP/1.1", "GET\t/\tHTTP/1.1"]
    lines += [
      "GET  / HTTP/1.1  x", "HTTP/1.1 200 OK", "CONNECT localhost:80 HTTP/1.1", "\u{16}\u{3}",
    ]
    #expect(good.joined(separator: " ") == "GET / HTTP/1.1")
    return lines
  }()

  /// Requests whose headers are wrong, or could be read in two ways.
  private static let heads = [
    "Host : localhost", "Host", ": localhost", "\u{0}: x", "Ho st: localhost", "X\u{1}: x",
    "Content-Length: -1", "Content-Length: x", "Content-Length: 1x", "Content-Length: ",
    "Content-Length: 99999999999999999999999", "Content-Length: 5\r\nContent-Length: 6",
    "Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: +5",
    "Transfer-Encoding: chunked, identity", "Transfer-Encoding: xchunked",
    "Content-Length: 0x5", "Content-Length: 5, 6", "X: \0", "(X): x", "X\n: x", "\"X\": x",
  ]

  @Test func hostileRequestLinesAreNeverAnsweredWithTheSite() throws {
    let site = try TestSite(["index.html": "home", "x": "home"])
    #expect(Self.lines.count > 150)
    for line in Self.lines {
      let client = try site.client()
      client.send("\(line)\r\n\(Self.host)\r\n")
      client.closeOutput()
      let answer = String(decoding: try client.rest(), as: UTF8.self)
      let status = answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
      #expect(
        answer.isEmpty || status.map { (400...599).contains($0) } == true, "\(line): \(answer)")
      #expect(!answer.contains("home") && !answer.contains("root:"), "\(line)")
    }
    #expect(try site.get("/").text == "home")
  }

  @Test func headersThatAreNotWellFormedAreRefused() throws {
    let site = try TestSite(["index.html": "home"])
    for head in Self.heads {
      let client = try site.client()
      client.send("GET / HTTP/1.1\r\n\(Self.host)\(head)\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
      let response = try client.response()
      #expect([400, 413, 501].contains(response.status), "\(head): \(response.status)")
      #expect(response.headers["connection"] == "close", "\(head)")
      #expect(try client.rest().isEmpty, "\(head)")
    }
    #expect(try site.get("/").text == "home")
  }

  @Test func bytesByChanceDoNoHarm() throws {
    let site = try TestSite(["index.html": "home"], injects: true)
    var random = SeededGenerator(seed: 20_261_125)
    let request = Array(
      ("GET /index.html?x=%20 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
        + "Upgrade: websocket\r\nRange: bytes=1-2\r\nIf-None-Match: \"x\"\r\n"
        + "Content-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: localhost\r\n\r\n").utf8)
    for round in 0..<600 {
      var bytes = request
      if round % 3 == 0 {
        bytes = (0..<Int.random(in: 1..<2000, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      } else {
        for _ in 0..<Int.random(in: 1..<12, using: &random) {
          let index = bytes.indices.randomElement(using: &random) ?? 0
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.insert(UInt8.random(in: 0...127, using: &random), at: index)
          default: bytes.remove(at: index)
          }
        }
      }
      let client = try site.client()
      client.send(bytes)
      client.closeOutput()
      let answer = String(decoding: try client.rest(), as: UTF8.self)
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1."), "\(bytes)")
      #expect(!answer.hasPrefix("HTTP/1.1 500"), "\(bytes)")
    }
    #expect(try site.get("/").status == 200)
  }

  @Test func framesByChanceDoNoHarm() throws {
    let site = try TestSite(injects: true)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let page = try WebSocketClient(site)
      _ = try page.text()
      page.client.send(
        (0..<Int.random(in: 1..<300, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        })
      page.client.closeOutput()
      _ = try page.client.rest()
    }
    let page = try WebSocketClient(site)
    #expect(try page.text().contains("hello"))
  }
}

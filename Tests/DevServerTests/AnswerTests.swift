import Testing

@testable import DevServer

/// What is answered to requests that are in order.
@Suite struct AnswerTests {
  @Test func aFileOnTheDiskIsAnswered() throws {
    let site = try TestSite(["lessons/a.html": "<p>on the disk</p>"])
    let response = try site.get("/lessons/a.html")
    #expect(response.status == 200)
    #expect(response.text == "<p>on the disk</p>")
    #expect(response.headers["content-type"] == "text/html; charset=utf-8")
    #expect(response.headers["date"]?.hasSuffix(" GMT") == true)
  }

  @Test func filesInMemoryLieOverTheDisk() throws {
    let site = try TestSite(["a.txt": "disk", "b.txt": "disk"])
    let first = site.apply(["a.txt": "memory"], removed: ["b.txt"])
    #expect(try site.get("/a.txt").text == "memory")
    #expect(try site.get("/b.txt").status == 404)
    let second = site.apply(["c.txt": "later"], removed: [])
    #expect(second == first + 1)
    site.site.forget(upTo: first)
    #expect(try site.get("/a.txt").text == "disk")
    #expect(try site.get("/b.txt").text == "disk")
    #expect(try site.get("/c.txt").text == "later")
  }

  @Test(arguments: ["/page.html", "/style.css", "/large.bin", "/none.html", "/sub", "/"])
  func headHasTheHeadersOfGetAndNoBody(path: String) throws {
    let site = try TestSite(
      ["page.html": "<p>x</p>", "sub/index.html": "x", "404.html": "<p>no such page</p>"],
      injects: true)
    try site.write("large.bin", [UInt8](repeating: 7, count: 3 << 20))
    site.apply(["style.css": "a{}"])
    let client = try site.client()
    let head = try client.get(path, method: "HEAD")
    let get = try client.get(path)
    #expect(head.status == get.status)
    #expect(head.headers.filter { $0.key != "date" } == get.headers.filter { $0.key != "date" })
    #expect(get.headers["content-length"] == "\(get.body.count)")
    // Had the first answer had a body, the second would have begun with it.
    #expect(try client.get("/style.css").text == "a{}")
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
  func otherMethodsAreNotAllowed(method: String) throws {
    let site = try TestSite(["index.html": "x"])
    let response = try site.get("/", method: method)
    #expect(response.status == 405)
    #expect(response.headers["allow"] == "GET, HEAD")
    #expect(response.headers["access-control-allow-origin"] == nil)
  }

  @Test func pipelinedRequestsAreAnsweredInOrder() throws {
    let site = try TestSite(["a.txt": "a", "b.txt": "b"])
    site.apply(["m.txt": "m"])
    let client = try site.client()
    let names = (0..<200).map { ["a", "m", "b"][$0 % 3] }
    client.send(
      names.map { "GET /\($0).txt HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
    for name in names { #expect(try client.response().text == name) }
  }

  @Test func thousandsOfRequestsInOneGoAreAnswered() throws {
    let site = try TestSite()
    site.apply(["m": "m"])
    let client = try site.client()
    client.send(
      String(repeating: "HEAD /m HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 5000))
    for _ in 0..<5000 { #expect(try client.response(toHead: true).status == 200) }
  }

  @Test func theConnectionEndsWhereTheClientAsksForIt() throws {
    let site = try TestSite(["a.txt": "a"])
    let client = try site.client()
    client.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    let response = try client.response()
    #expect(response.text == "a")
    #expect(response.headers["connection"] == "close")
    #expect(try client.rest().isEmpty)
  }

  @Test func aClientMayCloseItsHalfAndWait() throws {
    let site = try TestSite(["a.txt": "a"])
    let client = try site.client()
    client.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    client.closeOutput()
    #expect(try client.response().text == "a")
    #expect(try client.rest().isEmpty)
  }

  @Test func theOlderProtocolIsAnsweredToo() throws {
    let site = try TestSite(["a.txt": "a"])
    let client = try site.client()
    client.send("GET /a.txt HTTP/1.0\r\nHost: localhost\r\n\r\n")
    #expect(try client.response().text == "a")
    #expect(try client.rest().isEmpty)
    let nameless = try site.client()
    nameless.send("GET /a.txt HTTP/1.0\r\n\r\n")
    #expect(try nameless.response().status == 400)
  }

  @Test func aSmallBodyOfARequestIsPassedOver() throws {
    let site = try TestSite(["a.txt": "a"])
    let client = try site.client()
    let body = String(repeating: "x", count: 60_000)
    client.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n" + body)
    #expect(try client.response().text == "a")
    client.send(
      "POST /a.txt HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "4\r\nabcd\r\n0\r\n\r\n")
    #expect(try client.response().status == 405)
    #expect(try client.get("/a.txt").text == "a")
  }

  @Test(arguments: ["Content-Length: 65537", "Transfer-Encoding: chunked"])
  func aLargeBodyOfARequestIsRefused(header: String) throws {
    let site = try TestSite(["a.txt": "a"])
    let client = try site.client()
    client.send("GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n\r\n")
    client.send("10001\r\n" + String(repeating: "x", count: 0x10001))
    let response = try client.response()
    #expect(response.status == 413)
    #expect(response.headers["connection"] == "close")
    #expect(try client.rest().isEmpty)
  }

  @Test(
    arguments: [
      ("a.html", "text/html; charset=utf-8"), ("a.css", "text/css; charset=utf-8"),
      ("a.js", "text/javascript; charset=utf-8"), ("a.mjs", "text/javascript; charset=utf-8"),
      ("a.json", "application/json; charset=utf-8"), ("a.svg", "image/svg+xml; charset=utf-8"),
      ("a.png", "image/png"), ("a.JPG", "image/jpeg"), ("a.jpeg", "image/jpeg"),
      ("a.gif", "image/gif"), ("a.webp", "image/webp"), ("a.avif", "image/avif"),
      ("a.ico", "image/x-icon"), ("a.wasm", "application/wasm"),
      ("a.webmanifest", "application/manifest+json; charset=utf-8"),
      ("a.xml", "application/xml; charset=utf-8"),
      ("feed.xml", "application/atom+xml; charset=utf-8"),
      ("a.txt", "text/plain; charset=utf-8"), ("a.md", "text/markdown; charset=utf-8"),
      ("a.pdf", "application/pdf"), ("a.apkg", "application/octet-stream"),
      ("a.woff2", "font/woff2"), ("a.mp3", "audio/mpeg"), ("a.mp4", "video/mp4"),
      ("a.webm", "video/webm"), ("a.vtt", "text/vtt; charset=utf-8"),
      ("a.zip", "application/zip"), ("a.csv", "text/csv; charset=utf-8"),
      ("a.unknown", "application/octet-stream"), ("html", "application/octet-stream"),
    ])
  func filesHaveTheirMediaTypes(name: String, type: String) throws {
    let site = try TestSite([name: "x"])
    let response = try site.get("/" + name)
    #expect(response.headers["content-type"] == type)
    #expect(response.headers["x-content-type-options"] == "nosniff")
  }

  @Test func theDateIsWrittenAsTheStandardSays() {
    #expect(httpDate(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(httpDate(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
  }

  @Test func everyAnswerHasTheHeadersOfACarefulHost() throws {
    let site = try TestSite(["index.html": "x"])
    for (path, host) in [("/", "localhost"), ("/none", "localhost"), ("/", "evil.example")] {
      let headers = try site.get(path, host: host).headers
      #expect(headers["x-content-type-options"] == "nosniff")
      #expect(headers["cross-origin-resource-policy"] == "same-origin")
      #expect(headers["cross-origin-opener-policy"] == "same-origin")
      #expect(headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
      #expect(headers["access-control-allow-origin"] == nil)
      #expect(headers["cache-control"] == "no-cache")
    }
  }
}

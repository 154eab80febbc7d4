import Testing

@testable import DevServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Who may be meant by a request, and who may ask.
@Suite struct HostTests {
  @Test(
    arguments: [
      "localhost", "LOCALHOST", "localhost.", "site.localhost", "127.0.0.1", "127.8.9.10", "[::1]",
      "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
    ])
  func thisMachineIsMeant(host: String) throws {
    let site = try TestSite(["index.html": "home"])
    #expect(try site.get("/", host: host).status == 200)
    #expect(try site.get("/", host: "\(host):\(site.port)").status == 200)
    #expect(try site.get("/", host: "\(host):1").status == 403)
  }

  /// Vite before 6.0.9 answered to every name, which DNS rebinding makes use of.
  @Test(
    arguments: [
      "evil.example", "localhost.evil.example", "evil-localhost", "127.0.0.1.nip.io", "0.0.0.0",
      "10.0.0.1", "192.168.1.1", "[::]", "[fe80::1]", "[2001:db8::1]", "example", "128.0.0.1",
    ])
  func viteHostCheckOtherNamesAreRefused(host: String) throws {
    let site = try TestSite(["index.html": "home"], injects: true)
    for path in ["/", "/none", "/~discern/reload.js", "/~discern/reload"] {
      let response = try site.get(path, host: host)
      #expect(response.status == 403)
      #expect(response.text.contains("http://localhost:\(site.port)/"))
      #expect(!response.text.contains("home"))
    }
  }

  @Test(
    arguments: [
      "", " ", "local host", "localhost:", "localhost:0", "localhost:x", "localhost:80:80",
      "localhost:99999", "[::1", "::1", "[::1]x", "[fe80::1%25eth0]", "user@localhost",
      "localhost/", "127.1", "127.0.0.01", "0x7f.0.0.1.", "2130706433", "256.0.0.1", "a..b",
      "localhost,evil", "evil\"><script>", "localhost?", "\u{e9}.localhost", "..", "-;'self'",
    ])
  func hostsThatAreNoneAreRefused(host: String) throws {
    let site = try TestSite(["index.html": "home"])
    #expect([400, 403].contains(try site.get("/", host: host).status))
  }

  @Test func exactlyOneHostIsNamed() throws {
    let site = try TestSite(["index.html": "home"])
    for head in ["", "Host: localhost\r\nHost: localhost\r\n"] {
      let client = try site.client()
      client.send("GET / HTTP/1.1\r\n\(head)\r\n")
      let response = try client.response()
      #expect(response.status == 400)
      #expect(try client.rest().isEmpty)
    }
  }

  @Test func aServerForOthersWarnsAndAnswersToItsAddresses() throws {
    let site = try TestSite(["index.html": "home"]) { $0.host = "0.0.0.0" }
    #expect(site.address.warning?.contains("other machines") == true)
    #expect(site.address.url == "http://localhost:\(site.port)/")
    #expect(try site.get("/", host: "localhost").status == 200)
    #expect(try site.get("/", host: "0.0.0.0").status == 200)
    #expect(try site.get("/", host: "evil.example").status == 403)
    #expect(try site.get("/", host: "203.0.113.9").status == 403)
    var buffer = [CChar](repeating: 0, count: 256)
    #expect(gethostname(&buffer, 255) == 0)
    let name = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #expect(try site.get("/", host: name).status == 200)
    let label = name.split(separator: ".").first.map(String.init) ?? name
    #expect(try site.get("/", host: label + ".local:\(site.port)").status == 200)
  }

  @Test func aServerForThisMachineDoesNotWarn() throws {
    let site = try TestSite()
    #expect(site.address.warning == nil)
    #expect(site.address.url == "http://127.0.0.1:\(site.port)/")
    #expect(try site.get("/", host: "evil.local").status == 403)
  }

  /// esbuild's development server let every site read its answers, and its event stream.
  @Test func esbuildGHSA67mh4wv82f99OtherSitesReadNothing() throws {
    let site = try TestSite(["index.html": "home"], injects: true)
    for path in ["/", "/none", "/~discern/reload.js", "/~discern/reload"] {
      for method in ["GET", "HEAD", "OPTIONS"] {
        let response = try site.get(
          path, method: method,
          [
            "Origin": "https://evil.example", "Access-Control-Request-Method": "GET",
            "Sec-Fetch-Site": "cross-site",
          ])
        #expect(response.headers.keys.filter { $0.hasPrefix("access-control") } == [])
        #expect(response.headers["cross-origin-resource-policy"] == "same-origin")
      }
    }
  }

  @Test(arguments: [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)])
  func theReloadScriptIsForThisSite(from: String, status: Int) throws {
    let site = try TestSite(injects: true)
    let response = try site.get("/~discern/reload.js", ["Sec-Fetch-Site": from])
    #expect(response.status == status)
  }
}

import Testing

@testable import DevServer

/// What is added to pages on their way out.
@Suite struct InjectionTests {
  private static let script = "<script src=\"/~discern/reload.js\" defer></script>"
  private static let sources = "&#39;self&#39; ws://localhost:8080"

  private func inject(
    _ page: String, authority: String = "localhost:8080", basePath: String = "/"
  ) throws -> String {
    let authority = try #require(Authority(authority))
    let injection = ReloadInjection(authority: authority, basePath: basePath)
    return String(decoding: injection.inject(into: Array(page.utf8)), as: UTF8.self)
  }

  /// `|` marks where the script belongs.
  @Test(
    arguments: [
      "<html><head><title>x</title>|</head><body>", "<HEAD>|</HEAD>", "<head>|</head\n>",
      "<p>no head|", "|", "<html><head>|<body><p></head>", "|<body>",
      "<!-- </head> --><head>|</head>", "<head><title></head></title>|</head>",
      "<head>|<script>'</head>'</script></head>", "<head><meta content='</head>'>|</head>",
      "<head><meta content=\"a>b</head>\">|</head>", "<head><style></head></style>|</head>",
      "<head><!-->|</head>", "<header></header>|</head>", "<head><meta content=</head>|</head>",
      "<head><!-- never closed </head>|", "<head>|<script>never closed </head>", "<|", "<a|",
      "<head><meta =x =\"y\" / z>|</head>", "a < b </ c <>|", "<meta content='|",
    ])
  func theScriptStandsBeforeOthersOrAtTheEndOfTheHead(page: String) throws {
    let plain = page.replacing("|", with: "")
    #expect(try inject(plain) == page.replacing("|", with: Self.script))
  }

  /// `|` marks where connections are allowed.
  @Test(
    arguments: [
      (
        "default-src 'none'; img-src 'self'",
        "connect-src + ; script-src ! ; default-src 'none'; img-src 'self'"
      ),
      (
        "script-src 'none'; default-src 'none'",
        "connect-src + ; script-src 'none'; default-src 'none'"
      ),
      ("DEFAULT-SRC 'none'", "connect-src + ; script-src ! ; DEFAULT-SRC 'none'"),
      (
        "default-src 'none'; connect-src https://a.example",
        "script-src ! ; default-src 'none'; connect-src + https://a.example"
      ),
      ("connect-src 'none'", "connect-src + 'none'"), ("connect-src", "connect-src +"),
      (" ;; connect-src\t'self'", " ;; connect-src +\t'self'"),
      ("img-src 'self'", "img-src 'self'"), ("", ""),
      ("default-src &#39;none&#39;", "connect-src + ; script-src ! ; default-src &#39;none&#39;"),
    ])
  func aPolicyOfThePageAllowsTheConnection(policy: String, expected: String) throws {
    let expected = expected.replacing(" ! ;", with: " &#39;self&#39;;")
      .replacing(" + ;", with: " \(Self.sources);")
      .replacing(" +", with: " \(Self.sources)")
    func page(_ policy: String, _ end: String) -> String {
      "<head><meta HTTP-EQUIV='Content-Security-Policy' content=\"\(policy)\">\(end)</head>"
    }
    #expect(try inject(page(policy, "")) == page(expected, Self.script))
  }

  @Test func everyPolicyOfThePageAllowsTheConnection() throws {
    let page = """
      <meta content="default-src 'none'" http-equiv=content-security-policy>
      <meta content=default-src http-equiv=content-security-policy>
      <meta http-equiv = "Content-Security-Policy" content = 'default-src *'/>
      <meta name="description" content="default-src 'self'"></head>
      """
    let added = "connect-src \(Self.sources); script-src &#39;self&#39;; default-src"
    // In the second there is no room: a value without quotation marks is one word.
    #expect(
      try inject(page) == """
        <meta content="\(added) 'none'" http-equiv=content-security-policy>
        <meta content=default-src http-equiv=content-security-policy>
        <meta http-equiv = "Content-Security-Policy" content = '\(added) *'/>
        <meta name="description" content="default-src 'self'">\(Self.script)</head>
        """)
  }

  @Test func theSocketsSourceIsTheHostThatWasNamed() throws {
    let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
    #expect(try inject(page, authority: "127.0.0.1:9").contains(" ws://127.0.0.1:9; script"))
    #expect(try inject(page, authority: "Site.Localhost").contains(" ws://site.localhost; scr"))
    // Policies have no form for an address of version 6.
    #expect(try inject(page, authority: "[::1]:8080").contains("&#39;self&#39; ws:; script"))
  }

  @Test func pagesGetTheScriptAndOtherFilesDoNot() throws {
    let page = "<head></head>x"
    let site = try TestSite(
      ["a.html": page, "a.txt": page, "a.svg": page, "404.html": "<head></head>lost"],
      injects: true
    ) { $0.basePath = "/aip-c01/" }
    let script = "<script src=\"/aip-c01/~discern/reload.js\" defer></script>"
    for _ in 0..<2 {
      let response = try site.get("/aip-c01/a.html")
      #expect(response.text == "<head>\(script)</head>x")
      let policy = try #require(response.headers["content-security-policy"])
      #expect(policy.contains("connect-src 'self' ws://localhost;"))
      #expect(policy.contains("script-src 'self' 'wasm-unsafe-eval'"))
      #expect(try site.get("/aip-c01/none").text == "<head>\(script)</head>lost")
      #expect(try site.get("/aip-c01/a.txt").text == page)
      #expect(try site.get("/aip-c01/a.svg").text == page)
      site.apply(["a.html": page, "a.txt": page, "a.svg": page, "404.html": "<head></head>lost"])
    }
    #expect(try site.get("/aip-c01/~discern/reload.js").body == reloadClientScript)
    #expect(try site.get("/aip-c01/~discern/other").status == 404)
    #expect(try site.get("/~discern/reload.js").status == 404)
  }

  @Test func aServerWithoutReloadingChangesNothing() throws {
    let site = try TestSite(["a.html": "<head></head>x"])
    #expect(try site.get("/a.html").text == "<head></head>x")
    #expect(try site.get("/~discern/reload.js").status == 404)
  }

  @Test func eachHostGetsItsOwnPage() throws {
    let site = try TestSite(injects: true)
    let page = "<meta http-equiv=content-security-policy content=\"default-src 'none'\">"
    site.apply(["a.html": page])
    var tags: Set<String> = []
    for number in 0..<40 {
      let host = "h\(number % 20).localhost:\(site.port)"
      let response = try site.get("/a.html", host: host)
      #expect(response.text.contains("ws://\(host);"))
      tags.insert(try #require(response.headers["etag"]))
    }
    #expect(tags.count == 20)
  }

  @Test func aPageTellsItsVersion() throws {
    let site = try TestSite(injects: true)
    let version = site.apply(["a.html": "a", "a.css": "a"])
    #expect(try site.get("/a.html").headers["server-timing"] == "version;desc=\"\(version)\"")
    #expect(try site.get("/a.css").headers["server-timing"] == nil)
  }
}

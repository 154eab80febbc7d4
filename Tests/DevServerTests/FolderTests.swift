import Testing

@testable import DevServer

/// Folders, pages that are not there, and sites below a path.
@Suite struct FolderTests {
  private static let files = [
    "index.html": "home", "lessons/index.html": "lessons", "lessons/a.html": "a",
    "pictures/one.png": "1", "404.html": "<p>lost</p>", "Ein Ü&?.html": "odd",
  ]

  @Test(
    arguments: [
      ("/", 200, "home"), ("/lessons/", 200, "lessons"), ("/lessons/a.html", 200, "a"),
      ("/lessons/a", 404, "<p>lost</p>"), ("/pictures/", 404, "<p>lost</p>"),
      ("/pictures", 404, "<p>lost</p>"), ("/lessons/a.html/", 404, "<p>lost</p>"),
      ("/lessons//a.html", 404, "No file's path has an empty part.\n"),
      ("/Ein%20%C3%9C%26%3f.html?x=1", 200, "odd"), ("/index.html?a=/../b", 200, "home"),
      ("/LESSONS/", 404, "<p>lost</p>"),
    ])
  func pathsLeadToFiles(path: String, status: Int, text: String) throws {
    let response = try TestSite(Self.files).get(path)
    #expect(response.status == status)
    #expect(response.text == text)
  }

  @Test func aFolderWithoutItsSlashIsRedirected() throws {
    let site = try TestSite(Self.files)
    let response = try site.get("/lessons?from=a&to=%2F")
    #expect(response.status == 301)
    #expect(response.headers["location"] == "/lessons/?from=a&to=%2F")
    site.apply(["new ü/index.html": "new"], removed: ["lessons/index.html"])
    #expect(try site.get("/new%20%C3%BC").headers["location"] == "/new%20%C3%BC/")
    #expect(try site.get("/lessons").status == 404)
    #expect(try site.get("/lessons/").status == 404)
  }

  @Test func noRedirectLeadsToAnotherHost() throws {
    let site = try TestSite(["evil.example/index.html": "x"])
    for path in ["//evil.example", "//evil.example/", "/%2fevil.example", "///evil.example"] {
      let response = try site.get(path)
      #expect(response.headers["location"] == nil)
      #expect([400, 404].contains(response.status))
    }
    #expect(try site.get("/evil.example").headers["location"] == "/evil.example/")
  }

  @Test func aSiteWithoutItsOwnPageSaysThatThereIsNone() throws {
    let response = try TestSite(["index.html": "x"]).get("/none.html")
    #expect(response.status == 404)
    #expect(response.headers["content-type"] == "text/plain; charset=utf-8")
    #expect(response.text.contains("no such page"))
  }

  @Test func aSiteBelowAPathIsAnsweredThere() throws {
    let site = try TestSite(Self.files) { $0.basePath = "/aip-c01/" }
    #expect(site.address.url == "http://127.0.0.1:\(site.port)/aip-c01/")
    #expect(try site.get("/aip-c01/").text == "home")
    #expect(try site.get("/aip-c01/lessons/a.html").text == "a")
    let root = try site.get("/")
    #expect(root.status == 302)
    #expect(root.headers["location"] == "/aip-c01/")
    let bare = try site.get("/aip-c01?q=1")
    #expect(bare.status == 301)
    #expect(bare.headers["location"] == "/aip-c01/?q=1")
    #expect(try site.get("/aip-c01/lessons").headers["location"] == "/aip-c01/lessons/")
    for outside in ["/index.html", "/lessons/a.html", "/aip-c012/", "/other/"] {
      let response = try site.get(outside)
      #expect(response.status == 404)
      #expect(response.text == "<p>lost</p>")
    }
  }

  @Test(arguments: ["", "site", "/site", "//", "/a/../", "/a?b/", "http://x/"])
  func aBasePathThatIsNoneIsAnError(path: String) throws {
    #expect(throws: ServerError.invalidBasePath(path)) {
      try TestSite { $0.basePath = path }
    }
  }

  @Test func aSiteThatWasNeverBuiltIsWaitedFor() throws {
    let site = try TestSite(injects: true)
    for path in ["/", "/lessons/a.html", "/any"] {
      let response = try site.get(path)
      #expect(response.status == 503)
      #expect(response.headers["content-type"] == "text/html; charset=utf-8")
      #expect(response.text.contains("<script src=\"/~discern/reload.js\" defer></script></head>"))
    }
    #expect(try site.get("/~discern/reload.js").status == 200)
    site.apply(["index.html": "built"])
    #expect(try site.get("/").text.hasPrefix("built"))
    #expect(try site.get("/any").status == 404)
  }
}

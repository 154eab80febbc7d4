import Foundation
import Testing

@testable import DevServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Nothing outside the output folder is readable, however it is asked for.
@Suite struct PathSafetyTests {
  /// A site with secrets beside it, before it in the alphabet, and with the root's name as prefix.
  private func guardedSite() throws -> TestSite {
    let site = try TestSite([
      "index.html": "home", "lessons/a.html": "a", ".git/config": "SECRET",
      ".discern-manifest": "SECRET", ".nojekyll": "SECRET", "lessons/.draft.html": "SECRET",
      ".well-known/security.txt": "public", ".well-known/.hidden": "SECRET",
      "~notes.txt": "notes", "..data.txt": "SECRET",
    ])
    for place in ["secret.txt", "public-old/secret.txt", "content/secret.txt"] {
      let path = site.folder + "/" + place
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("SECRET".utf8).write(to: URL(fileURLWithPath: path))
    }
    return site
  }

  /// Ways to say "the folder above" that some server has taken for it.
  static let ascents = [
    "..", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "%252e%252e", "..%2f..", "..%5c..", "..\\..",
    "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "..;", "..%00", "..%20", "%u002e%u002e", "....",
    "..%c0%af..", "%uff0e%uff0e", "%ef%bc%8e%ef%bc%8e", ".%0a.", "..%0d%0a", "..%09",
  ]

  /// Zola's development server compared a path that still held `..` with its root.
  @Test(arguments: ascents)
  func zolaCVE202340274PathsThatClimbAreRefused(ascent: String) throws {
    let site = try guardedSite()
    for target in [
      "/\(ascent)/secret.txt", "/lessons/\(ascent)/\(ascent)/secret.txt",
      "/\(ascent)/public-old/secret.txt", "/lessons/\(ascent)/index.html",
      "//\(ascent)/secret.txt", "/./\(ascent)/secret.txt", "/\(ascent)",
    ] {
      let response = try site.get(target)
      #expect([400, 404].contains(response.status), "\(target): \(response.status)")
      #expect(!response.text.contains("SECRET"), "\(target)")
    }
  }

  /// MkDocs' development server joined whatever it was asked for to its folder.
  @Test func mkDocsCVE202140978AbsolutePathsStayBelowTheRoot() throws {
    let site = try guardedSite()
    let depth = String(repeating: "/..", count: 20)
    let encodedDepth = String(repeating: "/%2e%2e", count: 20)
    for target in [
      "\(depth)/etc/passwd", "\(encodedDepth)/etc/passwd", "//etc/passwd", "/%2fetc/passwd",
      "/etc/passwd", site.folder + "/secret.txt", "/" + site.folder + "/secret.txt",
      "/file:///etc/passwd", "/lessons" + depth + site.folder + "/secret.txt",
    ] {
      let response = try site.get(target)
      #expect([400, 404].contains(response.status), "\(target): \(response.status)")
      #expect(!response.text.contains("root:") && !response.text.contains("SECRET"))
    }
  }

  @Test(
    arguments: [
      "/a%00.html", "/%00", "/a%2", "/a%", "/a%zz", "/a%2fb", "/a%2Fb", "/a%5cb", "/a%5Cb",
      "/a\\b", "/..", "/a/..", "/a/../b", "/.", "/a/./b", "/%2e", "/%ff", "/%c3", "/%c3%28",
      "/%ed%a0%80", "/a%0ab", "/a%7f", "/%c0%80", "/%f5%80%80%80", "*", "lessons/a.html",
      "https://localhost/", "ftp://localhost/", "http://", "http://evil.example/", "http:/x",
      "localhost:80", "?", "?x", "%2f", "http://user@localhost/", "http://localhost\\@evil/",
    ])
  func targetsThatAreNoPathsAreRefused(target: String) throws {
    let site = try guardedSite()
    #expect(try site.get(target).status == 400)
    #expect(try site.get("/").text == "home")
  }

  @Test func theAbsoluteFormNamesThisServerOrNone() throws {
    let site = try guardedSite()
    let host = "localhost:\(site.port)"
    #expect(try site.get("http://\(host)/lessons/a.html", host: host).text == "a")
    #expect(try site.get("HTTP://LOCALHOST:\(site.port)", host: host).text == "home")
    #expect(try site.get("http://127.0.0.1:\(site.port)/", host: host).status == 400)
  }

  @Test func longTargetsAreRefused() throws {
    let site = try guardedSite()
    #expect(try site.get("/" + String(repeating: "a", count: 4095)).status == 404)
    #expect(try site.get("/" + String(repeating: "a", count: 4096)).status == 414)
    #expect(try site.get("/?" + String(repeating: "a", count: 5000)).status == 414)
    #expect(try site.get("/" + String(repeating: "a/", count: 2000)).status == 404)
  }

  @Test(
    arguments: [
      "/.git/config", "/.git/", "/.git", "/.discern-manifest", "/.nojekyll", "/%2egit/config",
      "/lessons/.draft.html", "/.well-known/.hidden", "/..data.txt", "/lessons/.well-known/x",
    ])
  func hiddenFilesAreNotShown(path: String) throws {
    let site = try guardedSite()
    site.apply([".memory": "SECRET"])
    let response = try site.get(path)
    #expect(response.status == 404)
    #expect(!response.text.contains("SECRET"))
    #expect(try site.get("/.memory").status == 404)
    #expect(try site.get("/.well-known/security.txt").text == "public")
    #expect(try site.get("/~notes.txt").text == "notes")
  }

  @Test func linksThatLeadOutsideAreNotFollowed() throws {
    let site = try guardedSite()
    let files = FileManager.default
    let links = [
      ("out.txt", "../secret.txt"), ("absolute.txt", site.folder + "/secret.txt"),
      ("folder", "../content"), ("lessons/up.txt", "../../secret.txt"),
      ("lessons/around.txt", "../../public/../secret.txt"), ("everything", "/"),
      ("inside-absolute.txt", site.root + "/index.html"), ("loop", "loop"),
      ("ping", "pong"), ("pong", "ping"), ("hidden.txt", ".git/config"), ("dangling", "nothing"),
      ("chain.txt", "out.txt"), ("through.txt", "folder/secret.txt"),
      ("again.txt", "../public/index.html"),
    ]
    for (name, target) in links {
      try files.createSymbolicLink(
        atPath: site.root + "/" + name, withDestinationPath: target)
    }
    for (name, _) in links {
      let response = try site.get("/" + name)
      #expect(response.status == 404, "\(name)")
      #expect(!response.text.contains("SECRET"), "\(name)")
    }
    for path in ["/folder/secret.txt", "/everything/etc/passwd", "/folder/"] {
      #expect(try site.get(path).status == 404, "\(path)")
    }
  }

  @Test func linksThatStayInsideAreFollowed() throws {
    let site = try guardedSite()
    let files = FileManager.default
    for (name, target) in [
      ("copy.html", "lessons/a.html"), ("lektionen", "./lessons"),
      ("lessons/home.html", "../index.html"), ("second.html", "copy.html"),
    ] {
      try files.createSymbolicLink(
        atPath: site.root + "/" + name, withDestinationPath: target)
    }
    #expect(try site.get("/copy.html").text == "a")
    #expect(try site.get("/second.html").text == "a")
    #expect(try site.get("/lektionen/a.html").text == "a")
    #expect(try site.get("/lektionen/home.html").text == "home")
  }

  @Test func foldersThatBecomeLinksDoNotLeadOutside() throws {
    let site = try guardedSite()
    let lessons = site.root + "/lessons"
    try FileManager.default.createDirectory(
      atPath: site.folder + "/outside", withIntermediateDirectories: true)
    try Data("SECRET".utf8).write(to: URL(fileURLWithPath: site.folder + "/outside/a.html"))
    symlink("../outside", site.root + "/link")
    let client = try site.client()
    // The folder and the link change places all the time, by another thread.
    let isDone = Flag()
    let swapper = Thread {
      while !isDone.isSet {
        rename(lessons, site.root + "/x")
        rename(site.root + "/link", lessons)
        rename(lessons, site.root + "/link")
        rename(site.root + "/x", lessons)
      }
    }
    swapper.start()
    defer { isDone.set() }
    var found = 0
    for _ in 0..<2000 {
      let response = try client.get("/lessons/a.html")
      #expect(!response.text.contains("SECRET"))
      if response.text == "a" { found += 1 }
    }
    #expect(found > 0)
  }

  @Test func pipesAndSocketsAreNotOpened() throws {
    let site = try guardedSite()
    #expect(mkfifo(site.root + "/pipe.txt", 0o644) == 0)
    #expect(mkfifo(site.root + "/index.htm", 0o644) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/null", withDestinationPath: "/dev/zero")
    let client = try site.client()
    for path in ["/pipe.txt", "/index.htm", "/null", "/pipe.txt/"] {
      #expect(try client.get(path).status == 404)
    }
  }

  @Test func aFileThatMayNotBeReadIsNotFound() throws {
    let site = try guardedSite()
    try FileManager.default.removeItem(atPath: site.root + "/lessons/a.html")
    try FileManager.default.createDirectory(
      atPath: site.root + "/lessons/a.html", withIntermediateDirectories: true)
    #expect(try site.get("/lessons/a.html").status == 404)
  }
}

import Foundation
import Publication
import Testing

@Suite struct ForeignEntryTests {
  @Test func stayAsTheyAre() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "lessons/b.html": "2"])
    try site.put("example.org", at: "public/CNAME", mode: 0o600)
    try site.put("note", at: "public/lessons/note.txt", mode: 0o755)
    try site.put("key", at: "public/.well-known/acme/key", mode: 0o444)
    try site.putFolder(at: "public/.well-known/acme", mode: 0o555)
    try site.putFolder(at: "public/empty", mode: 0o700)
    try site.putLink(to: "/nowhere", at: "public/lessons/dangling")
    try site.putLink(to: "../content", at: "public/folder-link")
    mkfifo(site.output + "/pipe", 0o620)
    let identity = try site.identity("public/CNAME")
    let before = try site.contents()
    try site.publish(["a.html": "changed"])
    var expected = before
    expected["a.html"] = "file 644 changed"
    expected["lessons/b.html"] = nil
    expected[".discern-manifest"] = "file 644 discern-manifest 1\na.html\nlessons/\n"
    #expect(try site.contents() == expected)
    #expect(try site.identity("public/CNAME") == identity)
    try site.publish(["a.html": "1", "lessons/b.html": "2"])
    #expect(try site.contents() == before)
    // So that the folder can be removed.
    try site.putFolder(at: "public/.well-known/acme", mode: 0o755)
  }

  @Test func stayWhenTheirNamesAreNotUTF8() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "caf\u{E9}": "composed"])
    let names: [[UInt8]] = [[0x63, 0xE9, 0xFF], Array("cafe\u{301}".utf8), Array("a\nb".utf8)]
    for name in names {
      try DiskFileSystem().createFile(Path(site.output) / Path(bytes: name), holding: [0x78])
    }
    try site.publish(["a.html": "2"])
    for name in names {
      let read = try DiskFileSystem().read(Path(site.output) / Path(bytes: name))
      #expect(read == [0x78])
    }
    #expect(!site.exists("public/caf\u{E9}"))
  }

  @Test func stayWhenAPageWasMadeInTheirFolder() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    try site.putFolder(at: "public/host", mode: 0o700)
    try site.publish(["a.html": "1", "host/page.html": "2"])
    try site.publish(["a.html": "1"])
    #expect(try site.contents()["host/"] == "folder 700 old")
    #expect(try site.contents()["host/page.html"] == nil)
  }

  @Test(arguments: [
    ("CNAME", "CNAME"), ("lessons", "lessons"), ("CNAME/page.html", "CNAME"),
    ("link", "link"), ("link/page.html", "link"), ("host", "host"), ("host/deep", "host/deep"),
    ("cname", "CNAME"), ("HOST/page.html", "host"),
  ])
  func areNotOverwrittenByPages(page: String, entry: String) throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "lessons/b.html": "2"])
    try site.put("example.org", at: "public/CNAME")
    try site.put("note", at: "public/lessons/note.txt")
    try site.put("x", at: "public/host/deep/x")
    try site.putLink(to: "../content", at: "public/link")
    let before = try site.contents()
    #expect(throws: PublicationError.foreignEntry(page: page, entry: entry)) {
      try site.publish([page: "page"])
    }
    #expect(try site.contents() == before)
    #expect(try site.leftovers() == [])
  }

  @Test func comeAlongWhenTheyArriveDuringABuild() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "lessons/b.html": "2"])
    try site.put("old.example", at: "public/CNAME")
    let stage = try site.publisher().begin()
    try stage.add(path: "a.html", bytes: Array("changed".utf8))
    try site.put("late", at: "public/lessons/late.txt")
    try site.put("deep", at: "public/late/deep.txt")
    try Data("new.example".utf8).write(
      to: URL(fileURLWithPath: site.output + "/CNAME"), options: .atomic)
    _ = try stage.commit()
    let contents = try site.contents()
    #expect(contents["a.html"] == "file 644 changed")
    #expect(contents["lessons/b.html"] == nil)
    #expect(contents["lessons/late.txt"] == "file 640 old late")
    #expect(contents["late/deep.txt"] == "file 640 old deep")
    #expect(contents["CNAME"]?.hasSuffix("new.example") == true)
    #expect(try site.leftovers() == [])
  }

  @Test func mayGoWhileABuildIsUnderWay() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    try site.put("x", at: "public/host/x")
    let stage = try site.publisher().begin()
    try stage.add(path: "a.html", bytes: Array("changed".utf8))
    try site.remove("public/host")
    _ = try stage.commit()
    #expect(try site.pages() == ["a.html": "changed"])
  }

  /// A link to a folder must not lead a removal astray.
  @Test func areNotSoughtThroughSymbolicLinks() throws {
    let site = try SiteFolder()
    try site.publish(["lessons/a.html": "1"])
    try site.put("precious", at: "content/a.html")
    try site.remove("public/lessons")
    try site.putLink(to: "../content", at: "public/lessons")
    try site.publish(["index.html": "1"])
    #expect(try site.contents(of: "content")["a.html"] == "file 640 old precious")
    #expect(site.exists("public/lessons"))
    try site.put("stage", at: ".discern/stage/new/x")
    try site.putLink(to: "../../../content", at: ".discern/stage/new/link")
    try site.publish(["index.html": "2"])
    #expect(try site.contents(of: "content")["a.html"] == "file 640 old precious")
    #expect(try site.leftovers() == [])
  }
}

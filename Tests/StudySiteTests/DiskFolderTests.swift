import Foundation
import StudySite
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The author's files on the disk: what is listed, what is read, and what is refused.
@Suite struct DiskFolderTests {
  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  @Test func `hidden files and backups are not sources`() throws {
    let site = try TemporarySite([
      "content/index.md": "# A\n", "content/.hidden.md": "x", "content/.git/x.md": "x",
      "content/b.md~": "x",
      "content/#c.md#": "x", "content/sub/d.md": "# D\n", "content/.DS_Store": "x",
    ])
    #expect(try DiskFolder(site.root + "/content").paths() == ["index.md", "sub/d.md"])
    #expect(site.build().lines == [])
  }

  @Test func `the disk and the memory give the same site`() throws {
    let site = try TemporarySite()
    let inMemory = BuiltSite(starterContent)
    #expect(!site.build().hasFailed)
    for (path, text) in inMemory.files { #expect(site.text("public/" + path) == text, "\(path)") }
  }

  @Test func `a folder named like a page is a section`() throws {
    let site = try TemporarySite(["content/index.md": "# A\n", "content/x.md/page.md": "# P\n"])
    #expect(site.build().lines == [])
    #expect(site.text("public/x.md/page.html") != nil)
  }

  @Test func `what is no regular file is an error`() throws {
    let site = try TemporarySite(["content/index.md": "# A\n"])
    #expect(mkfifo(site.root + "/content/pipe.md", 0o600) == 0)
    try link(site.root + "/content/folder.md", to: ".")
    try link(site.root + "/content/gone.md", to: "nowhere.md")
    #expect(
      site.build().lines == [
        "content/folder.md:0: the file cannot be read: it is a symbolic link that leads out of the folder [unreadable-file]",
        "content/gone.md:0: the file cannot be read: it is a symbolic link that leads out of the folder [unreadable-file]",
        "content/pipe.md:0: the file cannot be read: it is not a regular file [unreadable-file]",
      ])
  }

  @Test func `links inside the folder are followed, links out of it are not`() throws {
    let site = try TemporarySite([
      "content/index.md": "# A\n", "content/real.md": "# Real\n", "secret.md": "# Secret\n",
      "content-2/x.md": "# X\n",
    ])
    try link(site.root + "/content/inside.md", to: "real.md")
    #expect(site.build().lines == [])
    #expect(site.text("public/inside.html")?.contains("Real") == true)
    try link(site.root + "/content/out.md", to: "../secret.md")
    try link(site.root + "/content/prefix.md", to: site.root + "/content-2/x.md")
    let outcome = site.build()
    #expect(
      outcome.lines.map { $0.prefix { $0 != ":" } } == ["content/out.md", "content/prefix.md"])
    #expect(outcome.lines.allSatisfy { $0.contains("leads out of the folder") })
    #expect(site.text("public/out.html") == nil)
  }

  @Test func `a missing folder and an empty one are told`() throws {
    let site = try TemporarySite([:])
    #expect(site.build().lines == ["content:0: there is no folder 'content' [missing-content]"])
    try FileManager.default.createDirectory(
      atPath: site.root + "/content", withIntermediateDirectories: true)
    #expect(
      site.build().lines == ["content:0: the folder holds no Markdown file [missing-content]"])
    try site.remove("content")
    try site.put("a file", at: "content")
    #expect(site.build().lines.map { $0.hasSuffix("[unreadable-file]") } == [true])
    #expect(site.text("public/index.html") == nil)
  }

  @Test func `names that differ only in how an accent is composed are told`() throws {
    let site = try TemporarySite(["content/index.md": "# A\n"])
    try site.put("# One\n", at: "content/caf\u{E9}.md")
    try site.put("# Two\n", at: "content/cafe\u{301}.md")
    let outcome = site.build()
    #expect(outcome.published == nil)
    #expect(outcome.lines.map { $0.hasSuffix("[duplicate-url]") } == [true], "\(outcome.lines)")
  }

  @Test func `a name that is not UTF-8 is told`() throws {
    let site = try TemporarySite(["content/index.md": "# A\n"])
    let path =
      Array((site.root + "/content/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF)]
      + Array(".md".utf8CString)
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    let outcome = site.build()
    #expect(outcome.lines.map { $0.hasSuffix("[unreadable-file]") } == [true], "\(outcome.lines)")
  }

  @Test func `a file that is too large is told with its size and not read`() throws {
    let site = try TemporarySite(["content/index.md": "# A\n\n![x](big.png)\n"])
    try site.put("", at: "content/big.png")
    #expect(truncate(site.root + "/content/big.png", (64 << 20) + 1) == 0)
    #expect(
      site.build().lines == [
        "content/big.png:0: the file has 67108865 bytes; the limit is 67108864 [file-too-large]",
        "content/index.md:3: image 'big.png' has no width and height to read [unknown-image-format]",
      ])
  }
}

import Foundation
import Testing

@testable import DevServer

/// A way in which files change, with the paths that must be told.
private struct Way: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var paths: Set<String>
  var isComplete: Bool
  var change: @Sendable (WatchedSite) throws -> Void

  init(
    _ name: String, _ paths: Set<String>, isComplete: Bool = false,
    change: @escaping @Sendable (WatchedSite) throws -> Void
  ) {
    testDescription = name
    self.paths = paths
    self.isComplete = isComplete
    self.change = change
  }

  static let ofFiles: [Way] = [
    Way("written in place", ["content/a.md"]) { try $0.write("changed", to: "content/a.md") },
    Way("same length", ["content/a.md"]) { try $0.write("eno", to: "content/a.md") },
    Way("a template", ["templates/page.html"]) { try $0.write("x", to: "templates/page.html") },
    Way("in a folder", ["content/folder/inner/d.md"]) {
      try $0.write("x", to: "content/folder/inner/d.md")
    },
    Way("hidden file moved over it", ["content/a.md"]) {
      try $0.write("changed", to: "content/.a.md.tmp")
      try $0.move("content/.a.md.tmp", to: "content/a.md")
    },
    Way("file from elsewhere moved over it", ["content/a.md"]) {
      try $0.write("changed", to: "a.tmp")
      try $0.move("a.tmp", to: "content/a.md")
    },
    Way("backup, then written anew", ["content/a.md"]) {
      try $0.move("content/a.md", to: "content/a.md~")
      try $0.write("changed", to: "content/a.md")
      try $0.remove("content/a.md~")
    },
    Way("swap file and probe around it", ["content/a.md"]) {
      try $0.write("", to: "content/.a.md.swp")
      try $0.write("", to: "content/4913")
      try $0.remove("content/4913")
      try $0.move("content/a.md", to: "content/a.md~")
      try $0.write("changed", to: "content/a.md")
      try $0.remove("content/.a.md.swp")
      try $0.remove("content/a.md~")
    },
    Way("deleted, then written anew", ["content/a.md"]) {
      try $0.remove("content/a.md")
      try $0.write("changed", to: "content/a.md")
    },
    Way("new", ["content/new.md"]) { try $0.write("new", to: "content/new.md") },
    Way("new and empty", ["content/new.md"]) { try $0.write("", to: "content/new.md") },
    Way("deleted", ["content/a.md"]) { try $0.remove("content/a.md") },
    Way("renamed", ["content/a.md", "content/z.md"]) {
      try $0.move("content/a.md", to: "content/z.md")
    },
    Way("moved out", ["content/a.md"]) { try $0.move("content/a.md", to: "a.md") },
    Way("hard link", ["content/z.md"]) {
      try $0.write("z", to: "z.md")
      try $0.makeHardLink("content/z.md", to: "z.md")
    },
    Way("symbolic link", ["content/z.md"]) { try $0.makeLink("content/z.md", to: "a.md") },
    Way("link that leads nowhere", ["content/z.md"]) {
      try $0.makeLink("content/z.md", to: "nowhere.md")
    },
    Way("other rights", ["content/a.md"]) { try $0.setMode(0o600, of: "content/a.md") },
    Way("other times", ["content/a.md"]) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: $0.root + "/content/a.md"
      )
    },
  ]

  static let ofFolders: [Way] = [
    Way("new folder", ["content/new"], isComplete: true) { try $0.makeFolder("content/new") },
    Way(
      "nested folders, files written at once",
      ["content/x", "content/x/y/z/one.md", "content/x/two.md"], isComplete: true
    ) {
      try $0.makeFolder("content/x/y/z")
      try $0.write("one", to: "content/x/y/z/one.md")
      try $0.write("two", to: "content/x/two.md")
    },
    Way("folder with files moved in", ["content/in", "content/in/deep/e.md"], isComplete: true) {
      try $0.makeFolder("outside/deep")
      try $0.write("e", to: "outside/deep/e.md")
      try $0.move("outside", to: "content/in")
    },
    Way("folder moved out", ["content/folder"], isComplete: true) {
      try $0.move("content/folder", to: "outside")
    },
    Way("folder renamed", ["content/folder", "content/other"], isComplete: true) {
      try $0.move("content/folder", to: "content/other")
    },
    Way("folder removed", ["content/folder", "content/folder/c.md"], isComplete: true) {
      try $0.removeFolder("content/folder")
    },
    Way("folder in a file's place", ["content/a.md", "content/a.md/e.md"], isComplete: true) {
      try $0.remove("content/a.md")
      try $0.makeFolder("content/a.md")
      try $0.write("e", to: "content/a.md/e.md")
    },
    Way("file in a folder's place", ["content/folder"], isComplete: true) {
      try $0.removeFolder("content/folder")
      try $0.write("e", to: "content/folder")
    },
    Way("watched folder removed", ["content"], isComplete: true) {
      try $0.removeFolder("content")
    },
    Way("watched folder replaced", ["content"], isComplete: true) {
      try $0.makeFolder("fresh")
      try $0.write("fresh", to: "fresh/a.md")
      try $0.move("content", to: "stale")
      try $0.move("fresh", to: "content")
    },
  ]
}

@Suite(.serialized) struct WatchWaysOfSavingTests {
  @Test(arguments: Way.ofFiles, WatchMethod.allCases)
  private func theFileIsTold(_ way: Way, by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    try way.change(site)
    try await site.expect(way.paths)
    let told = try await site.settle()
    #expect(told.paths == way.paths)
    #expect(!told.isComplete)
  }

  @Test(arguments: Way.ofFolders, WatchMethod.allCases)
  private func theFolderIsTold(_ way: Way, by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    try way.change(site)
    try await site.expect(way.paths, isComplete: way.isComplete)
    // Whatever happened, edits are told afterwards.
    try await site.settle()
    try site.makeFolder("content/later")
    try site.write("later", to: "content/later/f.md")
    try await site.expect(["content/later/f.md"])
    try await site.settle()
    try site.write("once more", to: "content/later/f.md")
    try await site.expect(["content/later/f.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func aFileThatHadNoNameIsToldWhenItGetsOne(by method: WatchMethod) async throws {
    #if os(Linux)
      let site = try WatchedSite()
      try site.watch(by: method)
      let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
      let descriptor = open(site.root + "/content", unnamed | O_WRONLY | O_CLOEXEC, 0o644)
      try #require(descriptor >= 0)
      #expect(Glibc.write(descriptor, "text", 4) == 4)
      #expect(
        linkat(
          AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, site.root + "/content/z.md",
          AT_SYMLINK_FOLLOW) == 0)
      try await site.expect(["content/z.md"])
      close(descriptor)
    #endif
  }

  @Test(arguments: WatchMethod.allCases)
  func whatIsNoSourceIsNotTold(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.makeFolder("content/.git")
    try site.makeFolder("public")
    try site.watch(by: method)
    for name in [".hidden.md", "a.md~", "#a.md#", ".#a.md", ".a.md.swp", "a.swp", "a.swx", "4913"] {
      try site.write("x", to: "content/" + name)
      try site.move("content/" + name, to: "content/folder/" + name)
      try site.remove("content/folder/" + name)
    }
    try site.write("x", to: "content/.git/index")
    try site.makeFolder("content/.git/objects")
    try site.write("x", to: "content/.git/objects/a")
    try site.write("x", to: "public/index.html")
    try site.write("x", to: "README.md")
    try site.makeFolder("notes")
    try site.removeFolder("public")
    let told = try await site.settle()
    #expect(told == FolderChanges())
  }
}

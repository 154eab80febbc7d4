import Foundation
import Testing

@testable import DevServer

@Suite(.serialized) struct WatchLinksTests {
  @Test(arguments: WatchMethod.allCases)
  func aLinkIsToldWithItsTarget(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.makeLink("content/early.md", to: "folder/c.md")
    try site.watch(by: method)
    try site.makeLink("content/folder/late.md", to: "../early.md")
    try await site.settle()
    try site.write("changed", to: "content/folder/c.md")
    #expect(
      try await site.settle().paths == [
        "content/early.md", "content/folder/late.md", "content/folder/c.md",
      ])
    try site.remove("content/folder/c.md")
    #expect(
      try await site.settle().paths == [
        "content/early.md", "content/folder/late.md", "content/folder/c.md",
      ])
  }

  @Test(arguments: WatchMethod.allCases)
  func aLinkThatLeadsElsewhereIsTold(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.makeLink("content/link.md", to: "a.md")
    try site.watch(by: method)
    try site.makeLink("content/.link", to: "b.md")
    try site.move("content/.link", to: "content/link.md")
    #expect(try await site.settle().paths == ["content/link.md"])
    try site.write("changed", to: "content/b.md")
    #expect(try await site.settle().paths == ["content/b.md", "content/link.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func linksToFoldersAreNotFollowed(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.makeLink("content/loop", to: ".")
    try site.makeLink("content/folder/up", to: "..")
    try site.watch(by: method)
    try site.makeLink("content/folder/inner/root", to: site.root)
    try site.makeLink("content/self", to: "self")
    #expect(try await site.settle().paths == ["content/folder/inner/root", "content/self"])
    try site.write("changed", to: "content/folder/c.md")
    #expect(try await site.settle().paths == ["content/folder/c.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func aWatchedFolderMayBeALink(by method: WatchMethod) async throws {
    let site = try WatchedSite(["first/inner/a.md": "one", "second/inner/a.md": "two"])
    try site.makeLink("current", to: "first")
    try site.makeLink("content", to: "current")
    try site.watch(by: method)
    try site.write("changed", to: "first/inner/a.md")
    #expect(try await site.settle().paths == ["templates", "content/inner/a.md"])

    // The link itself leads elsewhere.
    try site.makeLink("fresh", to: "second")
    try site.move("fresh", to: "content")
    try await site.expect(["content"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "first/inner/a.md")
    try site.write("changed", to: "second/inner/a.md")
    #expect(try await site.settle() == changes(["content/inner/a.md"]))

    // What it leads to goes and comes again.
    try site.move("second", to: "third")
    try await site.expect(["content"], isComplete: true)
    try await site.settle()
    try site.makeFolder("second/inner")
    try await site.expect(["content"], isComplete: true)
    try await site.settle()
    try site.write("three", to: "second/inner/b.md")
    try await site.expect(["content/inner/b.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func aLinkOnTheWayMayLeadElsewhere(by method: WatchMethod) async throws {
    let site = try WatchedSite(["first/a.md": "one", "second/a.md": "two"])
    try site.makeLink("current", to: "first")
    try site.makeLink("content", to: "current")
    try site.watch(by: method)
    try site.makeLink("fresh", to: "second")
    try site.move("fresh", to: "current")
    try await site.expect(["content"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "second/a.md")
    try await site.expect(["content/a.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func bothWatchedFoldersMayBeTheSame(by method: WatchMethod) async throws {
    let site = try WatchedSite(["shared/inner/a.md": "one"])
    try site.makeLink("content", to: "shared")
    try site.makeLink("templates", to: "shared/inner")
    try site.watch(by: method)
    try site.write("changed", to: "shared/inner/a.md")
    try await site.expect(["content/inner/a.md", "templates/a.md"])
    try site.move("shared/inner/a.md", to: "shared/b.md")
    try await site.expect(["content/b.md"])
    try await site.settle()
    try site.write("once more", to: "shared/b.md")
    try await site.expect(["content/b.md"])
  }

  private func changes(_ paths: Set<String>) -> FolderChanges {
    var changes = FolderChanges()
    changes.paths = paths
    return changes
  }
}

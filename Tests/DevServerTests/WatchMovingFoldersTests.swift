import Foundation
import Testing

@testable import DevServer

@Suite(.serialized) struct WatchMovingFoldersTests {
  @Test(arguments: WatchMethod.allCases)
  func editsInARenamedFolderAreToldUnderItsNewName(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    try site.move("content/folder", to: "content/other")
    try await site.expect(["content/folder", "content/other"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "content/other/c.md")
    try site.write("changed", to: "content/other/inner/d.md")
    let told = try await site.settle()
    #expect(told.paths == ["content/other/c.md", "content/other/inner/d.md"])
    #expect(!told.isComplete)
  }

  @Test(arguments: WatchMethod.allCases)
  func editsInAFolderThatMovedOutAreNotTold(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    try site.move("content/folder", to: "outside")
    try await site.settle()
    try site.write("changed", to: "outside/c.md")
    try site.write("changed", to: "outside/inner/d.md")
    try site.makeFolder("outside/more")
    #expect(try await site.settle() == FolderChanges())
  }

  @Test(arguments: WatchMethod.allCases)
  func editsInAFolderThatMovedInAreTold(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.makeFolder("outside/inner")
    try site.write("e", to: "outside/inner/e.md")
    try site.watch(by: method)
    try site.move("outside", to: "content/in")
    try await site.expect(["content/in", "content/in/inner/e.md"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "content/in/inner/e.md")
    #expect(try await site.settle().paths == ["content/in/inner/e.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func aFolderMayWanderBetweenTheWatchedFolders(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    try site.move("content/folder", to: "templates/folder")
    try site.move("templates/folder", to: "content/third")
    try site.move("content/third", to: "templates/last")
    try site.makeFolder("content/folder")
    try site.write("fresh", to: "content/folder/fresh.md")
    try await site.expect(["content/folder", "templates/last"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "templates/last/inner/d.md")
    try site.write("changed", to: "content/folder/fresh.md")
    #expect(
      try await site.settle().paths == ["templates/last/inner/d.md", "content/folder/fresh.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func twoFoldersMaySwapNames(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.makeFolder("content/second")
    try site.write("e", to: "content/second/e.md")
    try site.watch(by: method)
    try site.move("content/folder", to: "content/.swap")
    try site.move("content/second", to: "content/folder")
    try site.move("content/.swap", to: "content/second")
    try await site.expect(["content/folder", "content/second"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "content/folder/e.md")
    try site.write("changed", to: "content/second/c.md")
    #expect(try await site.settle().paths == ["content/folder/e.md", "content/second/c.md"])
  }

  @Test(arguments: WatchMethod.allCases)
  func nothingIsLostBetweenAFoldersComingAndItsBeingWatched(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    let folders = (0..<200).map { "content/folder-\($0)/x/y" }
    for folder in folders {
      try site.makeFolder(folder)
      try site.write("first", to: folder + "/a.md")
    }
    try await site.expect(Set(folders.map { $0 + "/a.md" }), isComplete: true)
    try await site.settle()
    for folder in folders { try site.write("second one", to: folder + "/a.md") }
    #expect(try await site.settle().paths == Set(folders.map { $0 + "/a.md" }))
  }

  @Test(arguments: WatchMethod.allCases)
  func foldersAreSeenWhenTheyComeLater(by method: WatchMethod) async throws {
    let site = try WatchedSite([:])
    try site.watch(by: method)
    try site.makeFolder("content/lessons")
    try site.write("a", to: "content/lessons/a.md")
    try await site.expect(["content", "content/lessons/a.md"], isComplete: true)
    try await site.settle()
    try site.write("changed", to: "content/lessons/a.md")
    #expect(try await site.settle().paths == ["content/lessons/a.md"])
    try site.removeFolder("content")
    try await site.expect(["content"], isComplete: true)
    try site.makeFolder("content")
    try site.write("b", to: "content/b.md")
    try await site.expect(["content/b.md"], isComplete: true)
  }

  @Test(arguments: WatchMethod.allCases)
  func deepNestingIsWatchedAsFarAsPathsReach(by method: WatchMethod) async throws {
    let site = try WatchedSite()
    try site.watch(by: method)
    let deep = "content" + String(repeating: "/n", count: 300)
    try site.makeFolder(deep)
    try site.write("a", to: deep + "/a.md")
    try await site.expect([deep + "/a.md"], isComplete: true)

    // Too deep for the system to open by its path.
    let name = String(repeating: "n", count: 250)
    var folders = [open(site.root + "/content", O_RDONLY | O_DIRECTORY | O_CLOEXEC)]
    for _ in 0..<20 {
      let folder = try #require(folders.last)
      #expect(mkdirat(folder, name, 0o755) == 0)
      folders.append(openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }
    try await site.settle()
    try site.write("changed", to: "content/a.md")
    try await site.expect(["content/a.md"])
    while let folder = folders.popLast() {
      close(folder)
      if let parent = folders.last { unlinkat(parent, name, AT_REMOVEDIR) }
    }
  }
}

import Foundation
import Testing

@testable import DevServer

/// Random numbers that are the same in each run (xorshift64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Suite(.serialized) struct WatchRandomChangesTests {
  /// Moves, makes and removes files and folders without a pause, so that events tell of names that
  /// have long changed again; then each file must be known under its last path.
  @Test(arguments: 1...20, WatchMethod.allCases)
  func afterAnyChangesEachFileIsToldUnderItsPath(seed: UInt64, by method: WatchMethod) async throws
  {
    let site = try WatchedSite()
    try site.watch(by: method)
    var numbers = SeededNumbers(state: seed &* 0x9E37_79B9_7F4A_7C15)
    for step in 0..<200 {
      let paths = try sources(of: site)
      let path = paths.randomElement(using: &numbers) ?? "content"
      let folder = (paths.filter { isFolder($0, in: site) }).randomElement(using: &numbers)
      let target = (folder ?? "outside") + "/e\(Int.random(in: 0..<6, using: &numbers))"
      // What the system refuses, such as a folder moved into itself, does not matter.
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0, 1: try? site.makeFolder(target)
      case 2, 3: try? site.write("step \(step)", to: target)
      case 4: try? site.move(path, to: target)
      case 5: try? site.move(path, to: "outside/e\(step)")
      case 6: try? site.move("outside/e\(Int.random(in: 0...step, using: &numbers))", to: target)
      default:
        if paths.count > 12 { try? FileManager.default.removeItem(atPath: site.root + "/" + path) }
      }
    }
    try site.makeFolder("content")
    try site.write("last", to: "content/last.md")
    let files = try sources(of: site).filter { !isFolder($0, in: site) }
    try await site.settle()
    for file in files { try site.write("the end of all changes", to: file) }
    for file in try FileManager.default.subpathsOfDirectory(atPath: site.root + "/outside")
    where !isFolder("outside/" + file, in: site) {
      try site.write("not told", to: "outside/" + file)
    }
    let told = try await site.settle()
    #expect(!files.isEmpty)
    #expect(told.paths == Set(files))
    #expect(!told.isComplete)
  }

  /// What stands below the watched folders, sorted.
  private func sources(of site: WatchedSite) throws -> [String] {
    try site.makeFolder("outside")
    try site.makeFolder("content")
    try site.makeFolder("templates")
    return try ["content", "templates"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: site.root + "/" + folder)
        .filter { !$0.hasPrefix(".") && !$0.hasPrefix("sentinel") }.map { folder + "/" + $0 }
    }.sorted()
  }

  private func isFolder(_ path: String, in site: WatchedSite) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: site.root + "/" + path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

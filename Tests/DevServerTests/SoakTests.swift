import Foundation
import Publication
import SeededNumbers
import StudySite
import Testing

@testable import DevServer

/// Requests while the site changes in memory and on the disk.
@Suite struct SoakTests {
  /// The files that change, with their sizes; the last is too large to be read as a whole.
  private static let sizes = [
    "index.html": 20_000, "lessons/a.html": 5000, "assets/data.json": 100_000,
    "large.bin": 1_500_000,
  ]

  /// The files of a version, which say its number with each byte, and have sizes of their own.
  private static func files(_ version: Int) -> [OutputFile] {
    sizes.sorted { $0.key < $1.key }.map { path, size in
      OutputFile(
        path: path, bytes: [UInt8](repeating: UInt8(version), count: size + version % 2))
    }
  }

  /// The version that all of an answer says; nil for a mixture or a part.
  private static func version(of body: [UInt8], at path: String) -> Int? {
    guard let first = body.first, let size = sizes[path], body.count == size + Int(first) % 2,
      body == [UInt8](repeating: first, count: body.count)
    else { return nil }
    return Int(first)
  }

  /// Reads files until the site has stopped changing, and says how many, and what was wrong.
  private static func read(_ site: TestSite, seed: UInt64, _ isDone: Flag) -> (Int, [String]) {
    var random = SeededGenerator(seed: seed)
    var newest: [String: Int] = [:]
    var problems: [String] = []
    var count = 0
    let paths = sizes.keys.sorted()
    do {
      let client = try site.client()
      while !isDone.isSet {
        guard let path = paths.randomElement(using: &random) else { break }
        let response = try client.get("/" + path)
        count += 1
        guard response.status == 200, let version = version(of: response.body, at: path) else {
          problems.append("\(path): \(response.status), \(response.body.count) bytes")
          continue
        }
        if version < newest[path] ?? 0 { problems.append("\(path): older than before") }
        newest[path] = version
        if try client.get("/steady.txt").text != "steady" { problems.append("steady.txt") }
      }
    } catch {
      problems.append("\(error)")
    }
    return (count, problems)
  }

  @Test func everyAnswerIsOneVersion() throws {
    let site = try TestSite()
    let publisher = Publisher(
      output: site.root, stateDirectory: site.folder + "/.discern",
      sources: [site.folder + "/content"])
    let steady = OutputFile(path: "steady.txt", bytes: Array("steady".utf8))
    func publish(_ version: Int) throws {
      let stage = try publisher.begin()
      for file in Self.files(version) + [steady] {
        try stage.add(path: file.path, bytes: file.bytes)
      }
      _ = try stage.commit()
    }
    try publish(1)
    let isDone = Flag()
    let results = Guarded<[(Int, [String])]>([])
    let readers = DispatchGroup()
    for number in 0..<4 {
      readers.enter()
      Thread.detachNewThread {
        let result = Self.read(site, seed: UInt64(number), isDone)
        results.withLock { $0.append(result) }
        readers.leave()
      }
    }
    for version in 2...60 {
      // As the command does: pages from memory first, the disk after, then memory is let go. Now
      // and then the disk changes alone, as when another command builds.
      if version % 5 == 0 {
        try publish(version)
      } else {
        let applied = site.site.apply(files: Self.files(version), removed: [])
        try publish(version)
        site.site.forget(upTo: applied)
      }
    }
    isDone.set()
    readers.wait()
    let all = results.withLock { $0 }
    #expect(all.count == 4)
    for (count, problems) in all {
      #expect(problems == [])
      #expect(count > 0)
    }
  }
}

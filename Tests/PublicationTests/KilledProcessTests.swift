import Foundation
import Publication
import Testing

/// Real processes, killed by a real signal at moments of chance.
@Suite struct KilledProcessTests {
  static let first = pages("first")
  static let second = pages("second")

  /// Sixty pages of which a third changes, and a third stands in folders of its own.
  private static func pages(_ edition: String) -> [String: String] {
    var pages: [String: String] = [:]
    for number in 0..<20 {
      pages["same/\(number).html"] = "the same"
      pages["changed/\(number).html"] = edition
      pages["\(edition)/\(number)/page.html"] = "of this edition only"
    }
    return pages
  }

  @Test(arguments: [nil, ENOSYS, EXDEV] as [Int32?])
  func leaveTheOldSiteOrTheNew(refusedExchange: Int32?) async throws {
    let site = try SiteFolder()
    try site.publish(Self.second)
    try site.put("example.org", at: "public/CNAME")
    let second = try site.contents()
    try site.publish(Self.first)
    let first = try site.contents()
    for round in 0..<30 {
      let root = site.root
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [root = root as String, round = round as Int, refusedExchange = refusedExchange as Int32?]
        in
        Thread.detachNewThread {
          usleep(useconds_t(2000 + round * 400 + Int.random(in: 0..<8000)))
          kill(getpid(), SIGKILL)
        }
        let site = SiteFolder(existing: root)
        let fileSystem = TroubledFileSystem(refusedExchange: refusedExchange)
        while true {
          try site.publish(Self.second, fileSystem)
          try site.publish(Self.first, fileSystem)
        }
      }
      if refusedExchange != nil { try site.publisher().recover() }
      let after = try site.contents()
      #expect(after == first || after == second)
      try site.publish(Self.first)
      #expect(try site.contents() == first)
      #expect(try site.leftovers() == [])
    }
  }

  @Test func giveTheLockBack() async throws {
    let site = try SiteFolder()
    let state = site.stateDirectory
    let lock = SiteLock(stateDirectory: state)
    try lock.acquire(waiting: .zero)
    await #expect(processExitsWith: .exitCode(3)) { [state = state as String] in
      do {
        try SiteLock(stateDirectory: state).acquire(waiting: .zero)
      } catch PublicationError.locked {
        exit(3)
      }
    }
    lock.release()
    await #expect(processExitsWith: .signal(SIGKILL)) { [state = state as String] in
      let lock = SiteLock(stateDirectory: state)
      try lock.acquire(waiting: .zero)
      kill(getpid(), SIGKILL)
      lock.release()
    }
    try lock.acquire(waiting: .zero)
  }
}

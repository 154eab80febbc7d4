import Foundation
import Publication
import Testing

@Suite struct SiteLockTests {
  @Test func isHeldByOneAtATime() throws {
    let site = try SiteFolder()
    let first = SiteLock(stateDirectory: site.stateDirectory)
    let second = SiteLock(stateDirectory: site.stateDirectory)
    try first.acquire(waiting: .zero)
    let path = site.stateDirectory + "/lock"
    #expect(throws: PublicationError.locked(path: path)) { try second.acquire(waiting: .zero) }
    #expect(throws: PublicationError.locked(path: path)) {
      try second.acquire(waiting: .milliseconds(60))
    }
    first.release()
    try second.acquire(waiting: .zero)
    #expect(throws: PublicationError.locked(path: path)) { try first.acquire(waiting: .zero) }
  }

  @Test func isWaitedFor() async throws {
    let site = try SiteFolder()
    let first = SiteLock(stateDirectory: site.stateDirectory)
    try first.acquire(waiting: .zero)
    let waiting = Task.detached {
      let second = SiteLock(stateDirectory: site.stateDirectory)
      try second.acquire(waiting: .seconds(60))
    }
    first.release()
    try await waiting.value
  }

  @Test func endsWithItsValueAndIsNotHeldByTheFileThatStays() throws {
    let site = try SiteFolder()
    do {
      let first = SiteLock(stateDirectory: site.stateDirectory)
      try first.acquire(waiting: .zero)
    }
    #expect(site.exists(".discern/lock"))
    let second = SiteLock(stateDirectory: site.stateDirectory)
    try second.acquire(waiting: .zero)
    second.release()
    second.release()
  }

  @Test func survivesTheRemovalOfItsFile() throws {
    let site = try SiteFolder()
    let first = SiteLock(stateDirectory: site.stateDirectory)
    try first.acquire(waiting: .zero)
    try site.remove(".discern")
    let second = SiteLock(stateDirectory: site.stateDirectory)
    try second.acquire(waiting: .zero)
  }
}

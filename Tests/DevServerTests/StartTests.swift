import Testing

@testable import DevServer

/// Where the server listens.
@Suite struct StartTests {
  private func server(_ change: (inout ServerOptions) -> Void) -> SiteServer {
    var options = ServerOptions()
    change(&options)
    return SiteServer(site: ServedSite(root: "/nonexistent"), options: options)
  }

  @Test func aTakenPortIsPassedOver() throws {
    let site = try TestSite()
    let second = server { $0.port = site.port }
    let address = try second.start()
    defer { second.stop() }
    #expect(address.port != site.port)
    #expect((site.port + 1..<site.port + 100).contains(address.port))
    #expect(address.takenPort == site.port)
    #expect(site.address.takenPort == nil)
  }

  @Test func aTakenPortThatWasAskedForIsAnError() throws {
    let site = try TestSite()
    let second = server {
      $0.port = site.port
      $0.isPortFixed = true
    }
    #expect(throws: ServerError.portTaken(site.port)) { try second.start() }
  }

  @Test(arguments: ["203.0.113.77", "no-such-name.invalid", "999.1.1.1", ""])
  func anAddressThatIsNotThisMachinesIsAnError(host: String) throws {
    let second = server {
      $0.host = host
      $0.port = 0
    }
    let error = try #require(throws: ServerError.self) { try second.start() }
    #expect(error.message.contains("cannot listen"))
  }

  @Test func aServerStartsOnce() throws {
    let site = try TestSite()
    #expect(throws: ServerError.running) { try site.server.start() }
  }

  @Test func anAddressOfVersion6IsWrittenInBrackets() {
    let address = ServerAddress(
      host: "::1", port: 8080, asked: 8080, basePath: "/", isOpenToOthers: false)
    #expect(address.url == "http://[::1]:8080/")
    #expect(address.takenPort == nil)
  }

  @Test func otherMachinesAreToldWhereTheSiteIs() {
    let address = ServerAddress(
      host: "0.0.0.0", port: 8080, asked: 8080, basePath: "/sub/", isOpenToOthers: true,
      networkAddresses: ["192.0.2.7"])
    #expect(address.networkURLs == ["http://192.0.2.7:8080/sub/"])
    #expect(AllowedHosts(listeningAt: "127.0.0.1").networkAddresses.isEmpty)
    #expect(!AllowedHosts(listeningAt: "0.0.0.0").networkAddresses.contains("127.0.0.1"))
  }
}

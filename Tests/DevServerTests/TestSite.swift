import Foundation
import Publication
import StudySite

@testable import DevServer

/// A site in a temporary folder and a server of it; both go when the value does.
final class TestSite: Sendable {
  let folder: String
  let site: ServedSite
  let server: SiteServer
  let port: Int
  let address: ServerAddress

  /// The output folder.
  var root: String { folder + "/public" }

  /// Starts a server of files, given as text by path; of no output folder where there are none.
  init(
    _ files: [String: String] = [:], injects: Bool = false,
    _ change: (inout ServerOptions) -> Void = { _ in }
  ) throws {
    folder = FileManager.default.temporaryDirectory.path + "/served-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    site = ServedSite(root: folder + "/public")
    var options = ServerOptions()
    options.port = 0
    options.injectsReloadClient = injects
    change(&options)
    server = SiteServer(site: site, options: options)
    address = try server.start()
    port = address.port
    for (path, text) in files { try write(path, text) }
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Writes a file below the output folder.
  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let path = root + "/" + path
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Puts text over the disk.
  @discardableResult
  func apply(_ files: [String: String], removed: [String] = []) -> Int {
    site.apply(
      files: files.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }, removed: removed)
  }

  func client() throws -> RawClient { try RawClient(port: port) }

  /// Asks on a connection of its own.
  func get(
    _ path: String, method: String = "GET", host: String = "localhost",
    _ headers: [String: String] = [:]
  ) throws -> RawResponse {
    try client().get(path, method: method, host: host, headers)
  }
}

import Foundation

/// Serves a site on this machine, below the path that it is published at.
final class SiteServer: Sendable {
  private let root: URL
  private let server: LoopbackServer
  private let basePath: String

  init(_ site: SiteFolder) async throws {
    basePath = site.basePath == "/" ? "/some/path/" : site.basePath
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("discern-server-\(UUID().uuidString)")
    let link = root.appendingPathComponent(String(basePath.dropLast()))
    try FileManager.default.createDirectory(
      at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: site.folder)
    server = try await LoopbackServer(
      [
        try TestTools.require("python3", TestTools.python).path, "-u", "-m", "http.server", "0",
        "--bind", "127.0.0.1", "--directory", root.path,
      ], announcement: "127.0.0.1 port ")
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func url(of page: String) throws -> URL {
    guard let url = URL(string: "http://127.0.0.1:\(server.port)\(basePath)\(page)") else {
      throw CocoaError(.fileReadInvalidFileName)
    }
    return url
  }
}

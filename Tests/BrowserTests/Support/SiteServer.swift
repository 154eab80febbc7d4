import Foundation

/// Serves a site on this machine, below the path that it is published at.
final class SiteServer: Sendable {
  /// Where a copy of the page for missing addresses lies, outside of the site.
  static let missingAddress = "/no/such/page.html"

  private let root: URL
  private let server: LoopbackServer
  /// The path of the site's folder on the server, with a slash at both ends.
  let basePath: String

  init(_ site: SiteFolder) async throws {
    basePath = site.basePath == "/" ? "/some/path/" : site.basePath
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("discern-server-\(UUID().uuidString)")
    let link = root.appendingPathComponent(String(basePath.dropLast()))
    try FileManager.default.createDirectory(
      at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: site.folder)
    let notFound = site.url(of: SiteFolder.notFoundPage)
    if FileManager.default.fileExists(atPath: notFound.path) {
      let copy = root.appendingPathComponent(Self.missingAddress)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: notFound, to: copy)
    }
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
    try url(ofPath: basePath + page)
  }

  func url(ofPath path: String) throws -> URL {
    guard let url = URL(string: "http://127.0.0.1:\(server.port)\(path)") else {
      throw CocoaError(.fileReadInvalidFileName)
    }
    return url
  }
}

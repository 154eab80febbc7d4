import Foundation

/// `discern serve` at work on a site.
final class DiscernServer: Sendable {
  private let server: LoopbackServer
  /// The address of the home page, with a slash at the end.
  let root: URL

  var port: Int { server.port }

  /// Starts the command; port 0 means any free one.
  init(_ site: AuthoredSite, port: Int = 0) async throws {
    server = try await LoopbackServer(
      [
        try BuiltExecutable.discern.path, "serve", "--site", site.folder.path, "--port",
        String(port),
      ], announcement: "http://127.0.0.1:")
    let pattern = /http:\/\/127\.0\.0\.1:\d+(?<path>\/[^\s\u{1B}]*)?/
    let path = server.greeting.firstMatch(of: pattern)?.output.path ?? "/"
    let base = path.hasSuffix("/") ? String(path) : path + "/"
    guard let root = URL(string: "http://127.0.0.1:\(server.port)\(base)") else {
      throw CocoaError(.fileReadInvalidFileName)
    }
    self.root = root
  }

  func url(of page: String) -> URL {
    root.appendingPathComponent(page)
  }

  /// Ends the command and waits until its port is free again.
  func stop() async throws {
    try await server.stop()
  }
}

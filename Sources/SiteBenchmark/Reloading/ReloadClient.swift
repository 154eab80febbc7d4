internal import Foundation

/// A connection to the reload socket of `discern serve`, as a page has it (RFC 6455).
final class ReloadClient {
  /// What the server tells a page.
  enum Event: String, Decodable {
    /// Sent once after connecting.
    case hello
    /// The page has to be loaded again.
    case reload
    /// Only style sheets changed.
    case style
    /// The last build failed, or warns of something.
    case problems
    /// The build succeeds again, and nothing that is shown changed.
    case mended
  }

  /// A message of the server.
  struct Message: Decodable {
    /// What has happened.
    var kind: Event
    /// What is wrong with the site, where something is.
    var diagnostics: [Problem]?

    /// The first problem that keeps the site from being built; nil where there is none.
    var error: String? {
      kind == .problems ? diagnostics?.first { $0.severity == "error" }?.message : nil
    }
  }

  /// A problem with the site.
  struct Problem: Decodable {
    /// `error` or `warning`.
    var severity: String
    /// What is wrong.
    var message: String
  }

  private var socket: WebSocketConnection

  /// Connects to the socket of a served site.
  ///
  /// - Throws: `BenchmarkError` where the server cannot be reached or refuses.
  init(_ site: URL) throws(BenchmarkError) {
    guard let host = site.host, let port = site.port.flatMap(UInt16.init(exactly:)) else {
      throw BenchmarkError("'\(site)' names no host and port.")
    }
    let folder = site.path.hasSuffix("/") ? site.path : site.path + "/"
    socket = try WebSocketConnection(host: host, port: port, path: folder + "~discern/reload")
  }

  /// Waits for the next message; nil where none comes in time.
  ///
  /// - Throws: `BenchmarkError` where the server hangs up or says what cannot be understood.
  func next(within time: Duration) throws(BenchmarkError) -> Message? {
    guard let text = try socket.nextText(within: time) else { return nil }
    guard let message = try? JSONDecoder().decode(Message.self, from: Data(text)) else {
      throw BenchmarkError("The server sent '\(String(decoding: text, as: UTF8.self))'.")
    }
    return message
  }

  /// Waits until one of these events has come.
  ///
  /// - Returns: the event.
  /// - Throws: `BenchmarkError` where the server tells of an error, or none comes in time.
  @discardableResult
  func wait(for events: Set<Event>, within time: Duration) throws(BenchmarkError) -> Event {
    let end = ContinuousClock.now + time
    while true {
      guard let message = try next(within: end - ContinuousClock.now) else {
        throw BenchmarkError("The server told of no change within \(time).")
      }
      if events.contains(message.kind) { return message.kind }
      if let error = message.error { throw BenchmarkError("The site is not built: \(error)") }
    }
  }

  /// Passes over all events until none has come for a while.
  ///
  /// - Returns: how many there were.
  /// - Throws: `BenchmarkError` where the server hangs up.
  @discardableResult
  func settle(quietFor time: Duration) throws(BenchmarkError) -> Int {
    var count = 0
    while try next(within: time) != nil { count += 1 }
    return count
  }
}

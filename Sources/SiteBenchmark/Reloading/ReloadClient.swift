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
    /// The last build failed.
    case problems
    /// The build succeeds again, and nothing that is shown changed.
    case mended
  }

  private struct Message: Decodable {
    var kind: String
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

  /// Waits for the next event; nil where none comes in time.
  ///
  /// - Throws: `BenchmarkError` where the server hangs up or says what is no event.
  func next(within time: Duration) throws(BenchmarkError) -> Event? {
    guard let text = try socket.nextText(within: time) else { return nil }
    guard let message = try? JSONDecoder().decode(Message.self, from: Data(text)),
      let event = Event(rawValue: message.kind)
    else {
      throw BenchmarkError("The server sent '\(String(decoding: text, as: UTF8.self))'.")
    }
    return event
  }

  /// Waits until one of these events has come.
  ///
  /// - Throws: `BenchmarkError` where another tells of problems, or none comes in time.
  func wait(for events: Set<Event>, within time: Duration) throws(BenchmarkError) {
    let end = ContinuousClock.now + time
    while true {
      guard let event = try next(within: end - ContinuousClock.now) else {
        throw BenchmarkError("The server told of no change within \(time).")
      }
      if events.contains(event) { return }
      if event == .problems { throw BenchmarkError("The server tells of problems with the site.") }
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

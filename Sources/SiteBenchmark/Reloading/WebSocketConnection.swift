internal import Foundation

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
#else
  private let streamType = SOCK_STREAM
#endif

/// The client's end of a WebSocket over loopback: enough to read short text messages.
struct WebSocketConnection: ~Copyable {
  private let descriptor: Int32
  private var received: [UInt8] = []

  /// Connects, and asks for the socket at a path; the origin is the server's own.
  ///
  /// - Throws: `BenchmarkError` where the server cannot be reached or refuses.
  init(host: String, port: UInt16, path: String) throws(BenchmarkError) {
    descriptor = socket(AF_INET, streamType, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    let descriptor = descriptor
    let status = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw BenchmarkError("Nothing answers at \(host):\(port).") }
    try shakeHands("\(host):\(port)", path)
  }

  deinit { close(descriptor) }

  private mutating func shakeHands(_ server: String, _ path: String) throws(BenchmarkError) {
    let key = Data((0..<16).map { _ in UInt8.random(in: 0...255) }).base64EncodedString()
    let lines = [
      "GET \(path) HTTP/1.1", "Host: \(server)", "Origin: http://\(server)",
      "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: \(key)", "", "",
    ]
    try send(Array(lines.joined(separator: "\r\n").utf8))
    let end = Array("\r\n\r\n".utf8)
    let deadline = ContinuousClock.now + .seconds(30)
    var headEnd: Int?
    while headEnd == nil {
      guard try receive(until: deadline) else { throw BenchmarkError("The server is silent.") }
      headEnd = received.firstRange(of: end)?.upperBound
    }
    let head = String(decoding: received[..<(headEnd ?? 0)], as: UTF8.self)
    guard head.hasPrefix("HTTP/1.1 101") else {
      throw BenchmarkError("The server refused the reload socket: \(head.prefix { $0 != "\r\n" })")
    }
    received.removeSubrange(..<(headEnd ?? 0))
  }

  /// The bytes of the next text message; nil where none comes in time.
  ///
  /// - Throws: `BenchmarkError` where the server hangs up.
  mutating func nextText(within time: Duration) throws(BenchmarkError) -> [UInt8]? {
    let deadline = ContinuousClock.now + time
    while true {
      if let frame = WebSocketFrame(takenFrom: &received) {
        switch frame.kind {
        case .text: return frame.content
        case .ping: try send(WebSocketFrame(kind: .pong, content: frame.content).maskedBytes)
        case .close: throw BenchmarkError("The server closed the reload socket.")
        case .binary, .continuation, .pong: break
        }
      } else if try !receive(until: deadline) {
        return nil
      }
    }
  }

  private func send(_ bytes: [UInt8]) throws(BenchmarkError) {
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw BenchmarkError("The server does not take what it is sent.")
    }
  }

  /// Appends what has arrived.
  ///
  /// - Returns: whether anything did before the deadline.
  private mutating func receive(until deadline: ContinuousClock.Instant) throws(BenchmarkError)
    -> Bool
  {
    let time = max(.zero, deadline - ContinuousClock.now)
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(min(60_000, (time / .milliseconds(1)).rounded(.up)))
    guard poll(&waiting, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { throw BenchmarkError("The server hung up.") }
    received += buffer[..<count]
    return true
  }
}

import Dispatch
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The smallest HTTP client that a driver on the same machine needs: one request on one connection.
///
/// Foundation's own client refuses chromedriver's answers on Linux ("failed writing header").
struct LoopbackHTTP: Sendable {
  /// The connection failed, or what came over it is no HTTP.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  struct Answer: Sendable {
    let status: Int
    let body: Data
  }

  let port: Int
  /// Waiting for an answer blocks a thread of this queue and none of those that run Swift's tasks.
  private let queue = DispatchQueue(label: "loopback-http", attributes: .concurrent)

  init(port: Int) {
    self.port = port
  }

  func answer(to method: String, _ path: String, body: Data?) async throws -> Answer {
    var request = Data("\(method) /\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n".utf8)
    if let body {
      request += Data("Content-Type: application/json; charset=utf-8\r\n".utf8)
      request += Data("Content-Length: \(body.count)\r\n".utf8)
    }
    request += Data("\r\n".utf8)
    request += body ?? Data()
    let message = request
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try exchange(message) })
      }
    }
  }

  private func exchange(_ request: Data) throws -> Answer {
    let connection = try openConnection()
    defer { close(connection) }
    try transmit(request, over: connection)

    var received = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let answer = try Self.answer(in: received) { return answer }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { throw Self.systemFailure("no answer") }
      received.append(contentsOf: buffer[..<count])
    }
  }

  private func openConnection() throws -> Int32 {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let connection = socket(AF_INET, stream, 0)
    guard connection >= 0 else { throw Self.systemFailure("no socket") }
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(connection)
      throw Self.systemFailure("no connection to port \(port)")
    }
    return connection
  }

  private func transmit(_ data: Data, over connection: Int32) throws {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    try data.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
        let count = send(connection, rest.baseAddress, rest.count, flags)
        guard count > 0 else { throw Self.systemFailure("request not sent") }
        sent += count
      }
    }
  }

  /// Returns the answer as soon as all of it has been received.
  private static func answer(in received: Data) throws -> Answer? {
    guard let end = received.range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
    let lines = head.components(separatedBy: "\r\n")
    let fields = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }
    let length = fields.first { $0.first?.lowercased() == "content-length" }?.last
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
      let count = length.flatMap({ Int($0.trimmingCharacters(in: .whitespaces)) })
    else {
      throw Failure(description: "unexpected answer: \(head)")
    }
    let body = received[end.upperBound...]
    return body.count >= count ? Answer(status: status, body: Data(body.prefix(count))) : nil
  }

  private static func systemFailure(_ what: String) -> Failure {
    Failure(description: "\(what): \(String(cString: strerror(errno)))")
  }
}

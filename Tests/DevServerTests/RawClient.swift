import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection to the server that sends exactly what it is told to, and waits for answers.
final class RawClient {
  enum Failure: Error, CustomStringConvertible {
    case connect(Int32)
    case silent(heard: String)
    case closed(heard: String)

    var description: String {
      switch self {
      case .connect(let code): "cannot connect: \(String(cString: strerror(code)))"
      case .silent(let heard): "no answer within \(patience) s after: \(heard)"
      case .closed(let heard): "closed by the server after: \(heard)"
      }
    }
  }

  /// How long to wait for what must happen, in seconds.
  static let patience = 60

  private let descriptor: CInt
  private var received: [UInt8] = []

  /// Connects to a port of this machine, with a small receive buffer if asked.
  init(port: Int, receiveBuffer: Int? = nil) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    if let receiveBuffer {
      var size = CInt(receiveBuffer)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 {
      let code = errno
      close(descriptor)
      throw Failure.connect(code)
    }
  }

  deinit { close(descriptor) }

  /// Sends bytes; what a server that has hung up no longer takes is lost.
  func send(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { rest in
        #if canImport(Glibc)
          Glibc.send(descriptor, rest.baseAddress, rest.count, CInt(MSG_NOSIGNAL))
        #else
          Darwin.send(descriptor, rest.baseAddress, rest.count, 0)
        #endif
      }
      guard count > 0 else { return }
      offset += count
    }
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Says that nothing more will be sent.
  func closeOutput() {
    #if canImport(Glibc)
      shutdown(descriptor, CInt(SHUT_WR))
    #else
      shutdown(descriptor, SHUT_WR)
    #endif
  }

  /// Receives more; false at the end of what the server sends.
  @discardableResult
  private func receive() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
      throw Failure.silent(heard: String(decoding: received.prefix(500), as: UTF8.self))
    }
    if count > 0 { received += buffer[..<count] }
    return count > 0
  }

  /// Whether the server has hung up; what it said before is kept.
  func isClosed() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let count = recv(descriptor, &buffer, buffer.count, CInt(MSG_DONTWAIT))
    if count > 0 { received += buffer[..<count] }
    return count == 0 || count < 0 && errno != EAGAIN && errno != EWOULDBLOCK
  }

  /// The next bytes, exactly as many as asked for.
  func bytes(_ count: Int) throws -> [UInt8] {
    while received.count < count {
      guard try receive() else {
        throw Failure.closed(heard: String(decoding: received.prefix(500), as: UTF8.self))
      }
    }
    defer { received.removeFirst(count) }
    return Array(received[..<count])
  }

  /// Everything until the server hangs up.
  func rest() throws -> [UInt8] {
    while try receive() {}
    defer { received = [] }
    return received
  }

  /// The next answer.
  func response(toHead isHead: Bool = false) throws -> RawResponse {
    var searched = 0
    while true {
      if let end = Self.endOfHead(in: received, from: max(0, searched - 3)) {
        let head = String(decoding: received[..<end], as: UTF8.self)
        received.removeFirst(end + 4)
        var response = try RawResponse(head: head)
        let hasBody = !isHead && ![101, 304].contains(response.status)
        if hasBody, let length = response.headers["content-length"].flatMap({ Int($0) }) {
          response.body = try bytes(length)
        }
        return response
      }
      searched = received.count
      guard try receive() else {
        throw Failure.closed(heard: String(decoding: received.prefix(500), as: UTF8.self))
      }
    }
  }

  /// Where the empty line begins that ends a head.
  private static func endOfHead(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var index = start
      while index + 4 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)
        if word == UInt32(bigEndian: 0x0D0A_0D0A) { return index }
        index += 1
      }
      return nil
    }
  }

  /// Asks for a path and waits for the answer.
  func get(
    _ path: String, method: String = "GET", host: String = "localhost",
    _ headers: [String: String] = [:]
  ) throws -> RawResponse {
    var text = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\n"
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      text += "\(name): \(value)\r\n"
    }
    send(text + "\r\n")
    return try response(toHead: method == "HEAD")
  }
}

/// An answer as it came.
struct RawResponse {
  let status: Int
  /// By lower-case name; values of one name are joined with a comma.
  let headers: [String: String]
  var body: [UInt8] = []

  init(head: String) throws {
    let lines = head.components(separatedBy: "\r\n")
    let first = try #require(lines.first).split(separator: " ")
    try #require(first.count >= 2 && first[0].hasPrefix("HTTP/1."), "\(head)")
    status = try #require(Int(first[1]))
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let colon = try #require(line.firstIndex(of: ":"))
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      headers[name] = headers[name].map { $0 + ", " + value } ?? value
    }
    self.headers = headers
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}

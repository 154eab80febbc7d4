@testable import DevServer

/// A page's side of the reload channel.
final class WebSocketClient {
  let client: RawClient

  /// Opens the channel; throws where the server does not agree.
  init(_ site: TestSite) throws {
    let (client, response) = try Self.handshake(site)
    guard response.status == 101 else { throw RawClient.Failure.closed(heard: response.text) }
    self.client = client
  }

  /// Asks for the channel as a browser does, but for some headers; nil leaves one out.
  static func handshake(
    _ site: TestSite, path: String = "/~discern/reload", origin: String? = nil,
    changing: [String: String?] = [:]
  ) throws -> (RawClient, RawResponse) {
    let client = try site.client()
    var headers = [
      "Host": "localhost:\(site.port)", "Connection": "Upgrade", "Upgrade": "websocket",
      "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      "Origin": origin ?? "http://localhost:\(site.port)",
    ]
    for (name, value) in changing { headers[name] = value }
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
    client.send("GET \(path) HTTP/1.1\r\n" + lines.joined() + "\r\n")
    return (client, try client.response())
  }

  func send(opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true, isMasked: Bool = true) {
    let mask: [UInt8] = [1, 2, 3, 4]
    let flag: UInt8 = isMasked ? 0x80 : 0
    var frame: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
    if payload.count < 126 {
      frame.append(flag | UInt8(payload.count))
    } else {
      frame += [flag | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
    }
    if isMasked {
      frame += mask + payload.enumerated().map { $0.element ^ mask[$0.offset % 4] }
    } else {
      frame += payload
    }
    client.send(frame)
  }

  func frame() throws -> (opcode: UInt8, payload: [UInt8]) {
    let head = try client.bytes(2)
    var count = Int(head[1] & 0x7F)
    if count == 126 {
      let size = try client.bytes(2)
      count = Int(size[0]) << 8 | Int(size[1])
    }
    return (head[0] & 0x0F, try client.bytes(count))
  }

  /// The next text message.
  func text() throws -> String {
    let (opcode, payload) = try frame()
    guard opcode == 1 else { throw RawClient.Failure.closed(heard: "a frame of sort \(opcode)") }
    return String(decoding: payload, as: UTF8.self)
  }
}

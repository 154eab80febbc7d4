/// A frame of a WebSocket (RFC 6455, section 5.2).
struct WebSocketFrame: Equatable {
  /// What a frame holds.
  enum Kind: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10
  }

  /// What the frame holds.
  var kind: Kind
  /// Its payload.
  var content: [UInt8]

  /// A frame to send.
  init(kind: Kind, content: [UInt8]) {
    self.kind = kind
    self.content = content
  }

  /// Takes the first frame from what a server sent; nil until all of it is there.
  ///
  /// Servers do not mask, and a message of the reload socket is a frame of its own.
  init?(takenFrom received: inout [UInt8]) {
    guard received.count >= 2, let kind = Kind(rawValue: received[0] & 0x0F) else { return nil }
    let short = Int(received[1] & 0x7F)
    let lengthSize = short == 126 ? 2 : short == 127 ? 8 : 0
    let start = 2 + lengthSize
    guard received.count >= start else { return nil }
    let count = lengthSize == 0 ? short : received[2..<start].reduce(0) { $0 << 8 | Int($1) }
    guard received.count >= start + count else { return nil }
    self.kind = kind
    content = Array(received[start..<(start + count)])
    received.removeSubrange(..<(start + count))
  }

  /// The frame as a client has to send it: masked.
  ///
  /// Only for contents below 126 bytes, which control frames are.
  var maskedBytes: [UInt8] {
    let mask = (0..<4).map { _ in UInt8.random(in: 0...255) }
    let masked = content.prefix(125).enumerated().map { $1 ^ mask[$0 % 4] }
    return [0x80 | kind.rawValue, 0x80 | UInt8(masked.count)] + mask + masked
  }
}

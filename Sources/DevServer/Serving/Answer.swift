internal import NIOCore
internal import NIOHTTP1

/// The answer to a request, without what depends on the connection.
struct Answer: Sendable {
  /// What is sent after the head.
  enum Body: Sendable {
    /// Bytes in memory.
    case bytes(ByteBuffer)
    /// A range of a file on the disk, which is read while it is sent.
    case file(DiskFile, Range<Int>)

    /// The length in bytes.
    var count: Int {
      switch self {
      case .bytes(let buffer): buffer.readableBytes
      case .file(_, let range): range.count
      }
    }

    /// A part of the body; the range counts from its beginning and lies within it.
    func part(_ range: Range<Int>) -> Body {
      switch self {
      case .bytes(let buffer):
        .bytes(
          buffer.getSlice(at: buffer.readerIndex + range.lowerBound, length: range.count)
            ?? ByteBuffer())
      case .file(let file, let whole):
        .file(
          file, whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound)
      }
    }
  }

  /// The status.
  var status: HTTPResponseStatus
  /// The headers but for the date, the length and the connection's.
  var headers: HTTPHeaders
  /// The body as a GET gets it; nil for an answer that has none whatever the method.
  var body: Body?
  /// Whether the connection ends with this answer.
  var endsConnection = false

  /// An answer of one line of text.
  static func text(
    _ status: HTTPResponseStatus, _ message: String, _ headers: HTTPHeaders = HTTPHeaders(),
    endsConnection: Bool = false
  ) -> Answer {
    var all = ResponseHeaders.common(for: nil)
    all.add(name: "Content-Type", value: "text/plain; charset=utf-8")
    all.add(contentsOf: headers)
    return Answer(
      status: status, headers: all, body: .bytes(ByteBuffer(string: message + "\n")),
      endsConnection: endsConnection)
  }
}

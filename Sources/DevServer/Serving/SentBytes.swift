internal import NIOCore
internal import StudySite

/// The bytes of an answer and the tag by which a client asks whether it has them already.
struct SentBytes: Sendable {
  /// The bytes as they go out.
  let buffer: ByteBuffer
  /// A strong entity tag of exactly these bytes, with its quotation marks.
  let entityTag: String

  /// Takes over bytes and computes their tag.
  init(_ bytes: [UInt8]) {
    buffer = ByteBuffer(bytes: bytes)
    let hash = String(ContentHash(bytes).value, radix: 36)
    entityTag = "\"\(String(bytes.count, radix: 36))-\(hash)\""
  }
}

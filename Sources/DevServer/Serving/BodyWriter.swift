internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Sends the body of an answer no faster than the client reads it.
final class BodyWriter {
  /// How much is handed to the connection at once, in bytes.
  private static let chunk = 128 * 1024

  private let body: Answer.Body?
  private let context: ChannelHandlerContext
  private let pool: NIOThreadPool
  private var offset = 0
  private var isBusy = false
  private var isFinished = false

  /// Called once at the end, with whether the body went out as a whole.
  var whenFinished: ((Bool) -> Void)?

  /// A writer that reads files on the threads of `pool`; nothing is sent until `resume`.
  init(_ body: Answer.Body?, to context: ChannelHandlerContext, reading pool: NIOThreadPool) {
    self.body = body
    self.context = context
    self.pool = pool
  }

  /// Sends as much as the connection takes now.
  func resume() {
    if isBusy || isFinished { return }
    isBusy = true
    let count = body?.count ?? 0
    while offset < count {
      guard context.channel.isActive else { return finish(false) }
      guard context.channel.isWritable else { return wait() }
      let range = offset..<min(offset + Self.chunk, count)
      switch body?.part(range) {
      case .bytes(let buffer)?:
        offset = range.upperBound
        context.write(part(buffer), promise: nil)
      case .file(let file, let place)?: return read(file, place)
      case nil: return finish(true)
      }
    }
    // The end waits too, so that answers to a client that reads none do not pile up.
    guard context.channel.isWritable else { return wait() }
    finish(true)
  }

  private func part(_ buffer: ByteBuffer) -> NIOAny {
    NIOAny(HTTPServerResponsePart.body(.byteBuffer(buffer)))
  }

  private func wait() {
    isBusy = false
    context.flush()
    // Flushing may have made room at once, and said so while the writer was still busy.
    if context.channel.isWritable { resume() }
  }

  private func read(_ file: DiskFile, _ range: Range<Int>) {
    context.flush()
    let isLast = offset + range.count == body?.count
    let read = pool.runIfActive(eventLoop: context.eventLoop) { () -> ByteBuffer? in
      guard let bytes = file.read(range), !isLast || file.isUnchanged else { return nil }
      return ByteBuffer(bytes: bytes)
    }
    read.assumeIsolated().whenComplete { [self] result in
      guard case .success(let buffer?) = result else { return finish(false) }
      offset += range.count
      context.write(part(buffer), promise: nil)
      isBusy = false
      resume()
    }
  }

  private func finish(_ isWhole: Bool) {
    isFinished = true
    let whenFinished = whenFinished
    self.whenFinished = nil
    whenFinished?(isWhole)
  }
}

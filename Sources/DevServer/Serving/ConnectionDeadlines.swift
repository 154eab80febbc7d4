internal import NIOCore
internal import NIOHTTP1

/// Ends connections whose clients are slow, silent or too talkative.
///
/// It sits next to the socket and sees the bytes; the handler of requests tells it how far a request
/// has come. Deadlines are looked at every second or so, which spares timers being set and cancelled
/// with each request.
final class ConnectionDeadlines: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private enum Phase {
    /// Between requests.
    case idle
    /// From the first byte of a request to its last.
    case receiving
    /// From a request's last byte to the end of its answer.
    case answering
    /// After the last answer, until the client has seen it and hangs up.
    case lingering
    /// No HTTP any more; the reload channel looks after itself.
    case upgraded
  }

  /// The longest head of a request in bytes.
  static let headLimit = 16 * 1024
  /// How much a client may still say after its last answer, in bytes, and for how long.
  private static let lingerLimit = 1 << 20
  private static let lingerTime = TimeAmount.seconds(2)

  private let requestDeadline: TimeAmount
  private let idleDeadline: TimeAmount
  private let writeDeadline: TimeAmount
  private let interval: TimeAmount

  private var phase = Phase.idle
  private var phaseStart = NIODeadline.now()
  private var isHeadComplete = false
  private var received = 0
  private var unsent = 0
  private var lastProgress = NIODeadline.now()
  private var timer: Scheduled<Void>?

  /// The deadlines that the options name.
  init(_ options: ServerOptions) {
    requestDeadline = .nanoseconds(Int64(options.requestDeadline * 1e9))
    idleDeadline = .nanoseconds(Int64(options.idleDeadline * 1e9))
    writeDeadline = .nanoseconds(Int64(options.writeDeadline * 1e9))
    let shortest = min(requestDeadline, idleDeadline, writeDeadline)
    interval = max(.milliseconds(5), min(.seconds(1), .nanoseconds(shortest.nanoseconds / 4)))
  }

  /// Says that the head of a request has come.
  func headEnded() { isHeadComplete = true }

  /// Says that a request has come as a whole.
  func requestEnded() { enter(.answering) }

  /// Says that an answer was given after which the connection goes on.
  func answerEnded() { enter(.idle) }

  /// Says that the last answer was given: what the client still says is dropped, and soon the
  /// connection.
  ///
  /// Closing at once would make the client's system throw away an answer that it has not read yet.
  func linger() { enter(.lingering) }

  /// Says that the connection is no longer one of HTTP.
  func upgraded() { enter(.upgraded) }

  private func enter(_ phase: Phase) {
    self.phase = phase
    phaseStart = .now()
    received = 0
    isHeadComplete = false
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { schedule(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    enter(.idle)
    if timer == nil { schedule(context) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let count = unwrapInboundIn(data).readableBytes
    switch phase {
    case .lingering:
      received += count
      if received > Self.lingerLimit { context.close(promise: nil) }
      return
    case .idle: enter(.receiving)
    case .receiving:
      // The parser limits the headers, but not the request line.
      if !isHeadComplete, received > Self.headLimit {
        context.fireErrorCaught(HTTPParserError.headerOverflow)
        return
      }
    case .answering, .upgraded: break
    }
    received += count
    context.fireChannelRead(data)
  }

  private func schedule(_ context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: interval) { [self] in
      guard context.channel.isActive else { return }
      if isOverdue(context) { context.close(promise: nil) } else { schedule(context) }
    }
  }

  private func isOverdue(_ context: ChannelHandlerContext) -> Bool {
    let now = NIODeadline.now()
    let options = context.channel.syncOptions
    let unsent = (try? options?.getOption(.bufferedWritableBytes)) ?? 0
    if unsent == 0 || unsent != self.unsent { lastProgress = now }
    self.unsent = unsent
    if now - lastProgress > writeDeadline { return true }
    switch phase {
    case .idle: return unsent == 0 && now - phaseStart > idleDeadline
    case .receiving: return now - phaseStart > requestDeadline
    case .lingering: return unsent == 0 && now - phaseStart > Self.lingerTime
    case .answering, .upgraded: return false
    }
  }
}

internal import NIOCore
internal import NIOWebSocket

/// The server's side of one page's reload channel.
///
/// What the page says is passed over; only control frames are answered.
final class ReloadSocket: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  /// The longest message that a client may send, in bytes.
  static let messageLimit = 4096

  private let hub: ReloadHub
  private let pingInterval: TimeAmount
  private var timer: Scheduled<Void>?
  private var messageLength = 0
  private var unansweredPings = 0
  private var isClosing = false

  /// A channel that belongs to a hub, with a ping every `pingInterval` seconds.
  init(hub: ReloadHub, pingInterval: Double) {
    self.hub = hub
    self.pingInterval = .nanoseconds(Int64(pingInterval * 1e9))
  }

  func handlerAdded(context: ChannelHandlerContext) {
    hub.add(context.channel)
    schedulePing(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    hub.remove(context.channel)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isClosing { return }
    let frame = unwrapInboundIn(data)
    unansweredPings = 0
    // RFC 6455 has clients mask all they send, so that no proxy takes it for something else.
    guard frame.maskKey != nil else { return close(context, .protocolError) }
    switch frame.opcode {
    case .connectionClose:
      isClosing = true
      var code = frame.unmaskedData.readableBytes >= 2 ? frame.unmaskedData : ByteBuffer()
      send(.connectionClose, code.readSlice(length: 2) ?? ByteBuffer(), context)
        .assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    case .ping: _ = send(.pong, frame.unmaskedData, context)
    case .pong: break
    case .text, .binary, .continuation:
      messageLength += frame.length
      if messageLength > Self.messageLimit { return close(context, .messageTooLarge) }
      if frame.fin { messageLength = 0 }
    default: close(context, .protocolError)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A frame that is not well formed has been answered before it came here, and the answer's
    // sending ends the connection.
    if !(error is NIOWebSocketError) { context.close(promise: nil) }
  }

  private func schedulePing(_ context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: pingInterval) { [self] in
      guard context.channel.isActive else { return }
      guard unansweredPings < 2 else { return context.close(promise: nil) }
      unansweredPings += 1
      _ = send(.ping, ByteBuffer(), context)
      schedulePing(context)
    }
  }

  private func close(_ context: ChannelHandlerContext, _ code: WebSocketErrorCode) {
    isClosing = true
    var data = context.channel.allocator.buffer(capacity: 2)
    data.write(webSocketErrorCode: code)
    send(.connectionClose, data, context).assumeIsolated().whenComplete { _ in
      context.close(promise: nil)
    }
  }

  private func send(
    _ opcode: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext
  ) -> EventLoopFuture<Void> {
    context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: opcode, data: data)))
  }
}

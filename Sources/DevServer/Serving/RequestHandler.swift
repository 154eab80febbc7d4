internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Answers the requests of a connection, one after the other.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// The longest body of a request that is read, and passed over, in bytes.
  private static let bodyLimit = 64 * 1024

  private let responder: Responder
  private let pool: NIOThreadPool
  private let deadlines: ConnectionDeadlines

  private var head: HTTPRequestHead?
  private var bodyLength = 0
  private var writer: BodyWriter?
  /// Whether the client will send no more.
  private var isInputClosed = false
  /// Whether the last answer of the connection has begun.
  private var isEnding = false
  /// Whether an answer's end is being written, from within which the next request may come.
  private var isFinishing = false

  /// A handler that reads files on the threads of `pool`.
  init(responder: Responder, pool: NIOThreadPool, deadlines: ConnectionDeadlines) {
    self.responder = responder
    self.pool = pool
    self.deadlines = deadlines
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isEnding { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      bodyLength = 0
      deadlines.headEnded()
      if head.version.major != 1 {
        refuse(.httpVersionNotSupported, "The server speaks HTTP/1.1.", context)
      } else if let text = head.headers.first(name: "Content-Length"), let length = Int(text),
        length > Self.bodyLimit
      {
        refuse(.payloadTooLarge, "A request to read needs no such body.", context)
      }
    case .body(let buffer):
      bodyLength += buffer.readableBytes
      if bodyLength > Self.bodyLimit {
        refuse(.payloadTooLarge, "A request to read needs no such body.", context)
      }
    case .end:
      deadlines.requestEnded()
      // Thousands of small requests in one go must not end up on the stack one upon the other.
      if isFinishing {
        context.eventLoop.assumeIsolated().execute { [self] in answer(context) }
      } else {
        answer(context)
      }
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    isInputClosed = true
    // A client may send its request, close its half, and still wait for the answer.
    if head == nil && writer == nil || isEnding && writer == nil { context.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? HTTPParserError {
      if isEnding { return }
      switch error {
      case .headerOverflow:
        refuse(.requestHeaderFieldsTooLarge, "The request's head is too long.", context)
      default: refuse(.badRequest, "The request is not well formed.", context)
      }
    } else if error is ChannelError || error is IOError {
      context.close(promise: nil)
    }
    // What remains are requests for sockets that were not in order; they come here as requests.
  }

  func channelInactive(context: ChannelHandlerContext) {
    writer = nil
    head = nil
    context.fireChannelInactive()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { writer?.resume() }
    context.fireChannelWritabilityChanged()
  }

  private func refuse(
    _ status: HTTPResponseStatus, _ message: String, _ context: ChannelHandlerContext
  ) {
    // In the middle of an answer there is no way to say more.
    if writer != nil { return context.close(promise: nil) }
    send(.text(status, message, endsConnection: true), context)
  }

  private func answer(_ context: ChannelHandlerContext) {
    guard let head, context.channel.isActive else { return }
    let port = context.channel.localAddress?.port ?? 0
    switch responder.begin(head, port: port) {
    case .answer(let answer): send(answer, context)
    case .page(let request):
      if let answer = responder.answerFromMemory(request) { return send(answer, context) }
      let responder = responder
      let answer = pool.runIfActive(eventLoop: context.eventLoop) { responder.answer(request) }
      answer.assumeIsolated().whenComplete { [self] result in
        switch result {
        case .success(let answer): send(answer, context)
        case .failure: context.close(promise: nil)
        }
      }
    }
  }

  private func send(_ answer: Answer, _ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    let request = head
    let keepsAlive =
      !answer.endsConnection && !isInputClosed && request?.isKeepAlive ?? false
    isEnding = !keepsAlive
    var head = HTTPResponseHead(
      version: request?.version.minor == 0 ? .http1_0 : .http1_1, status: answer.status,
      headers: answer.headers)
    head.headers.add(name: "Date", value: httpDateNow())
    if let body = answer.body {
      head.headers.add(name: "Content-Length", value: String(body.count))
    }
    if !keepsAlive {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    } else if head.version == .http1_0 {
      head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
    }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let writer = BodyWriter(
      request?.method == .HEAD ? nil : answer.body, to: context, reading: pool)
    writer.whenFinished = { [self] isWhole in finish(isWhole, context) }
    self.writer = writer
    writer.resume()
  }

  private func finish(_ isWhole: Bool, _ context: ChannelHandlerContext) {
    writer = nil
    head = nil
    // The client learns from the early end that it has not got the whole.
    guard isWhole else { return context.close(promise: nil) }
    if isEnding {
      deadlines.linger()
      context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { [self] _ in
        if isInputClosed {
          context.close(promise: nil)
        } else {
          context.close(mode: .output, promise: nil)
        }
      }
    } else {
      deadlines.answerEnded()
      isFinishing = true
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      isFinishing = false
    }
  }
}

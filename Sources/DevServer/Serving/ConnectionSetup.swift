internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOWebSocket
internal import Synchronization

/// How connections are set up.
struct ConnectionSetup: Sendable {
  private struct TooMany: Error {}

  private final class Count: Sendable {
    let open = Atomic<Int>(0)
  }

  /// Answers requests.
  let responder: Responder
  /// The deadlines.
  let options: ServerOptions
  /// The open pages.
  let hub: ReloadHub
  /// The threads that read files.
  let pool: NIOThreadPool
  /// How many connections may be open at once.
  let limit: Int
  private let count = Count()

  /// How many connections are open.
  var openCount: Int { count.open.load(ordering: .relaxed) }

  /// How connections are set up for a server's parts.
  init(
    responder: Responder, options: ServerOptions, hub: ReloadHub, pool: NIOThreadPool, limit: Int
  ) {
    self.responder = responder
    self.options = options
    self.hub = hub
    self.pool = pool
    self.limit = limit
  }

  /// What listens and accepts connections.
  func bootstrap(_ group: MultiThreadedEventLoopGroup) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(
        .writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024)
      )
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try setUp(channel) }
      }
  }

  private func setUp(_ channel: any Channel) throws {
    let count = count
    guard count.open.add(1, ordering: .relaxed).newValue <= limit else {
      count.open.subtract(1, ordering: .relaxed)
      throw TooMany()
    }
    channel.closeFuture.whenComplete { _ in count.open.subtract(1, ordering: .relaxed) }

    let pipeline = channel.pipeline.syncOperations
    let deadlines = ConnectionDeadlines(options)
    let requests = RequestHandler(responder: responder, pool: pool, deadlines: deadlines)
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = ConnectionDeadlines.headLimit
    limits.maxHeaderListSize = ConnectionDeadlines.headLimit
    limits.maxHeaderFieldCount = 100
    try pipeline.addHandler(deadlines)
    let isolated = NIOLoopBound((deadlines, requests), eventLoop: channel.eventLoop)
    try pipeline.configureHTTPServerPipeline(
      withServerUpgrade: (
        upgraders: [upgrader()],
        completionHandler: { context in
          let (deadlines, requests) = isolated.value
          deadlines.upgraded()
          context.pipeline.syncOperations.removeHandler(requests, promise: nil)
        }
      ),
      withErrorHandling: false, withEncoderConfiguration: .init(),
      withDecoderLimitConfiguration: limits)
    try pipeline.addHandler(requests)
  }

  private func upgrader() -> NIOWebSocketServerUpgrader {
    let responder = responder
    let hub = hub
    let pingInterval = options.pingInterval
    return NIOWebSocketServerUpgrader(
      maxFrameSize: ReloadSocket.messageLimit,
      shouldUpgrade: { channel, head in
        let admits = responder.admitsSocket(head, port: channel.localAddress?.port ?? 0)
        return channel.eventLoop.makeSucceededFuture(admits ? HTTPHeaders() : nil)
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            ReloadSocket(hub: hub, pingInterval: pingInterval))
        }
      })
  }
}

internal import NIOCore
internal import NIOWebSocket
internal import Publication

/// The pages that are open, and what a page has to know that opens now.
final class ReloadHub: Sendable {
  private struct State {
    var clients: [ObjectIdentifier: any Channel] = [:]
    var version = 0
    var diagnostics: [ReloadDiagnostic] = []
  }

  private let state = Guarded(State())

  /// Takes in a client and greets it; called on the client's event loop.
  ///
  /// Greeting under the lock puts the greeting before all later events and after all earlier ones.
  func add(_ channel: any Channel) {
    state.withLock { state in
      state.clients[ObjectIdentifier(channel)] = channel
      let hello = ReloadMessage.hello(version: state.version, diagnostics: state.diagnostics)
      if let json = hello.json { Self.send(json, to: channel) }
    }
  }

  /// Forgets a client that is gone.
  func remove(_ channel: any Channel) {
    _ = state.withLock { $0.clients.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  /// Tells all clients, and keeps what later ones have to know.
  func broadcast(_ event: ReloadEvent) {
    guard let json = event.message.json else { return }
    state.withLock { state in
      state.version = event.version
      state.diagnostics = event.remaining
      for client in state.clients.values { Self.send(json, to: client) }
    }
  }

  /// Says goodbye to all clients.
  func close() {
    let clients = state.withLock { state in
      defer { state.clients = [:] }
      return Array(state.clients.values)
    }
    for client in clients {
      var data = client.allocator.buffer(capacity: 2)
      data.write(webSocketErrorCode: .goingAway)
      client.writeAndFlush(
        WebSocketFrame(fin: true, opcode: .connectionClose, data: data), promise: nil)
    }
  }

  /// Sends a message in its turn; never at once, because a failure may end in `remove`, which
  /// waits for the lock.
  private static func send(_ json: String, to channel: any Channel) {
    channel.eventLoop.execute {
      // A client that does not read has no use for more; it asks anew when it is back.
      guard channel.isWritable else { return channel.close(promise: nil) }
      channel.writeAndFlush(
        WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: json)), promise: nil)
    }
  }
}

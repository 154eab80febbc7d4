internal import Publication

/// A file of the site that is answered from memory.
///
/// What is sent is made once and kept, for a page once for each address by which it is asked for.
final class MemoryFile: Sendable {
  private let bytes: [UInt8]
  /// What is sent, by the address for which the reload script was added; empty without it.
  private let sent = Guarded<[String: SentBytes]>([:])

  /// More addresses than a browser and a telephone use; a client that thinks up names (all that end
  /// in `.localhost` are allowed) makes the server forget, not grow.
  private static let addressLimit = 8

  /// Keeps a file's bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The file's bytes as they are sent, changed by `injection` if there is one.
  func sentBytes(_ injection: ReloadInjection?) -> SentBytes {
    let key = injection?.authority ?? ""
    if let known = sent.withLock({ $0[key] }) { return known }
    let made = SentBytes(injection.map { $0.inject(into: bytes) } ?? bytes)
    return sent.withLock { sent in
      if sent.count >= Self.addressLimit { sent.removeAll() }
      sent[key] = made
      return made
    }
  }
}

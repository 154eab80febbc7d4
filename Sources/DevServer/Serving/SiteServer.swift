internal import Dispatch
internal import NIOCore
internal import NIOPosix
internal import Publication

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The HTTP server of `discern serve`: the site, and the channel that tells its pages of changes.
package final class SiteServer: Sendable {
  private struct Running {
    var group: MultiThreadedEventLoopGroup
    var pool: NIOThreadPool
    var setup: ConnectionSetup
  }

  /// How many ports are tried, counting up from the default one.
  private static let portCount = 100
  /// Descriptors for the files that are read, and for everything else.
  private static let spareFiles = 256

  private let site: ServedSite
  private let options: ServerOptions
  private let hub = ReloadHub()
  private let running = Guarded<Running?>(nil)

  /// A server of a site, which listens once it is started.
  package init(site: ServedSite, options: ServerOptions) {
    self.site = site
    self.options = options
  }

  deinit { stop() }

  /// Starts to listen.
  ///
  /// - Returns: Where the server can be reached.
  /// - Throws: What keeps it from listening.
  package func start() throws(ServerError) -> ServerAddress {
    try running.withLock { running throws(ServerError) in
      if running != nil { throw .running }
      guard let base = try? RequestTarget(options.basePath), base.query.isEmpty,
        base.authority == nil, base.path.isFolder
      else { throw .invalidBasePath(options.basePath) }
      let fileCount = raiseFileLimit(to: options.connectionLimit + Self.spareFiles)
      let connectionLimit = max(16, min(options.connectionLimit, fileCount - Self.spareFiles))
      let hosts = AllowedHosts(listeningAt: host)
      let responder = Responder(
        site: site, base: base.path, injectsReloadClient: options.injectsReloadClient,
        check: RequestCheck(hosts: hosts))
      let group = MultiThreadedEventLoopGroup(
        numberOfThreads: max(2, min(4, System.coreCount)))
      let pool = NIOThreadPool(numberOfThreads: 4)
      pool.start()
      let setup = ConnectionSetup(
        responder: responder, options: options, hub: hub, pool: pool, limit: connectionLimit)
      do throws(ServerError) {
        let channel = try listen(setup.bootstrap(group))
        running = Running(group: group, pool: pool, setup: setup)
        return ServerAddress(
          host: host, port: channel.localAddress?.port ?? options.port, asked: options.port,
          basePath: base.path.encoded, isOpenToOthers: hosts.isOpenToOthers,
          networkAddresses: hosts.networkAddresses)
      } catch {
        Self.shutDown(group, pool)
        throw error
      }
    }
  }

  /// How many connections are open.
  var connectionCount: Int { running.withLock { $0?.setup.openCount ?? 0 } }

  /// Tells all open pages; pages that open later learn of the problems that remain.
  package func broadcast(_ event: ReloadEvent) {
    hub.broadcast(event)
  }

  /// Stops at once, whatever is under way; does nothing to a server that does not run.
  package func stop() {
    let stopped = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let stopped else { return }
    hub.close()
    Self.shutDown(stopped.group, stopped.pool)
  }

  private var host: String {
    let host = options.host
    return host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }

  private func listen(_ bootstrap: ServerBootstrap) throws(ServerError) -> any Channel {
    let first = options.port
    let isOnly = options.isPortFixed || first == 0
    let last = isOnly ? first : min(first + Self.portCount - 1, 65535)
    for port in first...last {
      do {
        return try bootstrap.bind(host: host, port: port).wait()
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        if isOnly { throw .portTaken(port) }
      } catch {
        throw .cannotListen(host: host, port: port, reason: Self.reason(error))
      }
    }
    throw .portsTaken(first: first, last: last)
  }

  private static func reason(_ error: any Error) -> String {
    if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
    if error is SocketAddressError { return "the system does not know this address" }
    return "\(error)"
  }

  /// Ends the threads, and with them all connections.
  ///
  /// Those that read files go first, since they answer to the others.
  private static func shutDown(_ group: MultiThreadedEventLoopGroup, _ pool: NIOThreadPool) {
    let done = DispatchSemaphore(value: 0)
    let queue = DispatchQueue(label: "discern.serve.stop")
    pool.shutdownGracefully(queue: queue) { _ in
      group.shutdownGracefully(queue: queue) { _ in done.signal() }
    }
    done.wait()
  }
}

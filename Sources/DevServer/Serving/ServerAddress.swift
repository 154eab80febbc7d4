/// Where a server that has started can be reached.
package struct ServerAddress: Hashable, Sendable {
  /// The address or name at which it listens.
  package let host: String
  /// The port at which it listens.
  package let port: Int
  /// The port that it would have taken had it been free; nil where it has that one.
  package let takenPort: Int?
  /// The address to open in a browser on this machine.
  package let url: String
  /// The addresses to open on other machines of the network.
  package let networkURLs: [String]
  /// What to know before other machines can reach the server; nil where they cannot.
  package let warning: String?

  /// The address of a server at a host and port, whose site lies below a base path.
  init(
    host: String, port: Int, asked: Int, basePath: String, isOpenToOthers: Bool,
    networkAddresses: [String] = []
  ) {
    self.host = host
    self.port = port
    takenPort = asked == 0 || asked == port ? nil : asked
    let isWildcard = Authority.Host(host)?.isWildcard ?? false
    let name = isWildcard ? "localhost" : host.contains(":") ? "[\(host)]" : host
    url = "http://\(name):\(port)\(basePath)"
    networkURLs = networkAddresses.map { "http://\($0):\(port)\(basePath)" }
    warning =
      isOpenToOthers
      ? "other machines on the network can read the site, drafts included, at port \(port) of "
        + "this machine; without --host only this machine can" : nil
  }
}

/// Why the server does not start.
package enum ServerError: Error, Hashable {
  /// The port that was asked for is taken.
  case portTaken(Int)
  /// All ports that were tried are taken.
  case portsTaken(first: Int, last: Int)
  /// The system refuses to listen.
  case cannotListen(host: String, port: Int, reason: String)
  /// The base path is no path.
  case invalidBasePath(String)
  /// The server runs already.
  case running

  /// What is wrong and what to do, in one line.
  package var message: String {
    switch self {
    case .portTaken(let port):
      "port \(port) is taken by another program; name another with --port, or 0 for any"
    case .portsTaken(let first, let last):
      "the ports from \(first) to \(last) are all taken; name another with --port, or 0 for any"
    case .cannotListen(let host, let port, let reason):
      "cannot listen at \(host), port \(port): \(reason)"
    case .invalidBasePath(let path):
      "the base address has the path '\(path)', which no server can answer"
    case .running: "the server runs already"
    }
  }
}

/// How the development server listens and answers.
package struct ServerOptions: Sendable {
  /// The address or name at which to listen.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8080
  /// Whether the port was asked for: then another will not do when it is taken.
  package var isPortFixed = false
  /// The path of the site's base address, which begins and ends with a slash.
  package var basePath = "/"
  /// Whether pages get the script that follows the author's edits.
  package var injectsReloadClient = true
  /// How long a client may take over a request, from its first byte to its last, in seconds.
  package var requestDeadline = 10.0
  /// How long a connection may stay silent between requests, in seconds.
  package var idleDeadline = 60.0
  /// How long a client may leave an answer unread, in seconds.
  package var writeDeadline = 60.0
  /// How often reload clients are asked whether they are there, in seconds.
  package var pingInterval = 25.0
  /// How many connections may be open at once.
  package var connectionLimit = 4096

  /// The options of a server that only this machine reaches.
  package init() {}
}

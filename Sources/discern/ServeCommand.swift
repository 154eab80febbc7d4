internal import ArgumentParser
internal import DevServer
internal import Diagnostics
internal import Dispatch
internal import Foundation
internal import StudySite

/// Builds, serves, watches and reloads a site.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the site on this machine, and show each edit in the open pages.",
    discussion: "Ends with Ctrl-C.")

  @OptionGroup var build: BuildArguments

  @Option(help: "The address to listen at; 0.0.0.0 lets other machines on the network in.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at, 0 for any (default: 8080, or the next one that is free).")
  var port: Int?

  @Flag(name: .customLong("no-watch"), help: "Do not watch the site's files for changes.")
  var noWatch = false

  @Flag(help: "Look at the files again and again, where the system does not tell of changes.")
  var poll = false

  @Flag(help: "Open the site in the browser.")
  var open = false

  mutating func validate() throws {
    if let port, !(0...65535).contains(port) {
      throw ValidationError("The port must be from 0 to 65535.")
    }
    if noWatch, poll { throw ValidationError("--no-watch and --poll exclude each other.") }
  }

  func run() throws {
    var options = ServerOptions()
    options.host = host
    options.port = port ?? options.port
    options.isPortFixed = port != nil
    options.injectsReloadClient = !noWatch
    let printer = ServePrinter(isQuiet: build.site.quiet, opensBrowser: open)
    let session = ServeSession(
      directory: build.site.directory, output: build.outputFolder, build.options,
      watching: noWatch ? .off : poll ? .polling : .notifications,
      tell: { printer.tell($0) })
    let signals = Self.signals(ending: session)
    defer { for signal in signals { signal.cancel() } }
    do throws(ServerError) {
      try session.run(options)
    } catch {
      Terminal.writeError("Not served: \(error.message).\n")
      throw contentFailure
    }
  }

  /// Makes Ctrl-C and the end of the terminal end the session.
  private static func signals(ending session: ServeSession) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue(label: "discern.signals"))
      source.setEventHandler { session.stop() }
      source.resume()
      return source
    }
  }
}

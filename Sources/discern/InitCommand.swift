internal import ArgumentParser
internal import Diagnostics
internal import StudySite

/// Starts a new site.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a new site with a lesson, a decision and scenarios.")

  @Argument(help: "The site's folder; it must not hold anything that would be overwritten.")
  var directory: String

  @Flag(name: .shortAndLong, help: "Print problems only.")
  var quiet = false

  func run() throws {
    let (written, diagnostics) = startSite(in: directory)
    Terminal.report(diagnostics)
    guard diagnostics.isEmpty else { throw contentFailure }
    if quiet { return }
    for path in written { Terminal.write("created \(directory)/\(path)\n") }
    Terminal.write("Now run: discern build --site \(directory)\n")
  }
}

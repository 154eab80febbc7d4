internal import DevServer
internal import Diagnostics
internal import Foundation
internal import Publication
internal import StudySite

/// Prints what happens while a site is served.
final class ServePrinter: Sendable {
  private let isQuiet: Bool
  private let opensBrowser: Bool
  /// What was printed last of the site's problems, so that the same is not printed at every save.
  private let lastProblems = Guarded<[Diagnostic]>([])

  /// How many pages are named one by one.
  private static let longestList = 3

  /// A printer to the standard streams.
  init(isQuiet: Bool, opensBrowser: Bool) {
    self.isQuiet = isQuiet
    self.opensBrowser = opensBrowser
  }

  /// Prints an event.
  func tell(_ event: SessionEvent) {
    switch event {
    case .serving(let address): tellAddress(address)
    case .updated(let update, let time): tellUpdate(update, time)
    case .failed(let update):
      report(update.outcome.diagnostics)
      let summary = Terminal.summary(of: update.outcome.diagnostics) ?? "errors"
      Terminal.writeError("Not built: \(summary). The pages are as they were.\n")
    case .unpublished(let diagnostics): Terminal.report(diagnostics)
    case .polling(let reason):
      Terminal.writeError("Looking for changes again and again, since \(reason).\n")
    case .movedBase(let path):
      Terminal.writeError(
        "The base address has the path '\(path)' now; start again to serve there.\n")
    }
  }

  private func tellAddress(_ address: ServerAddress) {
    if let warning = address.warning { Terminal.writeError("warning: \(warning)\n") }
    if let taken = address.takenPort {
      Terminal.writeError("Port \(taken) is taken; serving at port \(address.port).\n")
    }
    Terminal.write("Serving \(address.url) (Ctrl-C ends)\n")
    for url in address.networkURLs { Terminal.write("On the network: \(url)\n") }
    if opensBrowser { openInBrowser(address.url) }
  }

  private func tellUpdate(_ update: SiteUpdate, _ time: Duration) {
    report(update.outcome.diagnostics)
    if isQuiet { return }
    let count = update.changed.count + update.removed.count
    guard count > 0 else { return Terminal.write("Nothing changed.\n") }
    let names = (update.changed + update.removed).prefix(Self.longestList).joined(separator: ", ")
    let more = count > Self.longestList ? " and \(count - Self.longestList) more" : ""
    let milliseconds =
      Double(time.components.seconds) * 1000 + Double(time.components.attoseconds) / 1e15
    let duration = String(format: milliseconds < 10 ? "%.1f" : "%.0f", milliseconds)
    Terminal.write(
      "Changed \(names)\(more); \(Terminal.count(update.rendered.count, "page")) made "
        + "in \(duration) ms.\n")
  }

  private func report(_ diagnostics: [Diagnostic]) {
    let isNew = lastProblems.withLock { last in
      defer { last = diagnostics }
      return last != diagnostics
    }
    if isNew { Terminal.report(diagnostics) }
  }

  private func openInBrowser(_ url: String) {
    #if os(macOS)
      let program = "/usr/bin/open"
    #else
      let program = "/usr/bin/xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [url]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      Terminal.writeError("The browser cannot be opened; the address is \(url)\n")
    }
  }
}

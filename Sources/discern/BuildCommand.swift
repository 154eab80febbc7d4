internal import ArgumentParser
internal import Diagnostics
internal import Publication
internal import StudySite

/// Builds a site.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site into its output folder.")

  @OptionGroup var build: BuildArguments

  func run() throws {
    let start = ContinuousClock.now
    let meter = ProgressMeter(isSilent: build.site.quiet)
    let outcome = buildSite(
      in: build.site.directory, output: build.outputFolder, build.options,
      progress: { meter.advance() })
    meter.end()
    Terminal.report(outcome.diagnostics)
    guard let published = outcome.published else {
      let summary = Terminal.summary(of: outcome.diagnostics) ?? "nothing was built"
      Terminal.writeError("Not built: \(summary). The published site is as it was.\n")
      throw contentFailure
    }
    if build.site.quiet { return }
    for line in outcome.changes.lines { Terminal.write("changed for learners: \(line)\n") }
    let pages = Terminal.count(outcome.pageCount, "page")
    let written = Terminal.count(published.written.count, "file")
    let time = ContinuousClock.now - start
    let milliseconds =
      time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    Terminal.write(
      "Built \(pages) into \(build.outputFolder): \(written) written, "
        + "\(published.unchanged.count) unchanged, \(published.removed.count) removed, "
        + "in \(milliseconds) ms.\n")
  }
}

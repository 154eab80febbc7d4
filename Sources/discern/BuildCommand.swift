internal import ArgumentParser
internal import Diagnostics
internal import Publication
internal import StudySite

/// Builds a site.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site into its output folder.")

  @OptionGroup var build: BuildArguments

  @Option(help: "Say why a page was rebuilt or not, such as lessons/NAME.html.")
  var explain: String?

  @Flag(help: "Hold the output folder against a clean build afterwards.")
  var verify = false

  func run() throws {
    let start = ContinuousClock.now
    let meter = ProgressMeter(isSilent: build.site.quiet)
    var job = SiteBuild(in: build.site.directory, output: build.outputFolder, build.options)
    job.pageToExplain = explain
    job.verifies = verify
    job.progress = { meter.advance() }
    let outcome = job.run()
    meter.end()
    Terminal.report(outcome.diagnostics)
    for line in outcome.explanation { Terminal.write(line + "\n") }
    guard let published = outcome.published else {
      let summary = Terminal.summary(of: outcome.diagnostics) ?? "nothing was built"
      Terminal.writeError("Not built: \(summary). The published site is as it was.\n")
      throw contentFailure
    }
    if outcome.hasFailed {
      Terminal.writeError("Built, but not what a clean build makes.\n")
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
        + "in \(milliseconds) ms\(verify ? ", as a clean build makes it" : "").\n")
  }
}

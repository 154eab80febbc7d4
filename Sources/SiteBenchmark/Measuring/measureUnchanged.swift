/// How long a build takes when nothing was changed, to a build from nothing.
///
/// - Throws: `BenchmarkError` where a build fails.
func measureUnchanged(
  _ name: String, site: String, _ programs: Programs, runs: Int
) throws(BenchmarkError) -> Result {
  var full: [MeasuredRun] = []
  var again: [MeasuredRun] = []
  for _ in 0..<runs {
    removeBuild(of: site)
    full.append(try MeasuredRun(programs.discern, ["build", "--quiet", "--site", site]))
    again.append(try MeasuredRun(programs.discern, ["build", "--quiet", "--site", site]))
  }
  let first = full.spread(\.wallSeconds)
  let second = again.spread(\.wallSeconds)
  return Result(
    measure: "\(name), build with nothing changed to full build, wall time",
    figure: second.text(3, "s") + " to " + first.text(3, "s"), ratio: second.ratio(to: first))
}

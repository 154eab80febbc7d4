/// How long a build takes when nothing was changed, to a build from nothing.
///
/// - Throws: `BenchmarkError` where a build fails.
func measureUnchanged(
  _ name: String, site: String, _ programs: Programs, runs: Int
) throws(BenchmarkError) -> [Result] {
  var full: [MeasuredRun] = []
  var again: [MeasuredRun] = []
  for _ in 0..<runs {
    removeBuild(of: site)
    full.append(try MeasuredRun(programs.discern, ["build", "--quiet", "--site", site]))
    again.append(try MeasuredRun(programs.discern, ["build", "--quiet", "--site", site]))
  }
  return [Quantity.wall, .processor].map {
    $0.result("\(name), build with nothing changed", again, to: ("full build", full))
  }
}

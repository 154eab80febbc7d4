internal import Foundation

/// How long a build takes when nothing was changed, to a build from nothing.
///
/// - Parameters:
///   - name: The site in words.
///   - site: Its folder.
///   - limit: The longest time that is good enough, in milliseconds.
///   - programs: What is run.
///   - runs: How often.
/// - Returns: The rows of the table.
/// - Throws: `BenchmarkError` where a build fails.
func measureUnchanged(
  _ name: String, site: String, limit: Double, _ programs: Programs, runs: Int
) throws(BenchmarkError) -> [Result] {
  var full: [MeasuredRun] = []
  var again: [MeasuredRun] = []
  for _ in 0..<runs {
    removeBuild(of: site)
    // Files that were written a moment ago are not told by their time alone.
    usleep(100_000)
    full.append(try MeasuredRun(programs.discern, ["build", "--quiet", "--site", site]))
    again.append(try MeasuredRun(programs.discern, ["build", "--quiet", "--site", site]))
  }
  var results = [Quantity.wall, .processor].map {
    $0.result("\(name), build with nothing changed", again, to: ("full build", full))
  }
  results[0].limit = (Quantity.wall.spread(again).median * 1000, limit, "ms")
  return results
}

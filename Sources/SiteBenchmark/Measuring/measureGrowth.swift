/// How much longer four times the pages take; twice measured at every turn, small and large.
///
/// - Throws: `BenchmarkError` where a build fails, and what Foundation throws where a file cannot
///   be written.
func measureGrowth(from lessonCount: Int, _ programs: Programs, runs: Int) throws -> [Result] {
  let small = try CourseFolder(lessonCount, programs, forHugo: false)
  defer { small.remove() }
  let large = try CourseFolder(4 * lessonCount, programs, forHugo: false)
  defer { large.remove() }
  var times: (small: [MeasuredRun], large: [MeasuredRun]) = ([], [])
  for _ in 0..<runs {
    times.small.append(try small.buildWithDiscern())
    times.large.append(try large.buildWithDiscern())
  }
  let few = times.small.spread(\.wallSeconds)
  let many = times.large.spread(\.wallSeconds)
  return [
    Result(
      measure: "\(4 * lessonCount) lessons to \(lessonCount), wall time", target: 4.4,
      figure: many.text(3, "s") + " to " + few.text(3, "s"), ratio: many.ratio(to: few))
  ]
}

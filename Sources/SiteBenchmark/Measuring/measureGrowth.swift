/// How much longer four times the pages take; small and large courses in turn.
///
/// - Throws: `BenchmarkError` where a build fails, and what Foundation throws where a file cannot
///   be written.
func measureGrowth(from lessonCount: Int, _ programs: Programs, runs: Int) throws -> [Result] {
  let small = try CourseFolder(lessonCount, programs, forHugo: false)
  defer { small.remove() }
  let large = try CourseFolder(4 * lessonCount, programs, forHugo: false)
  defer { large.remove() }
  var few: [MeasuredRun] = []
  var many: [MeasuredRun] = []
  for _ in 0..<runs {
    few.append(try small.buildWithDiscern())
    many.append(try large.buildWithDiscern())
  }
  return [Quantity.wall, .processor].map {
    $0.result("\(4 * lessonCount) lessons", many, to: ("\(lessonCount)", few), target: 4.4)
  }
}

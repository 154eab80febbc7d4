/// Builds a course from nothing with each program in turn, and again, as often as told.
///
/// Discern's wall time, processor time and memory are told beside Hugo's, where Hugo is installed,
/// and its times beside those of the floor.
///
/// - Throws: `BenchmarkError` where a build fails.
func measureBuilds(
  _ folder: CourseFolder, hugo: Programs.Hugo?, runs: Int
) throws(BenchmarkError) -> [Result] {
  var own: [MeasuredRun] = []
  var floor: [MeasuredRun] = []
  var others: [MeasuredRun] = []
  for _ in 0..<runs {
    own.append(try folder.buildWithDiscern())
    floor.append(try folder.buildFloor())
    if let hugo { others.append(try folder.build(with: hugo)) }
  }
  let name = "\(folder.course.lessonCount) lessons, full build"
  var results: [Result] = []
  for quantity in Quantity.allCases {
    results.append(
      others.isEmpty
        ? quantity.result(name, own)
        : quantity.result(name, own, to: ("Hugo's", others), target: quantity == .wall ? 0.25 : nil)
    )
  }
  for quantity in [Quantity.wall, .processor] {
    results.append(
      quantity.result(
        name, own, to: ("the floor", floor), target: quantity == .wall ? 4 : nil))
  }
  return results
}

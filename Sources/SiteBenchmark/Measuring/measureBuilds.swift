/// How long one program took for one course, run after run.
struct BuildRuns {
  /// Discern's builds.
  var discern: [MeasuredRun] = []
  /// The bare pages.
  var floor: [MeasuredRun] = []
  /// Hugo's builds.
  var hugo: [MeasuredRun] = []
}

/// Builds a course from nothing with each program in turn, and again, as often as told.
///
/// - Throws: `BenchmarkError` where a build fails.
func measureBuilds(
  _ folder: CourseFolder, hugo: Programs.Hugo?, runs: Int
) throws(BenchmarkError) -> [Result] {
  var measured = BuildRuns()
  for _ in 0..<runs {
    measured.discern.append(try folder.buildWithDiscern())
    measured.floor.append(try folder.buildFloor())
    if let hugo { measured.hugo.append(try folder.build(with: hugo)) }
  }
  let size = "\(folder.course.lessonCount) lessons"
  return results(measured, size)
}

private func results(_ runs: BuildRuns, _ size: String) -> [Result] {
  typealias Quantity = (name: String, unit: String, places: Int, of: (MeasuredRun) -> Double)
  let quantities: [Quantity] = [
    ("wall time", "s", 3, { $0.wallSeconds }),
    ("processor time", "s", 3, { $0.processorSeconds }),
    ("peak memory", "MiB", 0, { $0.peakMebibytes }),
  ]
  var results: [Result] = []
  for quantity in quantities {
    let own = runs.discern.spread(quantity.of)
    var result = Result(
      measure: "\(size), full build, \(quantity.name)",
      figure: own.text(quantity.places, quantity.unit))
    if !runs.hugo.isEmpty {
      let hugo = runs.hugo.spread(quantity.of)
      result.measure += ", Discern to Hugo"
      result.target = 1
      result.figure += " to " + hugo.text(quantity.places, quantity.unit)
      result.ratio = own.ratio(to: hugo)
    }
    results.append(result)
  }
  for quantity in quantities.prefix(2) {
    let own = runs.discern.spread(quantity.of)
    let floor = runs.floor.spread(quantity.of)
    let figure =
      own.text(quantity.places, quantity.unit) + " to "
      + floor.text(quantity.places, quantity.unit)
    results.append(
      Result(
        measure: "\(size), full build, \(quantity.name), Discern to the floor", target: 4,
        figure: figure, ratio: own.ratio(to: floor)))
  }
  return results
}

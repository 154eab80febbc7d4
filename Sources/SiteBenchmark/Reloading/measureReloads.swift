internal import Foundation

/// A file to edit while the site is served, and how.
struct Edit {
  /// What an author would call it.
  var name: String
  /// Where the file lies below the site's folder.
  var path: String
  /// What is added at its end; the number of the round is filled in for `#`.
  var addition: String
  /// The events that tell a page of it.
  var events: Set<ReloadClient.Event>
  /// The longest time until a page is told that is good enough, in milliseconds; nil for none.
  var limit: Double?

  /// A lesson, the style sheet and the template of every page.
  ///
  /// - Parameters:
  ///   - lesson: The lesson's path.
  ///   - limit: The longest time that is good enough for it, in milliseconds.
  /// - Returns: The edits.
  static func all(lesson: String, limit: Double?) -> [Edit] {
    [
      Edit(
        name: "a lesson", path: lesson, addition: "\nRound #.\n", events: [.reload],
        limit: limit),
      Edit(
        name: "the style sheet", path: "templates/assets/style.css", addition: "/* round # */\n",
        events: [.style, .reload], limit: 25),
      Edit(
        name: "the base template", path: "templates/layouts/base.mustache",
        addition: "<!-- round # -->\n", events: [.reload]),
    ]
  }
}

/// The time from before a file is written until a page that shows the site is told, for each edit
/// in turn, as often as told.
///
/// - Throws: `BenchmarkError` where the server does not do its part, and what Foundation throws
///   where a file cannot be read or written.
func measureReloads(
  _ name: String, site: String, edits: [Edit], _ programs: Programs, runs: Int
) throws -> [Result] {
  let served = try ServedSite(site, program: programs.discern)
  let client = try ReloadClient(served.address)
  try client.wait(for: [.hello], within: .seconds(60))
  try client.settle(quietFor: .milliseconds(500))
  var times = edits.map { _ in [Double]() }
  for (number, edit) in edits.enumerated() {
    for round in 0..<runs {
      let file = URL(fileURLWithPath: site).appendingPathComponent(edit.path)
      let original = try Data(contentsOf: file)
      let addition = edit.addition.replacingOccurrences(of: "#", with: String(round))
      let start = ContinuousClock.now
      try (original + Data(addition.utf8)).write(to: file)
      let event = try client.wait(for: edit.events, within: .seconds(60))
      times[number].append((ContinuousClock.now - start) / .milliseconds(1))
      // All pages name the style sheet, and are made anew behind it.
      if event == .style { try client.wait(for: [.reload], within: .seconds(60)) }
      // What comes next must not wait for the disk.
      try client.settle(quietFor: .seconds(1))
    }
  }
  return zip(edits, times).map { edit, times in
    Result(
      measure: "\(name), saving \(edit.name) until the page is told",
      figure: Spread(values: times).text(1, "ms"),
      limit: edit.limit.map { (Spread(values: times).median, $0, "ms") })
  }
}

/// The processor time that serving takes while nothing happens.
///
/// - Throws: `BenchmarkError` where the server does not do its part.
func measureIdling(
  _ name: String, site: String, seconds: Int, _ programs: Programs
) throws(BenchmarkError) -> Result {
  let served = try ServedSite(site, program: programs.discern)
  let client = try ReloadClient(served.address)
  try client.wait(for: [.hello], within: .seconds(60))
  try client.settle(quietFor: .seconds(2))
  let before = try served.processorSeconds()
  Thread.sleep(forTimeInterval: Double(seconds))
  let used = try served.processorSeconds() - before
  return Result(
    measure: "\(name), processor time of serving while idle",
    figure: String(format: "%.2f s in %d s", used, seconds))
}

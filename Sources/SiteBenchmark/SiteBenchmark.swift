internal import ArgumentParser
internal import Foundation

/// Measures Discern against Hugo, against the least that must be done, and against itself.
@main
struct SiteBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site-benchmark",
    abstract: "Measure builds and reloads of generated courses, beside Hugo where it is installed.",
    discussion: """
      Run it in Discern's repository with 'swift run -c release site-benchmark'. It makes courses \
      in memory where the system offers that, runs the programs in turn, prints a table in \
      Markdown, and checks that Discern and Hugo made the same pages; it ends with 1 where they \
      did not. A figure is the median of all runs, with the least and the greatest in brackets; a \
      ratio is taken in each run.
      """)

  /// A group of measures.
  enum Measure: String, CaseIterable, ExpressibleByArgument {
    /// Full builds beside Hugo and the floor.
    case build
    /// Four times the pages.
    case growth
    /// Builds with nothing changed.
    case unchanged
    /// From saving a file until a page is told.
    case reload
    /// What serving costs while nothing happens.
    case idle
  }

  @Option(help: "The numbers of lessons of full builds, with commas between them.")
  var sizes = "1000,5000,10000"

  @Option(help: "How often each program runs; the median counts.")
  var runs = 5

  @Option(help: "The path of Hugo; empty for none. Else it is looked for in PATH.")
  var hugo: String?

  @Option(help: "Only these measures, with commas: \(Measure.allNames).")
  var only: String?

  @Option(help: "The smaller course of the two whose times tell the growth.")
  var growthFrom = 5000

  @Option(help: "The numbers of lessons of the courses that are edited while served.")
  var reloadSizes = "1000,10000"

  @Option(help: "How many seconds to watch an idle server.")
  var idleSeconds = 30

  @Option(help: "Only write the course of the first size into this folder, and keep it.")
  var write: String?

  private var sizeList: [Int] { Self.numbers(sizes) }

  private var measures: [Measure] {
    only.map { $0.split(separator: ",").compactMap { Measure(rawValue: String($0)) } }
      ?? Measure.allCases
  }

  mutating func validate() throws {
    let counts = sizeList + Self.numbers(reloadSizes) + [growthFrom]
    guard runs >= 1, idleSeconds >= 1, counts.allSatisfy({ (1...1_000_000).contains($0) }),
      !sizeList.isEmpty
    else {
      throw ValidationError("Name numbers of lessons from 1 to 1000000, and at least one run.")
    }
    guard measures.count == only?.split(separator: ",").count ?? measures.count else {
      throw ValidationError("The measures are \(Measure.allNames).")
    }
  }

  func run() throws {
    WorkFolder.removeLeftovers()
    let programs = try Programs(hugo: hugo)
    if let write {
      _ = try CourseFolder(sizeList[0], programs, in: WorkFolder(keptAt: write))
      return
    }
    let hugoName = programs.hugo.map { "Hugo \($0.version)" } ?? "no Hugo"
    Self.say("\(Machine.description), \(hugoName); medians of \(runs) runs.\n")
    Self.say(Result.heading)
    var pagesAgree = true
    for measure in measures {
      switch measure {
      case .build: pagesAgree = try build(programs)
      case .growth: Self.say(try measureGrowth(from: growthFrom, programs, runs: runs))
      case .unchanged: try unchanged(programs)
      case .reload: try reload(programs)
      case .idle: try idle(programs)
      }
    }
    if !pagesAgree { throw ExitCode.failure }
  }

  /// Measures all sizes, then compares the pages of the smallest: comparing takes memory, which
  /// would be counted as that of the programs run afterwards.
  ///
  /// - Returns: whether the two generators' pages agree; true where there is no Hugo.
  private func build(_ programs: Programs) throws -> Bool {
    let sizes = sizeList.sorted()
    let smallest = try CourseFolder(sizes[0], programs)
    defer { smallest.remove() }
    Self.say(try measureBuilds(smallest, hugo: programs.hugo, runs: runs))
    for size in sizes.dropFirst() {
      let folder = try CourseFolder(size, programs)
      defer { folder.remove() }
      Self.say(try measureBuilds(folder, hugo: programs.hugo, runs: runs))
    }
    guard programs.hugo != nil else { return true }
    let comparison = try SiteComparison(smallest.discernSite, smallest.hugoSite)
    Self.say([
      Result(
        measure: "\(sizes[0]) lessons, pages that Discern and Hugo made alike",
        figure: "\(comparison.pageCount) pages, \(comparison.differences.count) differences")
    ])
    guard !comparison.differences.isEmpty else { return true }
    // Told at once on standard error: a later measure may fail, and the table goes on.
    let lines = comparison.differences.prefix(50) + ["The pages of Discern and Hugo differ."]
    FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    return false
  }

  private func unchanged(_ programs: Programs) throws {
    let course = try CourseFolder(1000, programs, forHugo: false)
    defer { course.remove() }
    Self.say(
      try measureUnchanged("1000 lessons", site: course.site, limit: 60, programs, runs: runs))
    let own = try OwnSite()
    defer { own.remove() }
    Self.say(
      try measureUnchanged("Discern's site", site: own.path, limit: 30, programs, runs: runs))
  }

  private func reload(_ programs: Programs) throws {
    let own = try OwnSite()
    defer { own.remove() }
    let lesson = "content/lessons/fine-tuning-or-rag.md"
    Self.say(
      try measureReloads(
        "Discern's site", site: own.path, edits: Edit.all(lesson: lesson, limit: 15),
        programs, runs: runs))
    for size in Self.numbers(reloadSizes) {
      let course = try CourseFolder(size, programs, forHugo: false)
      defer { course.remove() }
      try copy(["templates"], of: OwnSite.repository, into: course.site)
      let lesson = "content/" + Course.path(size / 2)
      Self.say(
        try measureReloads(
          "\(size) lessons", site: course.site,
          edits: Edit.all(lesson: lesson, limit: size <= 1000 ? 25 : size <= 10000 ? 60 : nil),
          programs,
          runs: runs))
    }
  }

  private func idle(_ programs: Programs) throws {
    let course = try CourseFolder(1000, programs, forHugo: false)
    defer { course.remove() }
    Self.say([
      try measureIdling("1000 lessons", site: course.site, seconds: idleSeconds, programs)
    ])
  }

  private static func numbers(_ list: String) -> [Int] {
    // What is no number becomes 0, which no list may hold.
    list.split(separator: ",").map { Int($0.trimmingCharacters(in: .whitespaces)) ?? 0 }
  }

  private static func say(_ results: [Result]) {
    for result in results { say(result.row) }
  }

  /// Prints a line at once, also into a pipe: a measure may take minutes.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

extension SiteBenchmark.Measure {
  /// All names with commas between them.
  fileprivate static var allNames: String { allCases.map(\.rawValue).joined(separator: ",") }
}

internal import Foundation

/// A course on disk, for each of the programs in a form that it reads.
struct CourseFolder {
  /// The course.
  let course: Course
  private let folder: WorkFolder
  private let programs: Programs

  /// Writes a course, and all that Hugo needs to make the same pages of it.
  ///
  /// - Throws: `BenchmarkError` where Discern cannot build it, and what Foundation throws where a
  ///   file cannot be written.
  init(
    _ lessonCount: Int, _ programs: Programs, forHugo: Bool = true, in folder: WorkFolder? = nil
  ) throws {
    course = Course(lessonCount: lessonCount)
    let folder = try folder ?? WorkFolder()
    self.folder = folder
    self.programs = programs
    let course = course
    try folder.write((0..<course.fileCount).lazy.map { course.file($0) }, into: "discern")
    guard forHugo, programs.hugo != nil else { return }
    try folder.write(HugoSite.files(of: course), into: "hugo")
    _ = try buildWithDiscern()
    try copyAssets()
  }

  /// Removes all that was written.
  func remove() { folder.remove() }

  /// The folder of the site as Discern reads it.
  var site: String { folder.path("discern") }

  /// What Discern published.
  var discernSite: SiteComparison.Site {
    .init(name: "Discern", folder: folder.path("discern/public"))
  }

  /// What Hugo published.
  var hugoSite: SiteComparison.Site { .init(name: "Hugo", folder: folder.path("hugo/public")) }

  /// Builds from nothing with Discern.
  ///
  /// - Throws: `BenchmarkError` where the build fails.
  func buildWithDiscern() throws(BenchmarkError) -> MeasuredRun {
    folder.remove(["discern/public", "discern/.discern"])
    return try buildAgainWithDiscern()
  }

  /// Builds with Discern what is built already.
  ///
  /// - Throws: `BenchmarkError` where the build fails.
  func buildAgainWithDiscern() throws(BenchmarkError) -> MeasuredRun {
    try MeasuredRun(programs.discern, ["build", "--strict", "--quiet", "--site", site])
  }

  /// Builds from nothing with Hugo.
  ///
  /// - Throws: `BenchmarkError` where the build fails.
  func build(with hugo: Programs.Hugo) throws(BenchmarkError) -> MeasuredRun {
    folder.remove(["hugo/public", "hugo/resources"])
    return try MeasuredRun(
      hugo.path,
      [
        "--source", folder.path("hugo"), "--cacheDir", folder.path("hugo/cache"), "--quiet",
        "--noBuildLock",
      ])
  }

  /// Makes the bare pages that `site-floor` makes.
  ///
  /// - Throws: `BenchmarkError` where that fails.
  func buildFloor() throws(BenchmarkError) -> MeasuredRun {
    folder.remove(["floor"])
    return try MeasuredRun(programs.floor, [folder.path("discern/content"), folder.path("floor")])
  }

  /// Gives Hugo the assets that Discern published, under the names they had before.
  private func copyAssets() throws {
    let source = folder.url.appendingPathComponent("discern/public/assets")
    let target = folder.url.appendingPathComponent("hugo/assets/assets")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      let parts = name.split(separator: ".")
      let plain = parts.count == 3 ? "\(parts[0]).\(parts[2])" : name
      try FileManager.default.copyItem(
        at: source.appendingPathComponent(name), to: target.appendingPathComponent(plain))
    }
  }
}

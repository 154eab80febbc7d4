/// A course of any size, the same on every machine: sections of twenty lessons.
///
/// Files are made one at a time, so that the benchmark itself stays small: a program that it
/// starts is charged with the memory of the benchmark at that moment.
struct Course: Sendable {
  /// How many lessons the course has.
  let lessonCount: Int

  /// How many lessons a section holds.
  static let sectionSize = 20

  /// A file of the course.
  struct File {
    /// Where it lies below the site's folder.
    var path: String
    /// What it holds.
    var text: String
  }

  /// How many sections the course has.
  var sectionCount: Int { (lessonCount + Self.sectionSize - 1) / Self.sectionSize }

  /// How many files the course has.
  var fileCount: Int { 2 + sectionCount + lessonCount }

  /// One of the files, by its number from 0 to `fileCount - 1`.
  func file(_ number: Int) -> File {
    switch number {
    case 0: return File(path: "content/site.yaml", text: configuration)
    case 1: return File(path: "content/index.md", text: home)
    case ..<(2 + sectionCount):
      let section = number - 2
      return File(path: "content/\(Self.folder(section))/index.md", text: opening(of: section))
    default:
      let lesson = number - 2 - sectionCount
      var writer = LessonWriter(lesson: lesson, of: lessonCount)
      return File(path: "content/" + Self.path(lesson), text: writer.text())
    }
  }

  /// Where a lesson lies below `content`.
  static func path(_ lesson: Int) -> String {
    "\(folder(lesson / sectionSize))/lesson-\(lesson).md"
  }

  private static func folder(_ section: Int) -> String {
    let digits = String(section)
    return "section-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private var configuration: String {
    """
    title: Course
    description: \(Self.description(lessonCount))
    language: en
    baseURL: https://course.example/
    navigation:
      - {title: Home, page: index.md}

    """
  }

  /// What the site says of itself.
  static func description(_ lessonCount: Int) -> String {
    "A generated course of \(lessonCount) lessons."
  }

  private var home: String {
    """
    ---
    title: Course of \(lessonCount) lessons
    ---

    A course to measure site generators with.

    """
  }

  private func opening(of section: Int) -> String {
    """
    ---
    title: Section \(section + 1)
    description: Up to \(Self.sectionSize) lessons, to be read in order.
    ---

    Read in order.

    """
  }
}

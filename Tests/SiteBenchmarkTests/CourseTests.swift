import Publication
import StudySite
import Testing

@testable import site_benchmark

@Suite struct CourseTests {
  private static let course = Course(lessonCount: 60)

  private static let files = files(course)

  private static func files(_ course: Course) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: (0..<course.fileCount).map(course.file).map { ($0.path, $0.text) })
  }

  private func lesson(_ number: Int) throws -> String {
    try #require(Self.files["content/" + Course.path(number)])
  }

  @Test func `a course is the same each time`() {
    let first = Self.files(Course(lessonCount: 45))
    #expect(first == Self.files(Course(lessonCount: 45)))
    #expect(first.count == 1 + 1 + 3 + 45)
    #expect(first["content/section-0002/lesson-44.md"] != nil)
    #expect(first["content/section-0002/index.md"] != nil)
  }

  @Test func `a lesson does not depend on those made before it`() {
    let backwards = (0..<Self.course.fileCount).reversed().map(Self.course.file)
    #expect(backwards.allSatisfy { Self.files[$0.path] == $0.text })
    #expect(Set(backwards.map(\.text)).count == Self.course.fileCount)
  }

  @Test(arguments: [0, 1, 19, 20, 59])
  func `a lesson has the agreed parts`(number: Int) throws {
    let lines = try lesson(number).split(separator: "\n", omittingEmptySubsequences: false)
    func count(_ beginning: String) -> Int { lines.count { $0.hasPrefix(beginning) } }
    #expect(lines.contains("weight: \(number % 20 + 1)"))
    #expect(count("title: ") == 1 && count("description: ") == 1 && count("date: 2026-") == 1)
    #expect(count("## ") == 5 && count("### ") == 5)
    #expect(count("```") == 2 * 3)
    #expect(count("```swift") == 1 && count("```python") == 1 && count("```bash") == 1)
    #expect(count("| ") == 2 + 8)
    #expect(lines.filter { $0.hasPrefix("| ") }.allSatisfy { $0.count { $0 == "|" } == 5 })
    #expect(count("- ") == 6 && count("1. ") == 5)
    #expect(count("> [!NOTE]") == 1)
    #expect(lines.count { $0.contains("](../section-000") } == 5)
  }

  @Test func `lessons together have seventeen tags, two each`() throws {
    var tags: Set<Substring> = []
    for number in 0..<60 {
      let line = try #require(
        lesson(number).split(separator: "\n").first { $0.hasPrefix("tags: ") })
      let names = line.dropFirst("tags: [".count).dropLast().split(separator: ", ")
      #expect(Set(names).count == 2)
      tags.formUnion(names)
    }
    #expect(tags.count == 17)
  }

  @Test func `lessons are of about six kilobytes`() throws {
    let sizes = try (0..<60).map { try lesson($0).utf8.count }
    #expect((6000...6400).contains(sizes.reduce(0, +) / sizes.count), "\(sizes)")
  }

  @Test func `a course builds without any problem`() {
    let content = Self.files.map { path, text in
      (String(path.dropFirst("content/".count)), Array(text.utf8))
    }
    let input = SiteInput(
      content: MemoryFolder(Dictionary(uniqueKeysWithValues: content)),
      templates: MemoryFolder([:]))
    let written = Guarded<Set<String>>([])
    let outcome = assembleSite(input, output: nil, BuildOptions(threads: 2)) { file in
      _ = written.withLock { $0.insert(file.path) }
    }
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
    // Lessons, sections, the home page, tags with their list, and the page for missing ones.
    #expect(outcome.pageCount == 60 + 3 + 1 + 17 + 1 + 1)
    #expect(written.withLock { $0.contains("section-0002/lesson-59.html") })
  }

  @Test func `Hugo gets the same texts under the names it expects`() {
    let course = Self.files
    var hugo: [String: String] = [:]
    for file in HugoSite.files(of: Self.course) { hugo[file.path] = file.text }
    for (path, text) in course where path.contains("/lesson-") { #expect(hugo[path] == text) }
    #expect(hugo["content/section-0001/_index.md"] == course["content/section-0001/index.md"])
    #expect(hugo["content/section-0001/index.md"] == nil && hugo["content/site.yaml"] == nil)
    #expect(hugo["layouts/page.html"] != nil && hugo["hugo.toml"] != nil)
  }
}

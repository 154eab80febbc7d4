private import Parallel

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The least that any generator has to do with a course: read each lesson, parse it with cmark,
/// put it into a page with the navigation of its section, and write the page.
///
/// No links are resolved and nothing is checked; there are no tables, tags, lists or feeds. How
/// much longer a generator takes is the price of all that.
@main
struct SiteFloor {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { stop("Usage: site-floor CONTENT-FOLDER OUTPUT-FOLDER") }
    let content = open(arguments[1], O_RDONLY | O_DIRECTORY)
    guard content >= 0 else { stop("'\(arguments[1])' cannot be read.") }
    _ = mkdir(arguments[2], 0o755)
    let output = open(arguments[2], O_RDONLY | O_DIRECTORY)
    guard output >= 0 else { stop("'\(arguments[2])' cannot be written.") }
    let sections = namesOfFolder(content).filter { !$0.contains(".") }
    let lessons = concurrentMap(count: sections.count, threads: 2) { number in
      buildSection(sections[number], from: content, into: output)
    }
    guard !lessons.contains(nil) else { stop("A lesson could not be read or written.") }
    print("\(lessons.reduce(0) { $0 + ($1 ?? 0) }) pages")
  }

  private static func stop(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(1)
  }
}

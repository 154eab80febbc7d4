/// The files by which Hugo makes of a course what Discern makes of it with its built-in theme.
///
/// Hugo is set to do as much as Discern and no more: no highlighting, no typographic quotes, no
/// feeds but the site's own. Its pages' assets are those that Discern published.
enum HugoSite {
  /// The site's files without its assets: configuration, layouts, and the course's content under
  /// the names that Hugo expects.
  static func files(of course: Course) -> some Sequence<Course.File> {
    let own =
      [
        Course.File(path: "hugo.toml", text: configuration(of: course)),
        Course.File(path: "content/tags/_index.md", text: "---\ntitle: Tags\n---\n"),
      ] + layouts
    return (0..<(own.count + course.fileCount - 1)).lazy.map { number in
      // The course's first file configures Discern.
      number < own.count ? own[number] : content(course.file(number - own.count + 1))
    }
  }

  private static var layouts: [Course.File] {
    (HugoLayouts.pages + HugoLayouts.parts + HugoLayouts.markup + HugoLayouts.feeds).map {
      Course.File(path: "layouts/" + $0.path, text: $0.text)
    }
  }

  /// Hugo reads a section's text from `_index.md`; `index.md` would make a page of the section.
  private static func content(_ file: Course.File) -> Course.File {
    guard file.path.hasSuffix("/index.md") else { return file }
    return Course.File(path: file.path.dropLast("index.md".count) + "_index.md", text: file.text)
  }

  private static func configuration(of course: Course) -> String {
    """
    baseURL = "https://course.example/"
    title = "Course"
    uglyURLs = true
    buildFuture = true
    enableRobotsTXT = true
    disableHugoGeneratorInject = true
    capitalizeListTitles = false
    pluralizeListTitles = false
    timeZone = "UTC"

    [params]
    description = "\(Course.description(course.lessonCount))"

    [taxonomies]
    tag = "tags"

    [mediaTypes."application/atom+xml"]
    suffixes = ["xml"]

    [outputFormats.atom]
    mediaType = "application/atom+xml"
    baseName = "feed"
    isPlainText = false

    [outputs]
    home = ["html", "atom"]
    section = ["html"]
    taxonomy = ["html"]
    term = ["html"]

    [markup.goldmark.extensions]
    definitionList = false
    footnote = false
    linkify = false
    strikethrough = false
    table = true
    taskList = false

    [markup.goldmark.extensions.typographer]
    disable = true

    [markup.highlight]
    codeFences = false

    [markup.tableOfContents]
    startLevel = 2
    endLevel = 3
    ordered = true

    """
  }
}

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// A lesson as read: its file without the ending, its bytes, its title, and where its text begins.
private struct Lesson {
  var name: String
  var bytes: [UInt8]
  var title: ArraySlice<UInt8>
  var body: Int
}

/// Makes the pages of one folder of lessons.
///
/// - Returns: how many pages were written; nil where a file could not be read or written.
func buildSection(_ section: String, from content: Int32, into output: Int32) -> Int? {
  let source = openat(content, section, O_RDONLY | O_DIRECTORY)
  defer { close(source) }
  _ = mkdirat(output, section, 0o755)
  let target = openat(output, section, O_RDONLY | O_DIRECTORY)
  defer { close(target) }
  guard source >= 0, target >= 0 else { return nil }
  var lessons: [Lesson] = []
  for file in namesOfFolder(source) where file.hasPrefix("lesson-") {
    guard let bytes = readBytes(file, in: source) else { return nil }
    lessons.append(lesson(String(file.dropLast(3)), bytes))
  }
  let items = lessons.map { Array("<li><a href=\"\($0.name).html\">".utf8) + $0.title + itemEnd }
  let navigation = Array(items.joined())
  for lesson in lessons {
    let page = page(lesson, section: section, navigation: navigation)
    guard writeBytes(page, to: lesson.name + ".html", in: target) else { return nil }
  }
  return lessons.count
}

private let itemEnd = Array("</a></li>\n".utf8)

/// Finds the end of the front matter, and the title in it.
private func lesson(_ name: String, _ bytes: [UInt8]) -> Lesson {
  var lesson = Lesson(name: name, bytes: bytes, title: [], body: 0)
  var start = 0
  while let end = bytes[start...].firstIndex(of: 0x0A) {
    let line = bytes[start..<end]
    if line.starts(with: "title: ".utf8) { lesson.title = unquoted(line.dropFirst(7)) }
    if start > 0, line.elementsEqual("---".utf8) {
      lesson.body = end + 1
      break
    }
    start = end + 1
  }
  return lesson
}

private func unquoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let quote = UInt8(ascii: "\"")
  return text.count > 1 && text.first == quote && text.last == quote
    ? text.dropFirst().dropLast() : text
}

private let head = Array(
  """
  <!DOCTYPE html>
  <html lang="en">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="../style.css">
  <title>
  """.utf8)
private let afterHead = Array(
  """
  </title>
  </head>
  <body>
  <header><a href="../index.html">Home</a> <a href="index.html">
  """.utf8)
private let afterHeader = Array("</a></header>\n<main>\n<h1>".utf8)
private let afterTitle = Array("</h1>\n".utf8)
private let afterBody = Array("</main>\n<nav><ol>\n".utf8)
private let foot = Array("</ol></nav>\n</body>\n</html>\n".utf8)

/// Fills the template.
private func page(_ lesson: Lesson, section: String, navigation: [UInt8]) -> [UInt8] {
  var page: [UInt8] = []
  page.reserveCapacity(2 * lesson.bytes.count + navigation.count + 1024)
  page += head
  page += lesson.title
  page += afterHead
  page += section.utf8
  page += afterHeader
  page += lesson.title
  page += afterTitle
  appendHTML(of: lesson.bytes[lesson.body...], to: &page)
  page += afterBody
  page += navigation
  page += foot
  return page
}

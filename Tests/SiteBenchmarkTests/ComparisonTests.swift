import Foundation
import Testing

@testable import site_benchmark

@Suite struct ComparisonTests {
  private static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <title>Queues · Course</title>
    <meta name="description" content="What a queue is.">
    <link rel="stylesheet" href="../assets/style.0123.css">
    <link rel="canonical" href="https://course.example/a/queues.html">
    </head>
    <body>
    <header class="site-header"><a href="../index.html">Course</a></header>
    <main id="~main">
    <h1>Queues</h1>
    <nav class="contents"><ol><li><a href="#first">First</a></li></ol></nav>
    <div class="prose">
    <h2 id="first">First &amp; last <a class="anchor" href="#first">#</a></h2>
    <p>A queue <em>keeps</em> its order; see <a href="../b/stacks.html">stacks</a>.</p>
    <table><tr><td>1</td><td>2</td></tr></table>
    </div>
    <nav class="neighbours"><a rel="next" href="stacks.html">Stacks</a></nav>
    <nav class="section-navigation"><ol>
    <li><a href="queues.html" aria-current="page">Queues</a></li>
    <li><a href="stacks.html">Stacks</a></li>
    </ol></nav>
    </main>
    <footer><p>No tracking.</p></footer>
    </body>
    </html>
    """

  private func facts(_ page: String) -> PageFacts { PageFacts(page: Array(page.utf8)) }

  @Test func `each side of a page is read`() {
    let lines = facts(Self.page).lines
    #expect(
      lines[.head] == [
        "title: Queues · Course", "description: What a queue is.",
        "canonical: https://course.example/a/queues.html",
      ])
    #expect(lines[.headings] == ["h1 # Queues", "h2 #first First & last #"])
    #expect(
      lines[.text] == [
        "Queues First First & last # A queue keeps its order; see stacks. 1 2 Stacks Queues Stacks"
      ])
    #expect(
      lines[.links] == [
        "#first First", "#first #", "../b/stacks.html stacks", "stacks.html Stacks",
        "queues.html Queues (this page)", "stacks.html Stacks",
      ])
    #expect(lines[.contents] == ["#first First"])
    #expect(lines[.navigation] == ["queues.html Queues (this page)", "stacks.html Stacks"])
    #expect(lines[.neighbours] == ["next stacks.html Stacks"])
    #expect(lines[.frame] == ["../index.html Course", "Course", "No tracking."])
  }

  @Test(arguments: [
    ("<title>Queues", "<title>Queue", "head"),
    ("a queue is.", "a queue was.", "head"),
    ("a/queues.html\">\n</head", "a/queue.html\">\n</head", "head"),
    ("id=\"first\"", "id=\"first-1\"", "headings"),
    ("<h2", "<h3", "headings"),
    ("keeps", "kept", "text"),
    ("<td>2</td>", "<td>3</td>", "text"),
    ("../b/stacks.html", "../b/stack.html", "links"),
    ("<a href=\"#first\">", "<a href=\"#last\">", "table of contents"),
    ("<li><a href=\"stacks.html\"", "<li><a href=\"stack.html\"", "section navigation"),
    (" aria-current=\"page\"", "", "section navigation"),
    ("rel=\"next\"", "rel=\"prev\"", "previous and next"),
    ("<nav class=\"neighbours\">", "<nav>", "previous and next"),
    ("No tracking", "Tracking", "frame"),
  ])
  func `a planted difference is found`(old: String, new: String, aspect: String) {
    let changed = Self.page.replacing(old, with: new)
    #expect(changed != Self.page)
    let found = facts(Self.page).differences(from: facts(changed), named: ("A", "B"))
    #expect(found.contains { $0.hasPrefix(aspect + ": A has ") }, "\(found)")
  }

  @Test(arguments: [
    ("<p>A queue", "<p>\n  A\tqueue"),
    ("First &amp; last", "First &#38; last"),
    ("<em>keeps</em>", "<em\n>keeps</em>"),
    ("<td>1</td><td>", "<td class=\"x\">1</td>\n<td data-label='y'>"),
    ("style.0123.css", "style.4567.css"),
    ("<main", "<!-- a remark with <a href=x>y</a> --><main"),
  ])
  func `what readers cannot tell apart is the same`(old: String, new: String) {
    let changed = Self.page.replacing(old, with: new)
    #expect(changed != Self.page)
    #expect(facts(Self.page).differences(from: facts(changed), named: ("A", "B")) == [])
  }

  @Test func `a difference is shown where it begins`() {
    let found = facts(Self.page).differences(
      from: facts(Self.page.replacing("keeps", with: "kept")), named: ("A", "B"))
    #expect(
      found == [
        "text: A has ' & last # A queue keeps its order; see stacks. 1 2 Stacks Queues Stacks', "
          + "B has ' & last # A queue kept its order; see stacks. 1 2 Stacks Queues Stacks'"
      ])
  }

  @Test func `folders are compared by addresses, pages and feeds`() throws {
    let folder = try WorkFolder()
    defer { folder.remove() }
    func write(_ files: [String: String], into name: String) throws -> SiteComparison.Site {
      try folder.write(files.map { Course.File(path: $0, text: $1) }, into: name)
      return .init(name: name, folder: folder.path(name))
    }
    let common = ["a/queues.html": Self.page, ".hidden": "", "robots.txt": "User-agent: *\n"]
    let own = try write(
      common.merging([
        "assets/style.0123.css": "", "own.html": Self.page, "feed.xml": "<feed>\n <a/>\n</feed>",
        "sitemap.xml": "<a>\n<b>",
      ]) { $1 }, into: "own")
    let other = try write(
      common.merging([
        "assets/style.4567.css": "", "other.html": Self.page, "feed.xml": "<feed>\n<b/>\n</feed>",
        "sitemap.xml": "<b>\n  <a>\n",
      ]) { $1 }, into: "other")
    let comparison = try SiteComparison(own, other)
    #expect(comparison.pageCount == 1)
    #expect(
      comparison.differences == [
        "own.html: only own made it", "other.html: only other made it",
        "feed.xml: text: own has '<a/>', other has '<b/>'",
      ])
    #expect(try SiteComparison(own, own).differences == [])
  }
}

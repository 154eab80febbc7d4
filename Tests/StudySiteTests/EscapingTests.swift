import AnkiReading
import StudySite
import Testing

/// Text that means something in HTML, XML or JSON never comes out raw, wherever it was written.
@Suite struct EscapingTests {
  /// What would break out of text, attributes, scripts and character data.
  private static let evil = #"<evil a="1" b='2'>&amp;</script></style></title>-->]]>"#
  private static let quoted = #""<evil a=\"1\" b='2'>&amp;</script></style></title>-->]]>""#
  /// The same in Markdown, where every character is escaped to be text.
  private static let inMarkdown = evil.map { character in
    character.isLetter || character.isNumber || character == " " ? "\(character)" : "\\\(character)"
  }.joined()

  private static let site: BuiltSite = {
    var content: [String: String] = [:]
    content["site.yaml"] = """
      title: \(quoted)
      description: \(quoted)
      author: \(quoted)
      disclaimer: \(quoted)
      baseURL: https://example.org/
      navigation: [{title: \(quoted), page: index.md}]

      """
    content["index.md"] = "---\ntitle: \(quoted)\ndescription: \(quoted)\n---\n\n\(inMarkdown)\n"
    content["lessons/a.md"] = """
      ---
      title: \(quoted)
      description: \(quoted)
      tags: [\(quoted)]
      date: 2026-01-01
      aliases: [old.html]
      decision: d
      ---

      ## \(inMarkdown)

      ## Second \(inMarkdown)

      [\(inMarkdown)](../index.md '\(inMarkdown)') ![\(inMarkdown)](data:image/png;base64,AA==)

      | \(inMarkdown) |
      | --- |
      | \(inMarkdown) |

      > [!RECALL one]
      > \(inMarkdown)
      >
      > \(inMarkdown)

      ```evil"<'>
      \(evil)
      ```

      """
    content["lessons/b.md"] = "# \(inMarkdown)\n"
    content["decisions/d.yaml"] = """
      title: \(quoted)
      question: \(quoted)
      choices:
        - {id: x, name: \(quoted), summary: \(quoted)}
        - {id: y, name: \(quoted), summary: \(quoted)}
      drivers:
        - {id: d, name: \(quoted), question: \(quoted), explanation: \(quoted)}
      signals:
        - {id: s, choice: x, driver: d, weight: 2, meaning: \(quoted), why: \(quoted), phrases: [alpha, evil]}
        - {id: t, choice: y, driver: d, weight: 1, meaning: \(quoted), why: \(quoted), phrases: [beta]}
      traps:
        - {id: t, name: \(quoted), temptation: y, remedy: x, tempting: \(quoted), why: \(quoted), signals: [s]}
      caveats:
        - {id: c, text: \(quoted), contested: true}
        - {id: e, text: \(quoted), choice: x, unless: [gamma]}

      """
    content["scenarios/d.md"] = """
      ---
      title: \(quoted)
      decision: d
      ---

      | id | scenario | choice |
      | --- | --- | --- |
      | r1 | alpha \(inMarkdown) evil | x |
      | r2 | beta, not alpha, `\(evil)` | y |
      | r3 | alpha and beta and beta and evil | x |
      | r4 | \(inMarkdown.replacing("evil", with: "nothing")) | undecided |

      """
    var options = BuildOptions(threads: 2)
    options.today = CalendarDate("2026-01-01")
    let words =
      BuiltInTheme.folder.files["words/en.yaml"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    return BuiltSite(
      content,
      templates: ["words/en.yaml": words.replacing("home: \"Home\"", with: "home: \(quoted)")],
      options: options)
  }()

  private let site = site

  @Test func `the site builds, so that there is something to see`() {
    #expect(site.errors.filter { !$0.hasSuffix("[contradicted-key]") } == [])
    let withEvil = site.files.filter { $0.value.contains("evil") }.keys.map(\.self)
    #expect(
      Set(withEvil).isSuperset(of: [
        "index.html", "404.html", "old.html", "feed.xml", "verdicts.json", "flashcards.json",
        "lessons/a.html",
        "lessons/b.html", "lessons/index.html", "scenarios/d.html", "flashcards/d.html",
        "cheat-sheets/d.html",
        "tags/index.html",
      ]))
  }

  @Test func `no file holds the tag raw`() {
    for (path, text) in site.files
    where !path.hasPrefix("assets/") && !path.hasPrefix("anki/") {
      // In the data of pages nothing but `<` means anything.
      let isData = path.hasSuffix(".json") || text.contains("application/json")
      for raw in isData ? ["<evil", "</evil"] : ["<evil", "</evil", "\" b='2'>", "]]>", "a=\"1\""] {
        let place = text.firstRange(of: raw).map { String(text[..<$0.upperBound].suffix(120)) }
        #expect(place == nil, "\(path) holds '\(raw)': \(place ?? "")")
      }
    }
  }

  @Test func `no field of a deck holds the tag raw, nor does a list of names`() throws {
    let package = try #require(site.bytes["anki/d.apkg"].flatMap { ReadCollection(package: $0) })
    #expect(package.fields.count == 8)
    let names = try #require(package.rows("SELECT models, decks FROM col"))
    for text in (package.fields + names).joined() {
      #expect(!text.contains("<evil") && !text.contains("</evil"), "\(text)")
    }
    // Nothing but the name of the deck, which is no HTML.
    let text = site["anki/d.txt"].replacing(
      "<evil a=\"\"1\"\" b='2'>&amp;</script></style></title>-->]]>::", with: "")
    #expect(text.contains("&lt;evil") && !text.contains("<evil"))
  }

  @Test func `pages have the elements that the templates give them, and no others`() {
    let known: Set<String> = [
      "a", "article", "aside", "b", "body", "caption", "circle", "code", "dd", "details", "div",
      "dl", "dt", "footer",
      "h1", "h2", "h3", "head", "header", "html", "i", "img", "li", "link", "main", "mark", "meta",
      "nav", "ol", "p",
      "path", "pre", "q", "rect", "script", "section", "span", "summary", "svg", "table", "tbody",
      "td", "th", "thead",
      "time", "title", "tr", "ul",
    ]
    for (path, text) in site.files where path.hasSuffix(".html") {
      let names = Set(HTMLReading(text).elements().map(\.name))
      #expect(names.subtracting(known).isEmpty, "\(path): \(names.subtracting(known))")
    }
  }

  @Test func `titles, attributes and texts come back as they were written`() {
    let page = site.page("lessons/a.html")
    #expect(page.elements("h1").map(\.text) == [Self.evil])
    #expect(page.elements("meta").first { $0["name"] == "description" }?["content"] == Self.evil)
    #expect(page.inside("class", "tags").elements("a").map(\.text) == [Self.evil])
    let prose = page.inside("class", "prose")
    #expect(prose.elements("img").map { $0["alt"] } == [Self.evil])
    #expect(prose.elements("a").compactMap { $0["title"] } == [Self.evil])
    #expect(prose.elements("td").map { $0["data-label"] } == [Self.evil])
    #expect(prose.elements("code").map(\.text) == [Self.evil])
    #expect(site.page("index.html").elements("title").map(\.text) == [Self.evil])
    let row = site.page("scenarios/d.html").inside("id", "r1").inside("class", "scenario-text")
    #expect(row.text == "alpha \(Self.evil) evil")
  }

  @Test func `data in pages is whole and is what the files hold`() throws {
    let cards = try JSONText(site["flashcards.json"])
    let script = try #require(
      site.page("flashcards/d.html").elements("script").first { $0["type"] != nil })
    #expect(try JSONText(script.text) == cards)
    #expect(cards["decisions"].elements.first?["title"] == .text(Self.evil))
    #expect(
      try JSONText(site["verdicts.json"])["decisions"].elements.first?["question"]
        == .text(Self.evil))
  }

  @Test func `the feed is well formed`() {
    let feed = site["feed.xml"]
    #expect(feed.count { $0 == "<" } == feed.count { $0 == ">" })
    #expect(feed.contains("&lt;evil a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;"))
  }
}

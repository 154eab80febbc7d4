import StudySite
import Testing

/// A text that stands in a YAML file, and the one line that the author sees of it.
struct YAMLMistake: Sendable, CustomTestStringConvertible {
  var text: String
  /// The printed line without the path, or nil where nothing is wrong.
  var line: String?

  var testDescription: String { text }

  init(_ text: String, _ line: String?) {
    (self.text, self.line) = (text, line)
  }
}

/// Every key of `site.yaml`, right and wrong.
@Suite struct SiteConfigurationTests {
  @Test func `every key has its effect`() {
    let site = BuiltSite([
      "site.yaml": """
      # A comment
      title: "The: title"
      description: >-
        One
        sentence.
      language: en-GB
      baseURL: https://example.org/x
      author: 'Ada ''L'''
      disclaimer: Not affiliated.
      navigation:
        - {title: Über, page: a.md}
        - title: Start
          page: index.html
      files: [f.txt]
      allowRawHTML: true
      allowDangerousLinks: true
      today: 2026-11-25
      checkedOn: 2026-11-01
      staleAfterDays: 24
      """,
      "index.md": "# Home\n\n<i>raw</i> [x](javascript:x)\n", "a.md": "# A\n", "f.txt": "f",
    ])
    #expect(site.problems == [])
    let page = site.page("index.html")
    #expect(page.elements("html").first?["lang"] == "en-GB")
    #expect(page.elements("title").map(\.text) == ["The: title"])
    #expect(
      page.elements("meta").first { $0["name"] == "description" }?["content"] == "One sentence.")
    #expect(page.elements("meta").first { $0["name"] == "author" }?["content"] == "Ada 'L'")
    #expect(page.elements("footer").first?.text.contains("Not affiliated.") == true)
    #expect(page.inside("class", "site-navigation").elements("a").map(\.text) == ["Über", "Start"])
    #expect(page.inside("class", "prose").links == ["javascript:x"])
    #expect(site["f.txt"] == "f")
    #expect(site["index.html"].contains("<i>raw</i>"))
  }

  static let mistakes: [YAMLMistake] = [
    YAMLMistake(
      "title: [a]", ":1:8: error: 'title' is a list where a text is expected [wrong-type]"),
    YAMLMistake(
      "title: {a: b}",
      ":1:8: error: 'title' is a group of entries where a text is expected [wrong-type]"),
    YAMLMistake("title:", ":1:7: error: 'title' is empty where a text is expected [wrong-type]"),
    YAMLMistake("title: ~", ":1:8: error: 'title' is empty where a text is expected [wrong-type]"),
    YAMLMistake(
      "title: null", ":1:8: error: 'title' is empty where a text is expected [wrong-type]"),
    YAMLMistake("title: ''", ":1:8: error: 'title' is empty [invalid-value]"),
    YAMLMistake("title: '  '", ":1:8: error: 'title' is empty [invalid-value]"),
    YAMLMistake("title: \"null\"", nil), YAMLMistake("title: yes", nil),
    YAMLMistake("title: 2024", nil),
    YAMLMistake("title: true", nil), YAMLMistake("title: 1.50", nil),
    YAMLMistake("title: 2026-01-01", nil),
    YAMLMistake("title: A # not part of it", nil), YAMLMistake("title: |\n  A\n  B", nil),
    YAMLMistake("? title\n: A", nil),
    YAMLMistake("{title: A}", nil), YAMLMistake("---\ntitle: A\n...\n", nil),
    YAMLMistake("language: en", ":1:1: error: 'title' is missing; add 'title: ...' [missing-key]"),
    YAMLMistake("", ":1:1: error: 'title' is missing; add 'title: ...' [missing-key]"),
    YAMLMistake(
      "# only a comment", ":1:1: error: 'title' is missing; add 'title: ...' [missing-key]"),
    YAMLMistake(
      "just text",
      ":1:1: error: the text is a single value where entries 'key: value' are expected [wrong-type]"
    ),
    YAMLMistake(
      "- title: A",
      ":1:1: error: the text is a list where entries 'key: value' are expected [wrong-type]"),
    YAMLMistake(
      "title: A\nlanguage: e",
      ":2:11: error: 'e' is not a language tag; write a tag such as 'en' or 'de-AT' [invalid-value]"
    ),
    YAMLMistake(
      "title: A\nlanguage: de_AT",
      ":2:11: error: 'de_AT' is not a language tag; write a tag such as 'en' or 'de-AT' [invalid-value]"
    ),
    YAMLMistake(
      "title: A\nlanguage: \"de\\\" x=\\\"\"",
      ":2:11: error: 'de\" x=\"' is not a language tag; write a tag such as 'en' or 'de-AT' [invalid-value]"
    ),
    YAMLMistake(
      "title: A\nbaseURL: https://a/?b",
      ":2:10: error: 'https://a/?b' is not an absolute web address; write it with https:// and without '?' and '#' [invalid-value]"
    ),
    YAMLMistake(
      "title: A\nallowRawHTML: yes",
      ":2:15: error: 'allowRawHTML' is a single value where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nallowRawHTML: 'true'",
      ":2:15: error: 'allowRawHTML' is a single value where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nallowDangerousLinks: [true]",
      ":2:22: error: 'allowDangerousLinks' is a list where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nstaleAfterDays: 0",
      ":2:17: error: 'staleAfterDays' is 0; write a number of days, at least 1 [invalid-value]"),
    YAMLMistake(
      "title: A\nstaleAfterDays: many",
      ":2:17: error: 'staleAfterDays' is a single value where a whole number is expected [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nstaleAfterDays: 1.5",
      ":2:17: error: 'staleAfterDays' is a single value where a whole number is expected [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nstaleAfterDays: 99999999999999999999",
      ":2:17: error: 'staleAfterDays' is a single value where a whole number is expected [wrong-type]"
    ),
    YAMLMistake(
      "title: A\ntoday: 2026-02-29",
      ":2:8: error: 'today' is not a date; write it as year-month-day, such as 2026-11-25 [wrong-type]"
    ),
    YAMLMistake(
      "title: A\ncheckedOn: 2026-1-1",
      ":2:12: error: 'checkedOn' is not a date; write it as year-month-day, such as 2026-11-25 [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nnavigation: a.md",
      ":2:13: error: 'navigation' is a single value where a list is expected; begin each element with '- ' [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nnavigation: [a.md]",
      ":2:14: error: an element of 'navigation' is a single value where entries 'key: value' are expected [wrong-type]"
    ),
    YAMLMistake(
      "title: A\nnavigation: [{title: X}]",
      ":2:14: error: 'page' is missing; add 'page: ...' [missing-key]"),
    YAMLMistake(
      "title: A\nnavigation: [{title: Ä, page: index.md, url: x}]",
      ":2:42: error: 'url' is not a key that may stand here; known keys: title, page [unknown-key]"),
    YAMLMistake(
      "title: A\nnavigation: [{title: X, page: idnex.md}]",
      ":2:31: error: 'idnex.md' is not a page of this site; did you mean 'index.md'? [unknown-link-target]"
    ),
    YAMLMistake(
      "title: A\nfiles: f.txt",
      ":2:8: error: 'files' is a single value where a list is expected; write [f.txt] [wrong-type]"),
    YAMLMistake(
      "title: A\nfiles: [[f.txt]]",
      ":2:9: error: an element of 'files' is a list where a text is expected [wrong-type]"),
    YAMLMistake(
      "title: A\nauhtor: B",
      ":2:1: error: 'auhtor' is not a key that may stand here; did you mean 'author'? [unknown-key]"
    ),
    YAMLMistake(
      "title: A\n? [a, b]\n: c",
      ":2:3: error: a key of the text is a list where a word is expected [wrong-type]"),
    YAMLMistake(
      "title: A\n? {a: b}\n: c",
      ":2:3: error: a key of the text is a group of entries where a word is expected [wrong-type]"),
    YAMLMistake(
      "title: \"ä\" x: y",
      ":1:13: error: did not find expected key; check the indentation, and close every quotation mark and bracket [bad-yaml]"
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told at its place`(mistake: YAMLMistake) {
    let site = BuiltSite(["index.md": "# A\n", "site.yaml": mistake.text])
    #expect(site.realProblems == [mistake.line.map { "content/site.yaml" + $0 }].compactMap { $0 })
  }

  @Test(arguments: [
    ("title: yes", "yes"), ("title: 2024", "2024"), ("title: 1.50", "1.50"),
    ("title: 2026-01-01", "2026-01-01"),
    ("title: |\n  A\n  B", "A B"), ("title: 'A # b' # c", "A # b"),
    ("title: \"\\u00e4\\n\\x41\"", "ä A"),
    ("title: &x A\ndescription: *x", "A"),
  ])
  func `a plain scalar means its text`(yaml: String, title: String) {
    let site = BuiltSite(["index.md": "# A\n", "site.yaml": yaml + "\n"])
    #expect(site.page("index.html").elements("title").map(\.text) == [title])
  }

  @Test func `all mistakes of a file are told at once`() {
    let site = BuiltSite([
      "index.md": "# A\n",
      "site.yaml": "titel: A\nlanguage: x\nstaleAfterDays: -1\nnavigation: 3\ntoday: never\n",
    ])
    #expect(
      site.errors.map { String($0.dropFirst("content/site.yaml:".count).prefix { $0 != " " }) } == [
        "1:1:", "1:1:", "2:11:", "3:17:", "4:13:", "5:8:",
      ])
  }

  @Test func `a source checked too long ago and a page of later date are judged by the given day`()
  {
    var options = BuildOptions(threads: 1)
    let content = [
      "site.yaml": "title: A\ncheckedOn: 2026-01-01\nstaleAfterDays: 10\ntoday: 2026-01-11\n",
      "index.md": "---\ntitle: A\ndate: 2026-01-11\n---\n",
    ]
    #expect(BuiltSite(content, options: options).realProblems == [])
    options.today = CalendarDate("2026-01-12")
    #expect(
      BuiltSite(content, options: options).realProblems.map { $0.hasSuffix("[stale-source]") } == [
        true
      ])
    options.today = CalendarDate("2026-01-10")
    #expect(
      BuiltSite(content, options: options).realProblems.map { $0.hasSuffix("[future-date]") } == [
        true
      ])
  }
}

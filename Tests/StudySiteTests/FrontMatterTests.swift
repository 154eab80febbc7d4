import Testing

/// Every key of a page's front matter, right and wrong, at its place in the Markdown file.
@Suite struct FrontMatterTests {
  @Test func `every key has its effect`() {
    let site = BuiltSite([
      "index.md": "# Home\n", "decisions/d.yaml": ThreeChoices.decision,
      "p.md":
        "---\ntitle: T\ndescription: D.\ndate: 2026-02-03\nweight: 7\ntags: [x]\ndraft: false\n"
        + "aliases: [was.html]\ndecision: d\n---\n\nText.\n",
    ])
    #expect(site.errors == [])
    let page = site.page("p.html")
    #expect(page.elements("h1").map(\.text) == ["T"])
    #expect(page.elements(ofClass: "lede").map(\.text) == ["D."])
    #expect(page.elements("time").map { $0["datetime"] } == ["2026-02-03"])
    #expect(page.elements("time").map(\.text) == ["3 February 2026"])
    #expect(page.inside("class", "practise").links == ["flashcards/d.html", "cheat-sheets/d.html"])
    #expect(site.files["was.html"] != nil)
    #expect(site.files["tags/x.html"] != nil)
  }

  static let mistakes: [YAMLMistake] = [
    YAMLMistake(
      "title: ['é']", ":2:8: error: 'title' is a list where a text is expected [wrong-type]"),
    YAMLMistake(
      "weight: heavy",
      ":2:9: error: 'weight' is a single value where a whole number is expected [wrong-type]"),
    YAMLMistake(
      "weight: 1e3",
      ":2:9: error: 'weight' is a single value where a whole number is expected [wrong-type]"),
    YAMLMistake(
      "weight:", ":2:8: error: 'weight' is empty where a whole number is expected [wrong-type]"),
    YAMLMistake("weight: -9223372036854775808", nil),
    YAMLMistake("weight: 9223372036854775807", nil),
    YAMLMistake(
      "date: 3 February 2026",
      ":2:7: error: 'date' is not a date; write it as year-month-day, such as 2026-11-25 [wrong-type]"
    ),
    YAMLMistake(
      "date: 2026-02-30",
      ":2:7: error: 'date' is not a date; write it as year-month-day, such as 2026-11-25 [wrong-type]"
    ),
    YAMLMistake(
      "date: 0000-01-01",
      ":2:7: error: 'date' is not a date; write it as year-month-day, such as 2026-11-25 [wrong-type]"
    ),
    YAMLMistake(
      "date: [2026-02-03]",
      ":2:7: error: 'date' is not a date; write it as year-month-day, such as 2026-11-25 [wrong-type]"
    ),
    YAMLMistake("date: '2026-02-03'", nil), YAMLMistake("date: 2000-02-29", nil),
    YAMLMistake(
      "tags: one",
      ":2:7: error: 'tags' is a single value where a list is expected; write [one] [wrong-type]"),
    YAMLMistake(
      "tags: {a: b}",
      ":2:7: error: 'tags' is a group of entries where a list is expected [wrong-type]"),
    YAMLMistake(
      "tags: [über, ~]",
      ":2:15: error: an element of 'tags' is empty where a text is expected [wrong-type]"),
    YAMLMistake("tags: [ü, '']", ":2:12: error: an element of 'tags' is empty [invalid-value]"),
    YAMLMistake(
      "tags:\n  - 日本\n  - [x]",
      ":4:5: error: an element of 'tags' is a list where a text is expected [wrong-type]"),
    YAMLMistake(
      "draft: 'yes'",
      ":2:8: error: 'draft' is a single value where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    YAMLMistake(
      "draft: True",
      ":2:8: error: 'draft' is a single value where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    YAMLMistake(
      "aliases: old.html",
      ":2:10: error: 'aliases' is a single value where a list is expected; write [old.html] [wrong-type]"
    ),
    YAMLMistake(
      "decision: 日本",
      ":2:11: error: '日本' is not a decision of this site; write it in 'content/decisions/日本.yaml' [unknown-decision]"
    ),
    YAMLMistake(
      "décor: x",
      ":2:1: error: 'décor' is not a key that may stand here; known keys: title, description, date, weight, tags, draft, aliases, decision [unknown-key]"
    ),
    YAMLMistake(
      "{description: \"日本語\", wieght: 3}",
      ":2:28: error: 'wieght' is not a key that may stand here; did you mean 'weight'? [unknown-key]"
    ),
    YAMLMistake(
      "{description: \"日本語\", draft: 3}",
      ":2:35: error: 'draft' is a single value where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    YAMLMistake(
      "- a", ":2:1: error: the text is a list where entries 'key: value' are expected [wrong-type]"),
    YAMLMistake(
      "title: é: x",
      ":2:10: error: mapping values are not allowed in this context; put the value in quotation marks when it contains ': ' [bad-yaml]"
    ),
    YAMLMistake(
      "tags: [é, b",
      ":3:1: error: did not find expected ',' or ']'; check the indentation, and close every quotation mark and bracket [bad-yaml]"
    ),
    YAMLMistake(
      "title: A\n\tweight: 1",
      ":3:1: error: found a tab character that violates indentation; indent with spaces, not tabs [bad-yaml]"
    ),
    YAMLMistake("title: *nothing", ":2:8: error: found undefined alias [bad-yaml]"),
    YAMLMistake(
      "title: é\ntitle: b", ":3:1: error: 'title' is given twice; keep one of them [duplicate-key]"),
    YAMLMistake(
      "{title: é, title: b}",
      ":2:13: error: 'title' is given twice; keep one of them [duplicate-key]"),
    YAMLMistake(
      "title: A\n\"title\": b",
      ":3:1: error: 'title' is given twice; keep one of them [duplicate-key]"),
    YAMLMistake(
      "description: title\ntitle : A\ntitle : B",
      ":4:1: error: 'title' is given twice; keep one of them [duplicate-key]"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told at its place`(mistake: YAMLMistake) {
    let site = BuiltSite(["index.md": "---\n\(mistake.text)\n---\n\nText.\n"])
    let expected = [mistake.line.map { "content/index.md" + $0 }].compactMap { $0 }
    #expect(site.problems.filter { !$0.contains(": note: ") } == expected)
  }

  @Test func `a duplicate in a nested mapping is told at the second`() {
    let decision = ThreeChoices.decision.replacing(
      "name: Queue\n", with: "name: Queue\n    name: Schlänge\n")
    let site = BuiltSite(["index.md": "# A\n", "decisions/d.yaml": decision])
    #expect(
      site.errors == [
        "content/decisions/d.yaml:7:5: error: 'name' is given twice; keep one of them [duplicate-key]"
      ])
    let flow = BuiltSite([
      "index.md": "# A\n",
      "site.yaml": "title: T\nnavigation:\n  - {title: Ö, page: index.md, title: P}\n",
    ])
    #expect(
      flow.errors == [
        "content/site.yaml:3:33: error: 'title' is given twice; keep one of them [duplicate-key]"
      ])
  }

  @Test func `lines keep their numbers after front matter`() {
    let site = BuiltSite([
      "index.md": "---\r\ntitle: A\r\ntags:\r\n  - é\r\n---\r\n\r\nä [x](no.md)\r\n"
    ])
    #expect(site.errors.map { $0.prefix { $0 != " " } } == ["content/index.md:7:4:"])
  }
}

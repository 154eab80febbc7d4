import StudySite
import Testing

/// A template with a mistake, and the line that its author sees.
struct TemplateMistake: Sendable, CustomTestStringConvertible {
  var text: String
  var line: String

  var testDescription: String { text }

  init(_ text: String, _ line: String) {
    (self.text, self.line) = (text, line)
  }
}

/// Mistakes in templates are told at their line and column when the site is built.
@Suite struct TemplateErrorsTests {
  static let mistakes: [TemplateMistake] = [
    TemplateMistake(
      "ä {{titel}}",
      "1:6: error: 'titel' is not a field that this page has; did you mean 'title'? [unknown-template-variable]"
    ),
    TemplateMistake(
      "\n\n  {{ titel }}",
      "3:6: error: 'titel' is not a field that this page has; did you mean 'title'? [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{#previous}}{{name}}{{/previous}}",
      "1:16: error: 'name' is not a field that this page has [unknown-template-variable]"),
    TemplateMistake(
      "{{url}}", "1:3: error: 'url' is not a field that this page has [unknown-template-variable]"),
    TemplateMistake(
      "{{previous.titel}}",
      "1:3: error: 'previous.titel' is not a field that this page has [unknown-template-variable]"),
    TemplateMistake(
      "{{.}}", "1:3: error: '.' is not a field that this page has [unknown-template-variable]"),
    TemplateMistake(
      "{{^nothing}}{{/nothing}}",
      "1:4: error: 'nothing' is not a field that this page has [unknown-template-variable]"),
    TemplateMistake(
      "{{{title}}}",
      "1:4: error: 'title' is a text and must be escaped; write {{title}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{&title}}",
      "1:4: error: 'title' is a text and must be escaped; write {{title}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{& title }}",
      "1:5: error: 'title' is a text and must be escaped; write {{title}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{body}}",
      "1:3: error: 'body' is HTML and would be escaped; write {{{body}}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{hasTags}}",
      "1:3: error: 'hasTags' cannot be printed; it is to be entered with a section; write {{#hasTags}}...{{/hasTags}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{{tags}}}",
      "1:4: error: 'tags' cannot be printed; it is to be entered with a section; write {{#tags}}...{{/tags}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{next}}",
      "1:3: error: 'next' cannot be printed; it is to be entered with a section; write {{#next}}...{{/next}} [unknown-template-variable]"
    ),
    TemplateMistake(
      "{{#tags}}", "1:1: error: 'tags' is never closed; add '{{/tags}}' [malformed-template]"),
    TemplateMistake("{{/tags}}", "1:1: error: '{{/tags}}' closes nothing [malformed-template]"),
    TemplateMistake(
      "{{#tags}}{{#date}}\n{{/tags}}{{/date}}",
      "2:1: error: '{{/tags}}' stands where '{{/date}}' is expected [malformed-template]"),
    TemplateMistake(
      "{{<base}}{{$main}}{{/base}}{{/main}}",
      "1:19: error: '{{/base}}' stands where '{{/main}}' is expected [malformed-template]"),
    TemplateMistake(
      "a {{title",
      "1:3: error: the tag that begins here has no end; close it with '}}' [malformed-template]"),
    TemplateMistake(
      "a {{{body}} b",
      "1:3: error: the tag that begins here has no end; close it with '}}}' [malformed-template]"),
    TemplateMistake("{{}}", "1:1: error: the tag names nothing [malformed-template]"),
    TemplateMistake("{{# }}", "1:1: error: the tag names nothing [malformed-template]"),
    TemplateMistake(
      "{{two words}}",
      "1:3: error: 'two words' is not a name; a tag holds one name of letters, digits, '.', '-' and '/' [malformed-template]"
    ),
    TemplateMistake(
      "{{=<% %>=}}",
      "1:1: error: tags that change the template language are not allowed [malformed-template]"),
    TemplateMistake(
      "{{%CONTENT_TYPE:TEXT}}{{title}}",
      "1:1: error: tags that change the template language are not allowed [malformed-template]"),
    TemplateMistake(
      "{{>*title}}",
      "1:4: error: '*title' is not a name; a tag holds one name of letters, digits, '.', '-' and '/' [malformed-template]"
    ),
    TemplateMistake(
      "{{ä}}",
      "1:3: error: 'ä' is not a name; a tag holds one name of letters, digits, '.', '-' and '/' [malformed-template]"
    ),
    TemplateMistake(
      "{{<partials/choice}}{{/partials/choice}}",
      "1:4: error: 'partials/choice' cannot be closed, since it holds '/'; layouts go without their folder: '{{<base}}' is layouts/base.mustache [malformed-template]"
    ),
    TemplateMistake(
      "{{$a/b}}{{/a/b}}",
      "1:4: error: 'a/b' cannot be closed, since it holds '/' [malformed-template]"),
    TemplateMistake(
      "x {{>partials/chioce}}",
      "1:6: error: there is no template 'partials/chioce'; did you mean 'partials/choice'? [missing-partial]"
    ),
    TemplateMistake(
      "{{<bsae}}{{/bsae}}",
      "1:4: error: there is no template 'bsae'; did you mean 'base'? [missing-partial]"),
    TemplateMistake(
      "{{>pages/page}}", "1:4: error: 'pages/page' includes itself [malformed-template]"),
    TemplateMistake(
      "{{t.hom}}",
      "1:3: error: 'hom' is not a word of the interface; did you mean 'home'? [unknown-word]"),
    TemplateMistake(
      "{{{t.home}}}",
      "1:4: error: 't.home' is not a field that this page has [unknown-template-variable]"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told once, at its place`(mistake: TemplateMistake) {
    let site = BuiltSite(["a.md": "# A\n"], templates: ["pages/page.mustache": mistake.text])
    #expect(site.errors == ["templates/pages/page.mustache:" + mistake.line])
  }

  @Test func `a mistake in a partial stands at the partial, once for all pages`() {
    let site = BuiltSite(
      ["a.md": "# A\n"],
      templates: ["partials/breadcrumbs.mustache": "{{#breadcrumbs}}\n{{link}}{{/breadcrumbs}}"])
    #expect(
      site.errors == [
        "templates/partials/breadcrumbs.mustache:2:3: error: 'link' is not a field that this page has [unknown-template-variable]"
      ])
  }

  @Test func `a field that only some of the including pages have is a mistake`() {
    let site = BuiltSite(
      ["a.md": "# A\n"], templates: ["partials/breadcrumbs.mustache": "{{readingMinutes}}"])
    #expect(site.errors.count == 1)
    #expect(
      site.errors.first?.contains("'readingMinutes' is not a field that this page has") == true)
  }

  @Test func `partials that include each other are a mistake`() {
    let site = BuiltSite(
      ["a.md": "# A\n"],
      templates: [
        "pages/tag.mustache": "{{>partials/one}}", "partials/one.mustache": "\n{{>partials/two}}",
        "partials/two.mustache": " {{>partials/one}}",
      ])
    #expect(
      site.errors == [
        "templates/partials/two.mustache:1:5: error: 'partials/one' includes itself [malformed-template]"
      ])
  }

  @Test func `mistakes of several files are told together`() {
    let site = BuiltSite(
      ["a.md": "# A\n[x](y.md)\n"],
      templates: ["pages/tag.mustache": "{{x}}", "pages/home.mustache": "{{y"])
    #expect(
      site.errors.map { $0.prefix { $0 != " " } } == [
        "content/a.md:2:1:", "templates/pages/home.mustache:1:1:",
        "templates/pages/tag.mustache:1:3:",
      ])
  }

  @Test func `a template that is not UTF-8 is told`() {
    let site = BuiltSite(
      bytes: ["a.md": Array("# A\n".utf8)],
      templateBytes: ["pages/tag.mustache": [0x61, 0x0A, 0xFF]],
      options: BuildOptions(threads: 1))
    #expect(
      site.errors == [
        "templates/pages/tag.mustache:2:1: error: the file is not UTF-8 text; save it in the encoding UTF-8 [not-utf-8]"
      ])
  }

  @Test func `what templates lack is not held against the pages`() {
    let site = BuiltSite(
      starter(
        "index.md", replacing: "lessons/stairs-or-lift.md",
        with: "flashcards/stairs-or-lift.html#signal.heavy-load"),
      templates: ["pages/flashcards.mustache": "{{oops}}"])
    #expect(site.errors.map { $0.hasPrefix("templates/") } == [true])
  }
}

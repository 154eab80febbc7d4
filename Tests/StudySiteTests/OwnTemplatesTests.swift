import StudySite
import Testing

/// A site's own templates, each in the place of the built-in one.
@Suite struct OwnTemplatesTests {
  private static let content = [
    "index.md": "# Home\n", "a/b.md": "---\ntitle: B & co\ntags: [t]\n---\n\nText.\n",
    "a/c.md": "# C\n",
  ]

  private static func built(_ templates: [String: String]) -> BuiltSite {
    BuiltSite(content, templates: templates)
  }

  @Test func `one file takes the place of one file`() {
    let plain = BuiltSite(Self.content)
    let site = Self.built([
      "pages/tag.mustache": "<p>{{name}}: {{#pages}}[{{title}}]{{/pages}}</p>\n"
    ])
    #expect(site.errors == [])
    #expect(site["tags/t.html"] == "<p>t: [B &amp; co]</p>\n")
    #expect(site["a/b.html"] == plain["a/b.html"])
  }

  @Test func `a layout's blocks are filled, or keep what they hold`() {
    let site = Self.built([
      "layouts/base.mustache": "<{{$trail}}no trail{{/trail}}|{{$main}}nothing{{/main}}>\n",
      "pages/page.mustache": "{{<base}}{{$main}}{{title}}{{/main}}{{/base}}\n",
      "pages/tag.mustache":
        "{{<base}}{{$main}}{{name}}{{/main}}{{$trail}}{{#pages}}{{title}};{{/pages}}{{/trail}}{{/base}}\n",
      "pages/tags.mustache": "{{<base}}ignored{{/base}}\n",
    ])
    #expect(site.errors == [])
    #expect(site["a/c.html"].split(separator: "\n") == ["<no trail|C>"])
    #expect(site["tags/t.html"].split(separator: "\n") == ["<B &amp; co;|t>"])
    #expect(site["tags/index.html"].split(separator: "\n") == ["<no trail|nothing>"])
  }

  @Test func `a partial of one's own is used by built-in pages`() {
    let site = Self.built([
      "partials/breadcrumbs.mustache": "<i>{{>partials/mine}}</i>",
      "partials/mine.mustache":
        "{{#breadcrumbs}}{{title}}/{{/breadcrumbs}}{{^breadcrumbs}}none{{/breadcrumbs}}",
    ])
    #expect(site.errors == [])
    #expect(site["a/b.html"].contains("<i>Home/A/</i>"))
  }

  @Test func `absent values, flags and lists choose their sections`() {
    let site = Self.built([
      "pages/page.mustache":
        "{{#description}}D{{/description}}{{^description}}no D{{/description}} {{#hasTags}}T{{/hasTags}}{{^hasTags}}no T{{/hasTags}} "
        + "{{#previous}}<{{title}}{{/previous}}{{#next}}>{{title}}{{/next}} {{#date}}{{iso}}{{/date}}{{^date}}no date{{/date}}\n"
    ])
    #expect(site.errors == [])
    #expect(site["a/b.html"] == "no D T >C no date\n")
    #expect(site["a/c.html"] == "no D no T <B &amp; co no date\n")
  }

  @Test func `comments and indentation of partials leave no trace`() {
    let site = Self.built([
      "pages/page.mustache": "<pre>\n  {{! {{title}} a comment }}\n  {{>partials/two}}\n</pre>\n"
        .replacing("{{title}} ", with: ""),
      "partials/two.mustache": "one\ntwo\n",
    ])
    #expect(site.errors == [])
    #expect(site["a/c.html"].contains("one\ntwo\n"))
    #expect(!site["a/c.html"].contains("comment"))
  }

  @Test func `files of templates that nothing uses are not published`() {
    let site = Self.built([
      "notes.txt": "private", "partials/unused.mustache": "x", "words/xx.yaml": "a: b\n",
    ])
    #expect(site.errors == [])
    #expect(site.ownPaths == BuiltSite(Self.content).ownPaths)
  }

  @Test func `every asset is published under its hashed name`() {
    let site = Self.built(["assets/fonts/a.woff2": "x", "assets/noextension": "y"])
    #expect(site.errors == [])
    let assets = site.files.keys.filter { $0.hasPrefix("assets/") }.map {
      $0.split(separator: ".").first ?? ""
    }
    #expect(
      assets.sorted() == [
        "assets/favicon", "assets/fonts/a", "assets/noextension", "assets/site", "assets/style",
      ])
  }
}

import Foundation
import Mustache
import StudySite
import Testing

/// Pages filled into skeletons are what `swift-mustache` makes of the same template and values.
@Suite struct TemplateAgreementTests {
  /// A tag, with the pages that bear it.
  private struct Tag {
    var name: String
    var path: String
    var pages: ClosedRange<Int>

    init(_ name: String, _ pages: ClosedRange<Int>, path: String? = nil) {
      (self.name, self.pages) = (name, pages)
      self.path = "tags/\(path ?? name).html"
    }

    /// What the tag's page hands to its template, for the engine alone.
    func values(title pageTitle: String) -> [String: Any] {
      [
        "name": name, "title": pageTitle, "description": NSNull(),
        "pages": pages.map { page in
          ["title": title(page), "description": description(page) ?? NSNull()] as [String: Any]
        },
      ]
    }
  }

  /// The tags of the site; the pages of the first three have one shape.
  private static let tags = [
    Tag("t", 1...2), Tag("u", 3...4), Tag("<v> & 'w'", 5...6, path: "v-w"), Tag("x", 2...3),
    Tag("y", 4...4), Tag("z", 1...1), Tag("all", 1...10),
  ]

  private static func title(_ page: Int) -> String { page == 5 ? "<\"5 & 'é'>" : "P\(page)" }

  private static func description(_ page: Int) -> String? {
    page.isMultiple(of: 2) ? nil : "About & \(page)."
  }

  private static func content(_ tags: [Tag]) -> [String: String] {
    var content = ["index.md": "# Home\n"]
    for page in 1...(tags.map(\.pages.upperBound).max() ?? 1) {
      let names = tags.filter { $0.pages.contains(page) }.map { quoted($0.name) }
      var text = "---\ntitle: \(quoted(title(page)))\ntags: [\(names.joined(separator: ", "))]\n"
      if let description = description(page) { text += "description: \(quoted(description))\n" }
      content["a/p\(page + 1000).md"] = text + "---\n"
    }
    return content
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
  }

  /// Builds a site of these tags with random templates, and compares the pages of the tags.
  private func compare(_ tags: [Tag], seeds: Range<UInt64>) throws {
    let content = Self.content(tags)
    let titles = BuiltSite(content, templates: ["pages/tag.mustache": "{{title}}"])
    #expect(titles.errors == [])
    for seed in seeds {
      let files = RandomTemplates.files(seed: seed)
      var library = MustacheLibrary()
      for (path, text) in files {
        let name = path.dropLast(".mustache".count)
        try library.register(
          text, named: String(name.hasPrefix("layouts/") ? name.dropFirst(8) : name))
      }
      let site = BuiltSite(content, templates: files)
      #expect(site.errors == [], "\(files)")
      for tag in tags {
        let values = tag.values(title: titles.page(tag.path).text)
        let expected = library.render(values, withTemplate: "pages/tag")
        #expect(site[tag.path] == expected, "seed \(seed), tag \(tag.name): \(files)")
      }
    }
  }

  @Test(arguments: 0..<10)
  func `random templates give what swift-mustache gives`(block: UInt64) throws {
    try compare(Self.tags, seeds: block * 40..<block * 40 + 40)
  }

  @Test func `pages with long lists, which are not kept as skeletons, do so too`() throws {
    try compare([Tag("all", 1...180)], seeds: 400..<410)
  }

  @Test(arguments: [
    // The inner block stands in what fills the outer one.
    "{{<frame}}{{$main}}({{$main}}inner{{/main}}){{/main}}{{/frame}}",
    // What fills a block of the page fills the block of the layout within it too.
    "{{<frame}}{{$main}}{{<frame}}{{$main}}inner{{/main}}{{/frame}}{{/main}}{{/frame}}",
    // By way of a partial.
    "{{<frame}}{{$main}}{{>partials/one}}{{/main}}{{/frame}}",
  ])
  func `a block that would be filled with itself is a mistake`(page: String) {
    let site = BuiltSite(
      ["index.md": "# Home\n"],
      templates: [
        "layouts/frame.mustache": "<{{$main}}own{{/main}}>",
        "partials/one.mustache": "{{$main}}one{{/main}}", "pages/tag.mustache": page,
      ])
    #expect(site.errors.count == 1)
    #expect(
      site.errors.first
        == "templates/pages/tag.mustache:1:11: error: block 'main' would be filled with itself; "
        + "give one of the blocks another name [malformed-template]")
  }

  @Test func `blocks of one name may stand in each other where nothing fills them`() {
    let site = BuiltSite(
      ["index.md": "# Home\n", "a.md": "---\ntags: [t]\n---\n"],
      templates: [
        "layouts/frame.mustache": "<{{$main}}own{{/main}}>",
        "pages/tag.mustache":
          "{{$main}}a{{$main}}b{{/main}}{{/main}}{{<frame}}{{$main}}c{{/main}}{{/frame}}",
      ])
    #expect(site.errors == [])
    #expect(site["tags/t.html"] == "ab<c>")
  }

  @Test func `braces in words are no tags`() {
    let site = BuiltSite(
      ["index.md": "# Home\n"],
      templates: [
        "words/en.yaml": "home: '{{title}} {a} {{{'\n",
        "pages/home.mustache": "{{t.home}}{{t.home}}",
      ])
    // A browser shows the two words as they were written.
    let html = site["index.html"].replacingOccurrences(of: "&#123;", with: "{")
    #expect(html == "{{title}} {a} {{{{{title}} {a} {{{")
  }

  @Test func `a NUL in a template is replaced`() {
    let site = BuiltSite(
      ["index.md": "# Home\n"], templates: ["pages/home.mustache": "a\0{{title}}\0b"])
    #expect(site["index.html"] == "a\u{FFFD}Home\u{FFFD}b")
  }

  @Test func `only blocks may stand between the tags of a parent`() {
    let site = BuiltSite(
      ["index.md": "# Home\n"], templates: ["pages/tag.mustache": "a\n {{<base}}{{name}}{{/base}}"])
    #expect(
      site.errors == [
        "templates/pages/tag.mustache:2:2: error: between '{{<base}}' and its end only blocks may "
          + "stand; put it into a block, or before or behind [malformed-template]"
      ])
  }
}

import Foundation
import Mustache
import StudySite
import Testing

/// Own templates mean what they mean to another engine of the same language.
@Suite struct TemplateAgreementTests {
  private static let content = [
    "index.md": "# Home\n",
    "a/b.md": "---\ntitle: B\ndescription: About b.\ntags: [t]\n---\n\nText.\n",
    "a/c.md": "---\ntitle: C\ntags: [t]\n---\n",
  ]

  /// What the page of the tag hands to its template, for the other engine.
  private static func values(title: String) -> [String: Any] {
    [
      "name": "t", "title": title, "description": NSNull(),
      "pages": [
        ["title": "B", "description": "About b."] as [String: Any],
        ["title": "C", "description": NSNull()],
      ],
    ]
  }

  @Test(arguments: 0..<10)
  func `random templates give what swift-mustache gives`(block: Int) throws {
    let title = BuiltSite(Self.content, templates: ["pages/tag.mustache": "{{title}}"])
    for seed in UInt64(block * 40)..<UInt64(block * 40 + 40) {
      let files = RandomTemplates.files(seed: seed)
      var library = MustacheLibrary()
      for (path, text) in files {
        let name = path.dropLast(".mustache".count)
        try library.register(
          text, named: String(name.hasPrefix("layouts/") ? name.dropFirst(8) : name))
      }
      let site = BuiltSite(Self.content, templates: files)
      #expect(site.errors == [], "\(files)")
      let expected = library.render(
        Self.values(title: title["tags/t.html"]), withTemplate: "pages/tag")
      #expect(site["tags/t.html"] == expected, "seed \(seed): \(files)")
    }
  }

  @Test func `a block within its own filling holds what the layout holds`() {
    let site = BuiltSite(
      Self.content,
      templates: [
        "layouts/frame.mustache": "<{{$main}}own{{/main}}>",
        "pages/tag.mustache": "{{<frame}}{{$main}}({{$main}}inner{{/main}}){{/main}}{{/frame}}",
      ])
    #expect(site.errors == [])
    #expect(site["tags/t.html"] == "<(inner)>")
  }

  @Test func `only blocks may stand between the tags of a parent`() {
    let site = BuiltSite(
      Self.content, templates: ["pages/tag.mustache": "a\n {{<base}}{{name}}{{/base}}"])
    #expect(
      site.errors == [
        "templates/pages/tag.mustache:2:2: error: between '{{<base}}' and its end only blocks may "
          + "stand; put it into a block, or before or behind [malformed-template]"
      ])
  }
}

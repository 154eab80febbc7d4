import StudySite
import Testing

/// Words of the interface in the site's language, from its own file or the built-in one.
@Suite struct OwnWordsTests {
  /// The built-in words with some replaced.
  private static func words(_ replacements: [String: String]) -> String {
    let builtIn =
      BuiltInTheme.folder.files["words/en.yaml"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = builtIn.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      let name = line.prefix { $0 != ":" }
      return replacements[String(name)].map { "\(name): \($0)" } ?? String(line)
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: [
    ("de", "words/de.yaml"), ("de-AT", "words/de.yaml"), ("de-AT", "words/de-AT.yaml"),
    ("fr", "words/en.yaml"),
  ])
  func `the file of the language serves, else that of its family, else English`(
    language: String, path: String
  ) {
    let words = Self.words([
      "home": "Anfang", "undecided": "\"<Offen> & {x}\"", "note": "Hinweis", "month3": "März",
      "dateForm": "\"{day}. {month} {year}\"",
      "anchorLabel": "\"Link \\\"hier\\\"\"",
    ])
    var content = starterContent
    content["site.yaml"] = "title: T\nlanguage: \(language)\n"
    content["lessons/n.md"] = "---\ntitle: N\ndate: 2026-03-04\n---\n\n## X\n\n> [!NOTE]\n> Text.\n"
    let site = BuiltSite(content, templates: [path: words])
    #expect(site.errors == [])
    let page = site.page("lessons/n.html")
    #expect(page.inside("class", "breadcrumbs").elements("a").first?.text == "Anfang")
    #expect(page.elements(ofClass: "alert-title").map(\.text) == ["Hinweis"])
    #expect(page.elements("time").map(\.text) == ["4. März 2026"])
    #expect(page.elements(ofClass: "anchor").map { $0["aria-label"] } == ["Link \"hier\": X"])
    let row = site.page("scenarios/stairs-or-lift.html").inside("id", "umbrella")
    #expect(row.elements(ofClass: "verdict").map(\.text) == ["○ <Offen> & {x}"])
  }

  @Test func `a language without a file speaks English`() {
    let site = BuiltSite(["site.yaml": "title: T\nlanguage: eo\n", "a/b.md": "# B\n"])
    #expect(site.errors == [])
    #expect(
      site.page("a/b.html").inside("class", "breadcrumbs").elements("a").first?.text == "Home")
    #expect(site.page("a/b.html").elements("html").first?["lang"] == "eo")
  }

  @Test(
    arguments: [
      (["home": "[a]"], ":24:7: error: 'home' is a list where a text is expected [wrong-type]"),
      (["home": "''"], ":24:7: error: 'home' is empty [invalid-value]"),
      (
        ["home": "x\nhome: y"],
        ":25:1: error: 'home' is given twice; keep one of them [duplicate-key]"
      ),
    ] as [([String: String], String)])
  func `mistakes in words are told at their place`(replacements: [String: String], line: String)
    throws
  {
    let words = Self.words(replacements)
    let number =
      try #require(
        words.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
          $0.hasPrefix("home:")
        }) + 1
    let site = BuiltSite(["a.md": "# A\n"], templates: ["words/en.yaml": words])
    let expected = line.replacing(":24:", with: ":\(number):").replacing(
      ":25:", with: ":\(number + 1):")
    #expect(site.errors.contains("templates/words/en.yaml" + expected), "\(site.errors)")
  }

  @Test(arguments: ["undecidedMeaning", "whyNotNoSignal", "cardSignalFront"])
  func `a word that the language lacks is an error, and its name never reaches a page`(
    name: String
  ) {
    let words = Self.words([name: "x"]).replacing("\n\(name): x", with: "\n\(name)s: x")
    let site = BuiltSite(starterContent, templates: ["words/en.yaml": words])
    #expect(
      site.errors == [
        "templates/words/en.yaml: error: these words are missing and stand in English: '\(name)' (not "
          + "'\(name)s'); add them [missing-words]"
      ])
    for (path, text) in site.files where path.hasSuffix(".html") || path.hasSuffix(".json") {
      #expect(!text.contains(name), "\(path)")
    }
  }
}

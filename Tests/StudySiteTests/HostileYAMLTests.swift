import StudySite
import Testing

/// YAML that was written to do harm gets a diagnostic, soon, wherever it stands.
@Suite struct HostileYAMLTests {
  /// A text by what is hostile in it.
  static let texts: [String: String] = {
    let brackets = String(repeating: "[", count: 10_000)
    let laughs = (1...9).map {
      "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ",\t"))]\n"
    }
    return [
      "10,000 brackets": "title: " + brackets,
      "10,000 braces": "title: " + String(repeating: "{a: ", count: 10_000),
      "brackets after a comment that ends with CR": "title: A # c\rtags: " + brackets,
      "brackets after a comment that ends with NEL": "title: A # c\u{85}tags: " + brackets,
      "brackets after a comment that ends with LS": "title: A # c\u{2028}tags: " + brackets,
      "brackets after a number sign in quotes": "{\", #\": " + brackets,
      "brackets on lines of their own": "title:\n" + String(repeating: "[\n", count: 10_000),
      "brackets with closing brackets in quotes": "title: "
        + String(repeating: "[\"]]\", ", count: 900),
      "brackets with closing brackets in comments": "title:\n"
        + String(repeating: " [ #]\n", count: 900),
      "brackets with closing brackets in plain texts": "title: "
        + String(repeating: "[a}}, ", count: 900),
      "nested lists on one line": "title:\n  " + String(repeating: "- ", count: 10_000) + "x",
      "nested keys on one line": String(repeating: "? ", count: 10_000),
      "nested keys with tabs": String(repeating: "?\t", count: 10_000),
      "nested lists with tabs": "title:\n  " + String(repeating: "-\t", count: 10_000) + "x",
      "deep indentation": (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "deep lists": (0..<900).map { String(repeating: " ", count: $0) + "-\n" }.joined(),
      "alias bomb": "a0: &a0 [x]\n" + laughs.joined(),
      "alias bomb without tabs": "a0: &a0 [x]\n" + laughs.joined().replacing("\t", with: " "),
      "alias bomb as a key": "a0: &a0 [x]\n" + laughs.joined() + "? *a9\n: x\n",
      "alias bomb behind a false comment": "a0: &a0 [x]\n"
        + laughs.joined().replacing("[", with: "[\", #\", "),
      "alias bomb as a key behind a false comment": "a0: &a0 [x]\n"
        + laughs.joined().replacing("[", with: "[\", #\", ")
        + "? *a9\n: x\n",
      "alias of itself": "title: &a [*a]",
      "NUL": "title: a\u{0}b", "escape": "title: \u{1B}[31m", "bell": "tags: [\u{7}]",
      "delete": "\u{7F}title: a",
      "reserved indicators": "title: @a", "tab at the start": "\ttitle: A",
      "tab in a list": "tags:\n\t- a",
      "a directive": "%YAML 9.9\n---\ntitle: A", "an unknown tag": "title: !<tag:evil> [a]",
      "two documents": "title: A\n--- \ntitle: B", "an anchor alone": "&", "a percent": "%",
      "only a quote": "\"", "an open block": "title: |9\n x",
      "a key without end": String(repeating: "a", count: 2000) + ": b",
      "many keys": (0..<4000).map { "k\($0): 1\n" }.joined(),
      "a merge key": "<<: {title: A}\n<<: *x",
      "lists as keys": "? [a, [b]]\n: c\n? {d: e}\n: f\n? - g\n  - h\n: i",
      "keys of all sorts": "? |\n  a\n: b\n? \"c\"\n: d\n~: e\n1: f\n: g",
      "a binary": "title: !!binary AAAA", "a set": "title: !!set {a, b}",
      "integers that overflow": "weight: 99999999999999999999999",
      "a lone surrogate": "title: \"\\uD800\"", "a scalar beyond Unicode": "title: \"\\U00110000\"",
    ]
  }()

  @Test(arguments: texts.keys.sorted())
  func `in front matter, in the configuration and in a decision is survived`(name: String) throws {
    let text = try #require(Self.texts[name])
    let site = BuiltSite([
      "index.md": "# A\n", "site.yaml": text + "\n", "page.md": "---\n\(text)\n---\n\nText.\n",
      "decisions/d.yaml": text + "\n", "ledger.yaml": text + "\n",
    ])
    #expect(site.errors.contains { $0.hasPrefix("content/decisions/d.yaml") })
    #expect(site.errors.contains { $0.hasPrefix("content/ledger.yaml") })
    let words = BuiltSite(["index.md": "# A\n"], templates: ["words/en.yaml": text + "\n"])
    #expect(!words.errors.isEmpty)
  }

  @Test(arguments: [
    "10,000 brackets", "10,000 braces", "brackets after a comment that ends with CR",
    "brackets after a number sign in quotes", "nested lists on one line", "nested keys on one line",
    "deep indentation", "deep lists", "alias bomb", "alias bomb without tabs", "NUL",
    "alias of itself",
    "brackets with closing brackets in quotes", "two documents",
  ])
  func `is called bad YAML, once`(name: String) throws {
    let text = try #require(Self.texts[name])
    let site = BuiltSite(["index.md": "# A\n", "site.yaml": text + "\n"])
    #expect(site.errors.count == 1)
    #expect(site.errors.first?.hasSuffix("[bad-yaml]") == true, "\(site.errors)")
  }

  @Test(arguments: [
    ("\u{0}", "1:10"), ("\u{1B}", "1:10"), ("\u{7F}", "1:10"), ("\u{FFFE}", "1:10"),
  ])
  func `a character that may not stand in YAML is told at its place`(
    character: String, place: String
  ) {
    let site = BuiltSite(["index.md": "# A\n", "site.yaml": "title: ä\(character)b\n"])
    #expect(site.errors.count == 1)
    #expect(
      site.errors.first?.hasPrefix("content/site.yaml:\(place): error: ") == true, "\(site.errors)")
  }

  @Test func `too large is told before it is parsed`() {
    let large = "title: " + String(repeating: "a", count: 2 << 20) + "\n"
    let site = BuiltSite([
      "index.md": "# A\n", "site.yaml": large, "page.md": "---\n\(large)---\n",
      "decisions/d.yaml": large,
      // The ledger grows with the site and has a limit of its own.
      "ledger.yaml": String(repeating: "#", count: (64 << 20) + 1),
    ])
    #expect(
      site.errors.map { $0.prefix { $0 != " " } } == [
        "content/decisions/d.yaml:", "content/ledger.yaml:", "content/page.md:",
        "content/site.yaml:",
      ])
    #expect(site.errors.allSatisfy { $0.hasSuffix("[file-too-large]") })
  }

  @Test func `a byte order mark, CRLF and CR change nothing`() {
    let yaml = "title: Ä\nnavigation:\n  - {title: P, page: index.md}\n"
    let plain = BuiltSite(["index.md": "# A\n", "site.yaml": yaml])
    for text in [
      "\u{FEFF}" + yaml, yaml.replacing("\n", with: "\r\n"), yaml.replacing("\n", with: "\r"),
    ] {
      let site = BuiltSite(["index.md": "# A\n", "site.yaml": text])
      #expect(site.problems == plain.problems)
      #expect(site.files == plain.files)
    }
  }
}

import AnkiReading
import Diagnostics
import StudySite
import Testing

/// The decks that a site publishes for Anki.
@Suite struct AnkiDeckTests {
  private static let path = "anki/stairs-or-lift"
  private static let ledger = "content/ledger.yaml"

  private static func withBase(_ content: [String: String]) -> [String: String] {
    content.merging(["site.yaml": "title: T\nbaseURL: https://example.org/c/\n"]) { $1 }
  }

  /// A card's row in the text of a deck.
  private static func row(_ id: String, in text: String) -> String {
    text.split(separator: "\n").first { $0.hasPrefix(id + "\t") }.map(String.init) ?? ""
  }

  private func collection(
    _ site: TemporarySite, decision: String? = nil
  ) throws -> ReadCollection {
    var diagnostics: [Diagnostic] = []
    let bytes = exportDeck(
      in: site.root, as: .apkg, decision: decision, BuildOptions(threads: 2), &diagnostics)
    return try #require(
      bytes.flatMap { ReadCollection(package: $0) }, "\(diagnostics.map(\.message))")
  }

  private func moments(_ site: TemporarySite) throws -> [String: String] {
    let rows = try #require(try collection(site).rows("SELECT guid, mod FROM notes"))
    return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
  }

  // MARK: - Files and links

  @Test func `each decision has both files, and its page of cards leads to them`() {
    let site = BuiltSite(ThreeChoices.content)
    #expect(site.errors == [])
    for id in ["stairs-or-lift", "transport"] {
      #expect(site["anki/\(id).apkg"].hasPrefix("PK\u{3}\u{4}"))
      #expect(site["anki/\(id).txt"].hasPrefix("#separator:tab\n"))
      let downloads = site.page("flashcards/\(id).html").inside("class", "downloads")
      #expect(downloads.links == ["../anki/\(id).apkg", "../anki/\(id).txt"])
      #expect(downloads.elements("a").allSatisfy { $0["download"] != nil })
    }
    #expect(!BuiltSite(["index.md": "# A\n"]).paths.contains { $0.hasPrefix("anki/") })
  }

  @Test func `lessons may link to a deck`() {
    var content = starterContent
    content["lessons/more.md"] = "# More\n\n[the deck](../anki/stairs-or-lift.apkg)\n"
    #expect(BuiltSite(content).errors == [])
  }

  @Test(arguments: ["anki/stairs-or-lift.apkg", "anki/Stairs-or-lift.txt"])
  func `no other file may take a deck's address`(path: String) {
    var content = starterContent
    content["site.yaml"] = "title: T\nfiles: [\(path)]\n"
    content[path] = "mine"
    #expect(
      BuiltSite(content).errors.map { $0.hasSuffix("[duplicate-url]") } == [true],
      "\(BuiltSite(content).problems)")
  }

  @Test func `the published package is what the command exports, on any number of threads`() throws
  {
    let site = try TemporarySite()
    let outcome = site.build()
    #expect(!outcome.hasFailed)
    for (format, ending) in [(DeckFormat.apkg, "apkg"), (.text, "txt")] {
      var diagnostics: [Diagnostic] = []
      let bytes = try #require(
        exportDeck(
          in: site.root, as: format, decision: nil, BuildOptions(threads: 1), &diagnostics))
      let published = try #require(site.text("public/\(Self.path).\(ending)"))
      #expect(String(decoding: bytes, as: UTF8.self) == published)
    }
  }

  // MARK: - Notes

  @Test func `every card is a note in the deck of its kind`() throws {
    let site = try TemporarySite()
    let collection = try collection(site)
    let json = try #require(
      flashcardsJSON(in: site.root, BuildOptions(threads: 1), &Self.ignored))
    let cards = try JSONText(json)["decisions"].elements.flatMap { $0["cards"].elements }
    #expect(
      collection.column("SELECT guid FROM notes ORDER BY id") == cards.compactMap(\.["id"].string))
    let decks = try JSONText(try #require(collection.column("SELECT decks FROM col").first))
    let ids = try #require(collection.rows("SELECT did, count(*) FROM cards GROUP BY did"))
    let sizes = ids.map { "\(decks[$0[0]]["name"].string ?? "?") \($0[1])" }
    let title =
      try #require(site.text("content/decisions/stairs-or-lift.yaml"))
      .split(separator: "\n").first { $0.hasPrefix("title: ") }?.dropFirst("title: ".count) ?? ""
    #expect(
      Set(sizes) == [
        "\(title)::Signals 2", "\(title)::Scenarios 6", "\(title)::Contrasts 1",
        "\(title)::Traps 1", "\(title)::From the lessons 1",
      ])
  }

  private nonisolated(unsafe) static var ignored: [Diagnostic] = []

  @Test func `a site of several decisions has one file with decks for each`() throws {
    var files: [String: String] = [:]
    for (path, text) in ThreeChoices.content { files["content/" + path] = text }
    let site = try TemporarySite(files)
    let all = try collection(site).column("SELECT guid FROM notes")
    let one = try collection(site, decision: "transport").column("SELECT guid FROM notes")
    #expect(one.count == 16)
    #expect(all.filter { $0.hasPrefix("transport.") } == one)
    #expect(all.count == 27)
    var diagnostics: [Diagnostic] = []
    let none = exportDeck(
      in: site.root, as: .apkg, decision: "transprot", BuildOptions(threads: 1), &diagnostics)
    #expect(none == nil)
    #expect(
      diagnostics.filter { $0.severity == .error }.map(\.suggestion) == [
        "did you mean 'transport'?"
      ])
  }

  @Test func `links are absolute below the site's address`() {
    let text = BuiltSite(Self.withBase(ThreeChoices.content))["anki/transport.txt"]
    let prompt = Self.row("transport.prompt.readers", in: text)
    #expect(
      prompt.contains("<a href=\"\"https://example.org/c/lessons/stairs-or-lift.html\"\">here</a>"))
    #expect(
      text.contains(
        "<a href=\"\"https://example.org/c/lessons/transport.html#recall-readers\"\">Transport</a>")
    )
    #expect(
      Self.row("transport.scenario.ledger", in: text).contains(
        "\"\"https://example.org/c/scenarios/transport.html#ledger\"\""))
    #expect(
      Self.row("transport.signal.once", in: text).contains(
        "\"\"https://example.org/c/flashcards/transport.html#signal.once\"\""))
  }

  @Test func `without an address no link of the site is left, what it says is`() {
    let text = BuiltSite(ThreeChoices.content)["anki/transport.txt"]
    #expect(!text.contains("href"))
    #expect(
      Self.row("transport.prompt.readers", in: text).contains(
        "How many readers has a <em>queue</em> message? See here."))
  }

  @Test func `deciding words are marked in the package and not given away in the text`() throws {
    var files: [String: String] = [:]
    for (path, text) in ThreeChoices.content { files["content/" + path] = text }
    let collection = try collection(try TemporarySite(files), decision: "transport")
    let fronts = collection.fields.filter { $0[6] == "transport.scenario.ledger" }.map { $0[0] }
    #expect(fronts.count == 1)
    #expect(
      fronts.first?.contains("<mark>nightly</mark>") == true
        && fronts.first?.contains("&amp; closes the &quot;books&quot;") == true)
    #expect(!BuiltSite(ThreeChoices.content)["anki/transport.txt"].contains("<mark>"))
  }

  @Test func `an image goes along under a name that tells its contents`() throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>"
    var files = StarterSite.files
    files["content/lessons/pic.md"] = """
      ---
      title: Pictures
      decision: stairs-or-lift
      ---

      ![Elsewhere](../pics/other.svg)

      > [!RECALL seen]
      > What is ![this](../pics/a%20cup.svg)?
      >
      > A cup.

      """
    files["content/pics/a cup.svg"] = svg
    files["content/pics/other.svg"] = svg.replacing("2", with: "3")
    let site = try TemporarySite(files)
    var names: Set<String> = []
    for contents in [svg, svg.replacing("height=\"1\"", with: "height=\"5\"")] {
      try site.put(contents, at: "content/pics/a cup.svg")
      var diagnostics: [Diagnostic] = []
      let bytes = try #require(
        exportDeck(
          in: site.root, as: .apkg, decision: nil, BuildOptions(threads: 1), &diagnostics))
      let archive = try #require(ReadArchive(bytes))
      #expect(archive.entries.map(\.name) == ["collection.anki2", "media", "0"])
      #expect(archive["0"] == Array(contents.utf8))
      let list = String(decoding: try #require(archive["media"]), as: UTF8.self)
      let name = try #require(list.firstMatch(of: /discern-[0-9a-f]{16}\.svg/)).output
      let front = try #require(
        ReadCollection(package: bytes)?.fields.first { $0[6].hasSuffix(".prompt.seen") }?.first)
      #expect(front.contains("<img src=\"\(name)\""), "\(front)")
      names.insert(String(name))
    }
    #expect(names.count == 2)
  }

  // MARK: - What the ledger tells

  @Test func `a note's moment is that of its last change, and the build's time is nowhere`() throws
  {
    let site = try TemporarySite()
    let options = BuildOptions(threads: 1)
    #expect(Set(try moments(site).values) == ["1"], "no ledger yet")
    _ = recordLedger(in: site.root, at: 100, renames: [], revived: [], options)
    #expect(Set(try moments(site).values) == ["100"])
    try site.replace("It rains.", with: "It pours.", in: "content/scenarios/stairs-or-lift.md")
    _ = recordLedger(in: site.root, at: 200, renames: [], revived: [], options)
    let changed = try moments(site).filter { $0.value != "100" }
    #expect(changed == ["stairs-or-lift.scenario.umbrella": "200"])
  }

  @Test func `a renamed card stays the note that it was, and may get its old name back`() throws {
    let site = try TemporarySite()
    let options = BuildOptions(threads: 1)
    let page = "content/scenarios/stairs-or-lift.md"
    let names = ["umbrella", "rain", "snow", "umbrella"]
    _ = recordLedger(in: site.root, at: 100, renames: [], revived: [], options)
    let before = try moments(site)
    for (old, new) in zip(names, names.dropFirst()) {
      try site.replace("| \(old) |", with: "| \(new) |", in: page)
      let ids = [old, new].map { "stairs-or-lift.scenario." + $0 }
      let outcome = recordLedger(
        in: site.root, at: 200, renames: [(old: ids[0], new: ids[1])], revived: [], options)
      #expect(outcome.didChange)
      #expect(try moments(site) == before, "\(old) is \(new) now")
    }
    #expect(site.text(Self.ledger)?.contains("firstID") == false)
  }

  @Test func `an id that was taken back into use is another card's again`() throws {
    let site = try TemporarySite()
    let options = BuildOptions(threads: 1)
    let page = "content/scenarios/stairs-or-lift.md"
    let (old, new) = ("stairs-or-lift.scenario.umbrella", "stairs-or-lift.scenario.rain")
    _ = recordLedger(in: site.root, at: 100, renames: [], revived: [], options)
    try site.replace("| umbrella |", with: "| rain |", in: page)
    _ = recordLedger(in: site.root, at: 200, renames: [(old: old, new: new)], revived: [], options)
    #expect(site.text(Self.ledger)?.contains("firstID: \"\(old)\"") == true)
    _ = recordLedger(in: site.root, at: 300, renames: [], revived: [old], options)
    #expect(try moments(site)[new] == "100")
    #expect(try moments(site)[old] == nil)
  }

  @Test func `a server's deck follows the ledger and the images, and is not made anew for others`()
    throws
  {
    var files = StarterSite.files
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>"
    files["content/lessons/dot.svg"] = svg
    files["content/lessons/dot.md"] =
      "# Dot\n\n> [!RECALL dot]\n> What is ![this](dot.svg)?\n>\n> A dot.\n"
    files["content/lessons/other.md"] = "# Other\n"
    let site = try TemporarySite(files)
    let builder = SiteBuilder(directory: site.root, BuildOptions(threads: 2))
    let path = Self.path + ".apkg"
    #expect(builder.update().changed.contains(path))
    try site.put("# Another title\n", at: "content/lessons/other.md")
    let unrelated = builder.update(SourceChanges(paths: ["content/lessons/other.md"]))
    #expect(unrelated.changed.contains("lessons/other.html"))
    #expect(!unrelated.changed.contains(path))
    _ = recordLedger(
      in: site.root, at: 100, renames: [], revived: [], BuildOptions(threads: 1))
    let recorded = builder.update(SourceChanges(paths: ["content/ledger.yaml"]))
    #expect(recorded.changed == [path], "the text format tells no moments")
    try site.put(svg + "<!-- other -->", at: "content/lessons/dot.svg")
    let redrawn = builder.update(SourceChanges(paths: ["content/lessons/dot.svg"]))
    #expect(redrawn.changed == [path, "lessons/dot.svg"].sorted())
    let clean = SiteBuilder(directory: site.root, BuildOptions(threads: 1)).update()
    #expect(
      redrawn.files.first { $0.path == path } == clean.files.first { $0.path == path })
  }
}

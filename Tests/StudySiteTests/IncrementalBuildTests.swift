import Diagnostics
import Foundation
import Publication
import SeededNumbers
import StudySite
import Testing

/// A site that is edited again and again, brought up to date by one builder, and held against what a
/// builder without memory makes of the same files.
private final class EditedSite {
  let site: TemporarySite
  private let builder: SiteBuilder
  private var options = BuildOptions(threads: 2)
  /// What the updates add up to, by path.
  private var files: [String: [UInt8]] = [:]

  init(_ files: [String: String]) throws {
    site = try TemporarySite(files)
    builder = SiteBuilder(directory: site.root, options)
    _ = update(.everything)
  }

  /// Takes in an update as a server does.
  func update(_ changes: SourceChanges) -> SiteUpdate {
    let update = builder.update(changes)
    if !update.outcome.hasFailed {
      for path in update.removed { files[path] = nil }
      for file in update.files { files[file.path] = file.bytes }
    }
    return update
  }

  /// What differs from a clean build: the diagnostics, or the first file.
  func difference(_ update: SiteUpdate) -> String? {
    let collected = Guarded<[String: [UInt8]]>([:])
    let clean = assembleSite(SiteInput(directory: site.root), output: nil, options) { file in
      collected.withLock { $0[file.path] = file.bytes }
    }
    let printer = DiagnosticPrinter()
    let (found, expected) = (
      printer.text(update.outcome.diagnostics), printer.text(clean.diagnostics)
    )
    if found != expected { return "diagnostics:\n\(found)\ninstead of\n\(expected)" }
    if update.outcome.pageCount != clean.pageCount { return "the number of pages" }
    if clean.hasFailed { return nil }
    let whole = collected.withLock { $0 }
    if Set(builder.paths) != Set(whole.keys) { return "the list of files" }
    for (path, bytes) in whole where files[path] != bytes {
      return "\(path):\n\(String(decoding: files[path] ?? [], as: UTF8.self))\ninstead of\n"
        + String(decoding: bytes, as: UTF8.self)
    }
    return files.keys.first { whole[$0] == nil }.map { "\($0) should be gone" }
  }
}

/// Edits such as authors make, drawn at random.
private struct RandomEditor {
  var generator: SeededGenerator
  let site: TemporarySite

  private static let pages = [
    "index.md", "lessons/index.md", "lessons/a.md", "lessons/b.md", "lessons/c.md", "lessons/d.md",
    "lessons/stairs-or-lift.md", "deep/er/e.md", "deep/f.md", "deep/er/index.md",
    "scenarios/stairs-or-lift.md", "top.md",
  ]
  /// The site's own files as they were when they last made a site.
  private var good: [String: String] = [:]

  init(seed: UInt64, site: TemporarySite) throws {
    generator = SeededGenerator(seed: seed)
    self.site = site
    good = try sources()
  }

  private func sources() throws -> [String: String] {
    var sources: [String: String] = [:]
    for folder in ["content", "templates"]
    where FileManager.default.fileExists(atPath: site.root + "/" + folder) {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: site.root + "/" + folder)
      for path in paths { sources[folder + "/" + path] = site.text(folder + "/" + path) }
    }
    return sources
  }

  /// Remembers the files that made a site; puts them back, as a rule, where the last edit did not.
  mutating func settle(hasFailed: Bool) throws -> SourceChanges? {
    guard hasFailed else {
      good = try sources()
      return nil
    }
    if generator.once(in: 4) { return nil }
    let present = try sources()
    var paths: Set<String> = []
    for (path, text) in good where present[path] != text {
      try site.put(text, at: path)
      paths.insert(path)
    }
    for path in present.keys where good[path] == nil {
      try site.remove(path)
      paths.insert(path)
    }
    return SourceChanges(paths: paths)
  }

  private static let texts = [
    "A plain sentence.", "See [the lesson](../lessons/a.md).", "See [it](a.md#part-two).",
    "See [b](../lessons/b.md#top) and [all](../index.md).", "## Part two\n\nMore.",
    "## Another part {#part-two}\n\nMore.", "# A heading of its own\n\nText.",
    "![A dot](../pictures/dot.svg)", "![Gone](../pictures/none.svg)", "<b>raw</b> text",
    "> [!RECALL one]\n> What is asked?\n>\n> The [answer](../lessons/b.md).",
    "> [!RECALL two]\n> What else?\n>\n> Something.\n", "[x]: ../lessons/c.md\n\nA [link][x].",
    "| a | b |\n| - | - |\n| 1 | 2 |", "See [cards](../flashcards/stairs-or-lift.html).",
    "See [gone](nowhere.md).", "See [d](../lessons/d.md).", "[rows](../data/rows.csv)",
  ]
  private static let titles = ["First", "Second", "Third & last", "First", "Zz \"quoted\""]

  /// Makes one edit; returns where to look, sometimes as vaguely as an overflow leaves it.
  mutating func edit() throws -> SourceChanges {
    let path = try makeEdit()
    return generator.once(in: 12) ? .everything : SourceChanges(paths: path)
  }

  private mutating func makeEdit() throws -> Set<String> {
    switch generator.below(20) {
    case 0...5: return try editText()
    case 6, 7: return try editFrontMatter()
    case 8: return try rename()
    case 9: return try delete()
    case 10: return try editTemplate()
    case 11: return try editConfiguration()
    case 12: return try editDecision()
    case 13: return try editScenarios()
    case 14: return try editPicture()
    case 15: return try renameFolder()
    case 16: return try editSeveral()
    case 17: return try editLedger()
    default: return try writePage()
    }
  }

  private func path(_ name: String) -> String { "content/" + name }

  private var existing: [String] {
    Self.pages.map(path).filter { site.text($0) != nil }
  }

  private mutating func anyPage() -> String {
    existing.isEmpty ? path("index.md") : generator.pick(existing)
  }

  private mutating func editText() throws -> Set<String> {
    let page = anyPage()
    var lines = (site.text(page) ?? "").components(separatedBy: "\n\n")
    switch generator.below(3) {
    case 0: lines.append(generator.pick(Self.texts))
    case 1:
      lines.insert(generator.pick(Self.texts), at: max(1, generator.below(lines.count + 1)))
    default: if lines.count > 2 { lines.remove(at: 1 + generator.below(lines.count - 1)) }
    }
    try site.put(lines.joined(separator: "\n\n"), at: page)
    return [page]
  }

  private mutating func frontMatter() -> String {
    var lines: [String] = []
    if !generator.once(in: 4) { lines.append("title: '\(generator.pick(Self.titles))'") }
    if generator.once(in: 2) { lines.append("description: \(generator.pick(["One.", "Two."]))") }
    if generator.once(in: 2) { lines.append("weight: \(generator.below(4))") }
    if generator.once(in: 3) { lines.append("date: 2026-0\(1 + generator.below(9))-11") }
    if generator.once(in: 3) { lines.append("tags: [\(generator.pick(["x", "y", "x, y"]))]") }
    if generator.once(in: 3) { lines.append("decision: stairs-or-lift") }
    if generator.once(in: 6) { lines.append("aliases: [old/\(generator.below(3)).html]") }
    if generator.once(in: 8) { lines.append("draft: true") }
    if generator.once(in: 12) { lines.append("wieght: 3") }
    return lines.isEmpty ? "" : "---\n\(lines.joined(separator: "\n"))\n---\n\n"
  }

  private mutating func editFrontMatter() throws -> Set<String> {
    let page = anyPage()
    guard !page.hasSuffix("scenarios/stairs-or-lift.md") else { return try editScenarios() }
    let text = site.text(page) ?? ""
    let body = text.hasPrefix("---\n") ? text.components(separatedBy: "\n---\n").last ?? "" : text
    try site.put(frontMatter() + body, at: page)
    return [page]
  }

  private mutating func writePage() throws -> Set<String> {
    let page = path(generator.pick(Self.pages.filter { !$0.hasPrefix("scenarios/") }))
    let texts = (0..<generator.below(4)).map { _ in generator.pick(Self.texts) }
    try site.put(frontMatter() + "Start.\n\n" + texts.joined(separator: "\n\n") + "\n", at: page)
    return [page]
  }

  private mutating func rename() throws -> Set<String> {
    let old = anyPage()
    let new = path(generator.pick(Self.pages))
    guard old != new, site.text(new) == nil, let text = site.text(old) else { return [old] }
    try site.put(text, at: new)
    try site.remove(old)
    return [old, new]
  }

  private mutating func delete() throws -> Set<String> {
    guard existing.count > 4 else { return try writePage() }
    let page = anyPage()
    try site.remove(page)
    return [page]
  }

  private mutating func renameFolder() throws -> Set<String> {
    let (from, to) = generator.once(in: 2) ? ("deep", "shallow") : ("shallow", "deep")
    let files = FileManager.default
    guard files.fileExists(atPath: site.root + "/content/" + from),
      !files.fileExists(atPath: site.root + "/content/" + to)
    else { return try writePage() }
    try files.moveItem(
      atPath: site.root + "/content/" + from, toPath: site.root + "/content/" + to)
    return [path(from), path(to)]
  }

  private mutating func editTemplate() throws -> Set<String> {
    let names = [
      "pages/page.mustache", "partials/section-navigation-item.mustache",
      "layouts/base.mustache", "assets/style.css", "assets/site.js", "words/en.yaml",
    ]
    let name = generator.pick(names)
    let path = "templates/" + name
    if site.text(path) != nil, generator.once(in: 2) {
      try site.remove(path)
      return [path]
    }
    let original = String(decoding: BuiltInTheme.folder.files[name] ?? [], as: UTF8.self)
    let mark = String(generator.below(1000))
    let edited =
      switch name {
      case "words/en.yaml": original.replacing("Home", with: "Home \(mark)")
      case "assets/style.css": original + "\n/* \(mark) */\n"
      case "assets/site.js": original + "\n// \(mark)\n"
      default: generator.once(in: 6) ? original + "{{unknown}}" : original + "<!-- \(mark) -->\n"
      }
    try site.put(edited, at: path)
    return [path]
  }

  private mutating func editConfiguration() throws -> Set<String> {
    var lines = ["title: Site \(generator.below(3))"]
    if !generator.once(in: 3) { lines.append("baseURL: https://example.org/sub/") }
    if generator.once(in: 3) { lines.append("language: de") }
    if generator.once(in: 2) { lines.append("allowRawHTML: true") }
    if generator.once(in: 2) {
      lines.append("navigation:\n  - {title: Top, page: \(generator.pick(Self.pages))}")
    }
    if generator.once(in: 2) { lines.append("files: [data/rows.csv]") }
    if generator.once(in: 10) { lines.append("unknown: 1") }
    try site.put(lines.joined(separator: "\n") + "\n", at: "content/site.yaml")
    return ["content/site.yaml"]
  }

  private mutating func editDecision() throws -> Set<String> {
    let path = "content/decisions/stairs-or-lift.yaml"
    let original = StarterSite.files[path] ?? ""
    let edits = [
      ("title: Stairs or lift", "title: Lift or stairs \(generator.below(9))"),
      ("weight: 2", "weight: 1"), ("phrases: [heavy", "phrases: [hefty, heavy"),
      ("Waiting for", "Queueing for"), ("choice: stairs", "choice: stiars"), ("", ""),
    ]
    let (old, new) = generator.pick(edits)
    try site.put(old.isEmpty ? original : original.replacing(old, with: new), at: path)
    return [path]
  }

  private mutating func editScenarios() throws -> Set<String> {
    let path = "content/scenarios/stairs-or-lift.md"
    let original = StarterSite.files[path] ?? ""
    let row = "| more-\(generator.below(3)) | A heavy desk on the next floor. | lift |\n"
    let edits = [
      original, original + row, original.replacing("quite heavy", with: "rather heavy"),
      original.replacing("| stairs |", with: "| lift |"),
      original.replacing("title: Scenarios", with: "title: Cases \(generator.below(9))"),
    ]
    try site.put(generator.pick(edits), at: path)
    return [path]
  }

  private mutating func editPicture() throws -> Set<String> {
    let path = generator.pick(["content/pictures/dot.svg", "content/data/rows.csv"])
    if site.text(path) != nil, generator.once(in: 3) {
      try site.remove(path)
      return [path]
    }
    let size = 1 + generator.below(5)
    try site.put(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"\(size)\"></svg>\n",
      at: path)
    return [path]
  }

  private mutating func editLedger() throws -> Set<String> {
    let path = "content/ledger.yaml"
    if site.text(path) != nil {
      try site.remove(path)
    } else {
      try site.put("format: 1\npages:\n  \"lessons/a.html\": [\"part-two\"]\n", at: path)
    }
    return [path]
  }

  private mutating func editSeveral() throws -> Set<String> {
    var paths: Set<String> = []
    for _ in 0..<(2 + generator.below(4)) { paths.formUnion(try makeEdit()) }
    return paths
  }
}

@Suite struct IncrementalBuildTests {
  /// How many edits each sequence has; more by hand, with the variable set.
  private static let count =
    ProcessInfo.processInfo.environment["DISCERN_EDITS"].flatMap { Int($0) } ?? 100

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `random edits leave what a clean build makes`(seed: UInt64) throws {
    let edited = try EditedSite(StarterSite.files)
    var editor = try RandomEditor(seed: seed, site: edited.site)
    var (good, partial) = (0, 0)
    var mending: SourceChanges?
    for round in 0..<Self.count {
      let changes = try mending ?? editor.edit()
      let update = edited.update(changes)
      if !update.outcome.hasFailed {
        good += 1
        if update.rendered.count < update.outcome.pageCount { partial += 1 }
      }
      let difference = edited.difference(update)
      mending = try editor.settle(hasFailed: update.outcome.hasFailed)
      try #require(
        difference == nil, "seed \(seed), edit \(round) at \(changes.paths): \(difference ?? "")")
    }
    // Edits that broke everything, or made everything again, would prove little.
    #expect(good > Self.count / 4)
    #expect(partial > Self.count / 8)
    #expect(good < Self.count)
  }

  /// Makes edits one by one, each a path with its new text or nil for its removal, and compares after
  /// each.
  private func follow(
    _ edits: [(path: String, text: String?)], from files: [String: String] = StarterSite.files
  ) throws {
    let edited = try EditedSite(files)
    for (path, text) in edits {
      if let text {
        try edited.site.put(text, at: path)
      } else {
        try edited.site.remove(path)
      }
      let difference = edited.difference(edited.update(SourceChanges(paths: [path])))
      #expect(difference == nil, "\(path): \(difference ?? "")")
    }
  }

  @Test func `the first dated page brings the feed to all pages, and the last takes it away`()
    throws
  {
    var files = StarterSite.files
    files["content/site.yaml"] = "title: Site\nbaseURL: https://example.org/\n"
    try follow(
      [
        ("content/lessons/dated.md", "---\ndate: 2026-11-02\n---\n# Dated\n"),
        ("content/lessons/dated.md", "# Dated\n"),
      ], from: files)
  }

  @Test func `an error is remembered while other pages are edited`() throws {
    let lesson = "content/lessons/stairs-or-lift.md"
    let text = StarterSite.files[lesson] ?? ""
    try follow([
      ("content/bad.md", "---\nwieght: 1\n---\n"),
      (lesson, text.replacing("in a hurry", with: "in no hurry")),
      ("content/bad.md", "# Good\n"),
    ])
  }

  @Test func `a prompt's answer reaches the cards`() throws {
    let lesson = "content/lessons/stairs-or-lift.md"
    let text = StarterSite.files[lesson] ?? ""
    let answer = "The load and the way"
    #expect(text.contains(answer))
    try follow([
      (lesson, text.replacing(answer, with: "Load and way")),
      (lesson, text.replacing(answer, with: "*The load* and the way")),
    ])
  }

  @Test func `what a mistyped link may mean follows the files`() throws {
    var files = StarterSite.files
    // Dead links to images are warnings, so that the page is kept with what was found.
    files["content/pictures.md"] = "![A dot](pictures/dots.svg)\n"
    let dot = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>\n"
    try follow(
      [
        ("content/pictures/dot.svg", dot), ("content/pictures/dot.svg", nil),
        ("content/pictures/dots.svg", dot),
      ], from: files)
  }
}

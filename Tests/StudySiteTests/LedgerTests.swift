import Diagnostics
import StudySite
import Testing

/// The memory of what was shipped: recorded, changed, retired, renamed and revived.
@Suite struct LedgerTests {
  private let site: TemporarySite

  init() throws { site = try TemporarySite() }

  private func record(
    at second: Int = 100, renames: [(old: String, new: String)] = [], revived: [String] = []
  ) -> RecordOutcome {
    recordLedger(
      in: site.root, at: second, renames: renames, revived: revived, BuildOptions(threads: 1))
  }

  private var ledger: String { site.text("content/ledger.yaml") ?? "" }

  /// The lines of a card in the ledger.
  private func card(_ id: String) -> [Substring] {
    let lines = ledger.split(separator: "\n")
    guard let start = lines.firstIndex(of: "  stairs-or-lift.\(id):") else { return [] }
    return Array(lines[(start + 1)...].prefix { $0.hasPrefix("    ") }).map { $0.dropFirst(4) }
  }

  private var warnings: [String] { site.check().lines }

  @Test func `a first record holds every card, page and anchor`() throws {
    let outcome = record()
    #expect(outcome.didChange)
    #expect(outcome.recorded?.cards == 11)
    #expect(outcome.recorded?.pages == 8)
    #expect(
      card("signal.heavy-load").map { $0.prefix { $0 != ":" } } == [
        "fingerprint", "changed", "answer",
      ])
    #expect(card("signal.heavy-load").last == "answer: \"lift\"")
    #expect(card("scenario.umbrella").count == 3)
    #expect(ledger.contains("\nretired: {}\n"))
    #expect(
      ledger.contains(
        "  \"lessons/stairs-or-lift.html\": [\"recall-what-decides\", \"what-decides\"]\n"))
    #expect(
      ledger.contains(
        "  \"scenarios/stairs-or-lift.html\": [\"colleague\", \"fridge\", \"letter\", \"piano\", \"tea\", \"umbrella\"]\n"
      ))
    #expect(warnings == [])
  }

  @Test func `recording again changes nothing, at any time`() {
    _ = record(at: 100)
    let before = ledger
    let again = record(at: 999)
    #expect(!again.didChange)
    #expect(again.recorded?.cards == 11)
    #expect(ledger == before)
  }

  @Test func `a changed card keeps its previous answer, and its time strictly grows`() throws {
    _ = record(at: 100)
    let other = card("signal.heavy-load")
    let answer = card("scenario.umbrella")[2].dropFirst("answer: ".count)
    try site.replace(
      "| umbrella | It rains. | undecided |",
      with: "| umbrella | It rains on a heavy piano. | lift |",
      in: "content/scenarios/stairs-or-lift.md")
    #expect(warnings.map { $0.hasSuffix("[ledger-outdated]") } == [true])
    _ = record(at: 100)
    #expect(
      card("scenario.umbrella").dropFirst() == [
        "changed: 101", "answer: \"lift\"", "previousAnswer: \(answer)",
      ])
    #expect(card("signal.heavy-load") == other)
    try site.replace(
      "It rains on a heavy piano.", with: "It rains on a very heavy piano.",
      in: "content/scenarios/stairs-or-lift.md")
    _ = record(at: 50)
    #expect(card("scenario.umbrella")[1] == "changed: 102")
    #expect(card("scenario.umbrella")[3].hasPrefix("previousAnswer: "))
    _ = record(at: 5000)
    #expect(card("scenario.umbrella")[1] == "changed: 102")
    try site.replace("very heavy", with: "quite heavy", in: "content/scenarios/stairs-or-lift.md")
    _ = record(at: 5000)
    #expect(card("scenario.umbrella")[1] == "changed: 5000")
  }

  @Test func `a removed card is retired, and its id may not come back`() throws {
    _ = record(at: 100)
    let row = "| umbrella | It rains. | undecided |\n"
    try site.replace(row, with: "", in: "content/scenarios/stairs-or-lift.md")
    _ = record(at: 200)
    #expect(card("scenario.umbrella") == [])
    #expect(ledger.contains("\nretired:\n  stairs-or-lift.scenario.umbrella: 200\n"))
    try site.replace(
      "| letter |", with: row + "| letter |", in: "content/scenarios/stairs-or-lift.md")
    let line =
      "content/scenarios/stairs-or-lift.md:9: the card id 'stairs-or-lift.scenario.umbrella' was "
      + "used before and is retired [retired-id]"
    #expect(warnings.contains(line), "\(warnings)")
    let before = ledger
    let refused = record(at: 300)
    #expect(refused.recorded == nil)
    #expect(refused.diagnostics.contains { $0.rule == .retiredID })
    #expect(ledger == before)
    #expect(record(at: 300, revived: ["stairs-or-lift.scenario.umbrella"]).didChange)
    #expect(ledger.contains("\nretired: {}\n"))
    #expect(card("scenario.umbrella").contains("changed: 300"))
    #expect(warnings == [])
  }

  @Test func `a rename that is taken back, and one that was forgotten, are put right`() throws {
    let page = "content/scenarios/stairs-or-lift.md"
    let (old, new) = ("stairs-or-lift.scenario.umbrella", "stairs-or-lift.scenario.rain")
    _ = record(at: 100)
    try site.replace("| umbrella |", with: "| rain |", in: page)
    #expect(record(at: 200, renames: [(old: old, new: new)]).didChange)
    try site.replace("| rain |", with: "| umbrella |", in: page)
    #expect(record(at: 300, renames: [(old: new, new: old)]).didChange)
    #expect(card("scenario.umbrella").last == "aliases: [\"\(new)\"]")
    #expect(warnings == [])
    #expect(record(at: 400, revived: [new]).didChange)
    // Forgotten: the old card is retired first, the rename comes afterwards.
    try site.replace("| umbrella |", with: "| rain |", in: page)
    #expect(record(at: 500).didChange)
    #expect(ledger.contains("  \(old): 500\n"))
    #expect(record(at: 600, renames: [(old: old, new: new)]).didChange)
    #expect(card("scenario.rain").last == "aliases: [\"\(old)\"]")
    #expect(ledger.contains("\nretired: {}\n"))
  }

  @Test func `a vanished card is named, and a former address is remembered`() throws {
    try site.put(
      "---\ntitle: New\naliases: [lessons/old.html]\n---\n", at: "content/lessons/new.md")
    _ = record(at: 100)
    try site.replace("aliases: [lessons/old.html]\n", with: "", in: "content/lessons/new.md")
    try site.replace(
      "| tea | The tea kitchen is one floor down. | stairs |\n", with: "",
      in: "content/scenarios/stairs-or-lift.md")
    #expect(
      warnings.contains { $0.contains("'lessons/old.html' was shipped and is gone") }, "\(warnings)"
    )
    #expect(
      warnings.contains { $0.contains("the card 'stairs-or-lift.scenario.tea' was shipped") })
  }

  @Test func `a renamed card keeps its history under an alias, which stays taken`() throws {
    _ = record(at: 100)
    try site.replace("| umbrella |", with: "| rain |", in: "content/scenarios/stairs-or-lift.md")
    let old = "stairs-or-lift.scenario.umbrella"
    #expect(record(at: 200, renames: [(old: old, new: "stairs-or-lift.scenario.rain")]).didChange)
    #expect(card("scenario.rain").last == "aliases: [\"\(old)\"]")
    #expect(card("scenario.rain").contains("changed: 100"), "the card says what it said")
    #expect(ledger.contains("\nretired: {}\n"))
    #expect(!record(at: 300).didChange, "the ledger is read as it was written")
    try site.replace(
      "| letter |", with: "| umbrella | It snows. | undecided |\n| letter |",
      in: "content/scenarios/stairs-or-lift.md")
    #expect(record(at: 300).diagnostics.contains { $0.rule == .retiredID })
    try site.replace(
      "| umbrella | It snows. | undecided |\n", with: "", in: "content/scenarios/stairs-or-lift.md")
    try site.replace(
      "| rain | It rains. | undecided |\n", with: "", in: "content/scenarios/stairs-or-lift.md")
    _ = record(at: 400)
    #expect(ledger.contains("  stairs-or-lift.scenario.rain: 400\n  \(old): 400\n"))
  }

  @Test(arguments: [
    (
      "stairs-or-lift.scenario.umbrela", "stairs-or-lift.scenario.x",
      "did you mean 'stairs-or-lift.scenario.umbrella'?"
    ),
    ("something.else.entirely", "stairs-or-lift.scenario.x", "it is not a recorded card"),
    ("stairs-or-lift.scenario.umbrella", "stairs-or-lift.scenario.tea", "that id is taken"),
  ])
  func `a rename that cannot be is refused`(old: String, new: String, suggestion: String) {
    _ = record()
    let before = ledger
    let outcome = record(renames: [(old: old, new: new)])
    #expect(outcome.recorded == nil)
    #expect(outcome.diagnostics.first { $0.severity == .error }?.suggestion == suggestion)
    #expect(ledger == before)
  }

  @Test func `an id that is not retired cannot be revived`() {
    _ = record()
    let outcome = record(revived: ["stairs-or-lift.scenario.tea"])
    #expect(
      outcome.diagnostics.contains { $0.message == "'stairs-or-lift.scenario.tea' is not retired" })
    #expect(outcome.recorded == nil)
  }

  @Test func `a site with errors is not recorded`() throws {
    try site.put("[x](nowhere.md", at: "content/a.md")
    try site.put("titel: x\n", at: "content/site.yaml")
    #expect(record().recorded == nil)
    #expect(ledger.isEmpty)
  }

  @Test func `a vanished address is told until an alias leads on from it`() throws {
    try site.put("# Old\n\n## Part {#old-part}\n", at: "content/old.md")
    _ = record()
    try site.remove("content/old.md")
    try site.put("---\ntitle: New\n---\n\n## Part\n", at: "content/new.md")
    #expect(
      warnings.contains(
        "content/ledger.yaml:0: the address 'old.html' was shipped and is gone [vanished-url]"))
    try site.put("---\ntitle: New\naliases: [old.html]\n---\n\n## Part\n", at: "content/new.md")
    #expect(warnings.map { $0.hasSuffix("[ledger-outdated]") } == [true])
    _ = record()
    #expect(warnings == [])
  }

  @Test func `a vanished anchor is told until a heading has it again`() throws {
    _ = record()
    try site.replace(
      "## What decides", with: "## What settles it", in: "content/lessons/stairs-or-lift.md")
    #expect(
      warnings.contains(
        "content/ledger.yaml:0: the anchor 'lessons/stairs-or-lift.html#what-decides' was shipped and is gone [vanished-anchor]"
      ))
    try site.replace(
      "## What settles it", with: "## What settles it {#what-decides}",
      in: "content/lessons/stairs-or-lift.md")
    #expect(warnings == [])
  }

  @Test(arguments: [
    (
      "format: 2\n",
      "the ledger has the form 2; this version of Discern reads form 1 [invalid-value]"
    ),
    ("format: 1\ncards:\n  a: {changed: 1, answer: x}\n", "'fingerprint' is missing [missing-key]"),
    (
      "format: 1\ncards: {a: 1}\n",
      "'a' is a single value where entries 'key: value' are expected [wrong-type]"
    ),
    (
      "format: 1\nretired: {a: b}\n",
      "'a' is a single value where a whole number is expected [wrong-type]"
    ),
    (
      "format: 1\npages: {a.html: b}\n",
      "'a.html' is a single value where a list is expected [wrong-type]"
    ),
    ("format: 1\nother: 2\n", "'other' is not a key that may stand here [unknown-key]"),
  ])
  func `a damaged ledger is an error`(text: String, message: String) throws {
    try site.put(text, at: "content/ledger.yaml")
    #expect(
      warnings.contains { $0.hasPrefix("content/ledger.yaml:") && $0.hasSuffix(message) },
      "\(warnings)")
    #expect(record().recorded == nil)
    #expect(ledger == text)
  }

  @Test func `the last second that there is does no harm`() throws {
    _ = record()
    try site.replace("changed: 100", with: "changed: \(Int.max)", in: "content/ledger.yaml")
    try site.replace("It rains.", with: "It pours.", in: "content/scenarios/stairs-or-lift.md")
    #expect(warnings.map { $0.hasSuffix("[ledger-outdated]") } == [true])
    #expect(record(at: 200).didChange)
  }
}

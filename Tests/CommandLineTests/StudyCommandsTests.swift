import AnkiReading
import Foundation
import Testing

/// `discern decide`, `discern cards` and `discern record`.
@Suite struct StudyCommandsTests {
  private static let second = """
    title: Tea or coffee
    question: Tea, or coffee?
    choices:
      - {id: tea, name: Tea, summary: Calm.}
      - {id: coffee, name: Coffee, summary: Awake.}
    drivers:
      - {id: mood, name: Mood, question: How?, explanation: So.}
    signals:
      - {id: tired, choice: coffee, driver: mood, weight: 2, meaning: Tired, why: Wakes., phrases: [tired]}
      - {id: calm, choice: tea, driver: mood, weight: 2, meaning: Calm, why: Calms., phrases: [calm]}
    traps: []

    """

  @Test func `a verdict for people`() throws {
    let site = try SiteFolder()
    let process = try site.discern("decide", "A heavy piano goes one floor up.")
    #expect(process.status == 0)
    #expect(process.errors == "")
    #expect(
      process.lines.first?.wholeMatch(of: /Lift \(confidence \d+%\)/) != nil, "\(process.output)")
    #expect(process.lines.contains("  “heavy” points to Lift: There is a heavy load to carry"))
    #expect(process.lines.contains("  “one floor” points to Stairs: The way is short"))
    #expect(try site.discern("decide", "It rains.").output.hasPrefix("undecided (confidence "))
    #expect(
      try site.discern("decide", "It is not heavy.").output.contains(
        "  “heavy” is denied (heavy-load)\n"))
  }

  @Test func `a verdict as JSON, with offsets in bytes`() throws {
    let site = try SiteFolder()
    let text = "Ein Klavier – 😀 a \"heavy\" piano."
    let process = try site.discern("decide", "--format", "json", text)
    #expect(process.lines.count == 1)
    let object = try #require(try json(process.output) as? [String: Any])
    #expect(object["verdict"] as? String == "lift")
    #expect(object["id"] == nil)
    #expect((object["scores"] as? [String: Any])?.keys.sorted() == ["lift", "stairs"])
    let signals = try #require(object["signals"] as? [[String: Any]])
    #expect(signals.isEmpty == false)
    for signal in signals {
      let start = try #require(signal["start"] as? Int)
      let end = try #require(signal["end"] as? Int)
      #expect(
        String(decoding: Array(text.utf8)[start..<end], as: UTF8.self) == signal["text"] as? String)
      #expect(
        signal.keys.sorted() == [
          "choice", "end", "learned", "negated", "signal", "start", "text", "weight",
        ])
      #expect(signal["learned"] as? Bool == false)
    }
  }

  @Test func `of a question's options the one that names the verdict is told`() throws {
    let site = try SiteFolder([
      "content/decisions/tea-or-coffee.yaml": Self.second
        .replacing("summary: Calm.", with: "summary: Calm., terms: [tea/leaves]")
        .replacing("summary: Awake.", with: "summary: Awake., terms: [coffee, espresso]")
    ])
    func option(_ options: String) throws -> Any? {
      let process = try site.discern(
        "decide", "--decision", "tea-or-coffee", "--format", "json",
        "She is tired. What helps?\n" + options)
      return try #require(try json(process.output) as? [String: Any])["option"]
    }
    #expect(try option("A. Green leaves\nB. A double espresso\nC. A cake") as? String == "B")
    let told = try site.discern(
      "decide", "--decision", "tea-or-coffee", "She is tired. What helps?\nA. Tea\nB. An espresso")
    #expect(told.output.hasPrefix("Coffee, option B (confidence "), "\(told.output)")
    #expect(try option("A. Coffee\nB. A double espresso\nC. Tea") is NSNull)
    #expect(try option("A. Coffee after tea\nB. Tea\nC. A cake") is NSNull)
    #expect(try option("") is NSNull)
  }

  @Test func `lines are answered in order, bad ones in their place`() throws {
    let site = try SiteFolder()
    let input = """
      {"id": "a", "text": "heavy"}
      not json

      {"id": "b", "text": 3}
      {"id": "c"}
      {"text": "heavy", "id": "d\\u003c\\"", "more": [1]}
      []
      {"id": "e", "text": "It rains."}
      """
    let process = try site.discern("decide", input: input)
    #expect(process.status == 1)
    let lines = try process.lines.map { try #require(try json($0) as? [String: Any]) }
    #expect(lines.map { $0["id"] as? String } == ["a", nil, nil, nil, "d<\"", nil, "e"])
    for bad in [1, 2, 3, 5] {
      #expect(lines[bad].keys.sorted() == ["error", "id"])
      #expect(lines[bad]["id"] is NSNull)
    }
    #expect(lines[0]["verdict"] as? String == "lift")
    #expect(lines[6]["verdict"] is NSNull)
    #expect(
      lines[0].keys.sorted() == [
        "caveats", "confidence", "id", "margin", "option", "scores", "signals", "traps", "verdict",
      ])
  }

  @Test func `good lines exit with 0, CRLF and a last line without an end included`() throws {
    let site = try SiteFolder()
    let process = try site.discern(
      "decide", input: "{\"id\": \"1\", \"text\": \"heavy\"}\r\n{\"id\": \"2\", \"text\": \"x\"}")
    #expect(process.status == 0)
    #expect(process.lines.count == 2)
    #expect(try site.discern("decide", input: "").output == "")
  }

  @Test func `a line that is not UTF-8 is a bad line`() throws {
    let site = try SiteFolder()
    let bytes =
      Array("{\"id\": \"1\", \"text\": \"".utf8) + [0xFF]
      + Array("\"}\n{\"id\": \"2\", \"text\": \"x\"}\n".utf8)
    let process = try DiscernProcess(["decide", "--site", site.path], input: bytes)
    #expect(process.status == 1)
    #expect(process.lines.count == 2)
    #expect(process.lines.first?.hasPrefix("{\"id\": null, \"error\": ") == true)
  }

  @Test func `many lines are answered, each with one`() throws {
    let site = try SiteFolder()
    let input = (0..<2000).map { "{\"id\": \"\($0)\", \"text\": \"one floor, heavy\"}\n" }.joined()
    let process = try site.discern("decide", input: input)
    #expect(process.lines.count == 2000)
    #expect(process.lines.last?.hasPrefix("{\"id\": \"1999\", ") == true)
  }

  @Test func `several decisions want a name, and a wrong one is told`() throws {
    let site = try SiteFolder(["content/decisions/tea-or-coffee.yaml": Self.second])
    let unnamed = try site.discern("decide", "heavy")
    #expect(unnamed.status == 64)
    #expect(unnamed.errors.contains("stairs-or-lift, tea-or-coffee"))
    let wrong = try site.discern("decide", "--decision", "tea-or-cofee", "heavy")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("did you mean 'tea-or-coffee'?"))
    #expect(
      try site.discern("decide", "--decision", "tea-or-coffee", "So tired.").output.hasPrefix(
        "Coffee "))
    #expect(
      try site.discern("decide", "--decision", "stairs-or-lift", "So heavy.").output.hasPrefix(
        "Lift "))
  }

  @Test func `a site without decisions, and one with a broken decision`() throws {
    let site = try SiteFolder()
    try FileManager.default.removeItem(atPath: site.path + "/content/decisions")
    #expect(try site.discern("decide", "x").status == 64)
    try site.put("title: [\n", at: "content/decisions/d.yaml")
    let broken = try site.discern("decide", "x")
    #expect(broken.status == 1)
    #expect(broken.errors.hasPrefix("content/decisions/d.yaml:"))
  }

  @Test func `cards are those of the built site`() throws {
    let site = try SiteFolder()
    _ = try site.discern("build")
    let process = try site.discern("cards", "--format", "json")
    #expect(process.status == 0)
    #expect(process.output == site.text("public/flashcards.json"))
    #expect(try site.discern("cards", "--output", site.path + "/cards.json").output == "")
    #expect(site.text("cards.json") == process.output)
    let unwritable = try site.discern(
      "cards", "--output", site.path + "/content/index.md/cards.json")
    #expect(unwritable.status == 1)
    #expect(unwritable.errors.hasSuffix("[unwritable-output]\n"))
    try site.put("titel: x\n", at: "content/site.yaml")
    #expect(try site.discern("cards").status == 1)
  }

  @Test func `cards for Anki are those of the built site`() throws {
    let site = try SiteFolder()
    _ = try site.discern("build")
    let package = site.path + "/cards.apkg"
    #expect(try site.discern("cards", "--format", "apkg", "--output", package).output == "")
    let files = FileManager.default
    let published = site.path + "/public/anki/stairs-or-lift.apkg"
    #expect(files.contents(atPath: package) == files.contents(atPath: published))
    let text = try site.discern("cards", "--format", "text")
    #expect(text.status == 0)
    #expect(text.output == site.text("public/anki/stairs-or-lift.txt"))
  }

  @Test func `cards of one decision, or of all with decks for each`() throws {
    let site = try SiteFolder(["content/decisions/tea-or-coffee.yaml": Self.second])
    let one = try site.discern("cards", "--format", "text", "--decision", "tea-or-coffee").output
    #expect(one.contains("\tTea or coffee::Signals\t") && !one.contains("Stairs or lift::"))
    let json = try site.discern("cards", "--decision", "tea-or-coffee").output
    #expect(json.contains("\"tea-or-coffee.signal.calm\"") && !json.contains("stairs-or-lift"))
    let path = site.path + "/all.apkg"
    _ = try site.discern("cards", "--format", "apkg", "--output", path)
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let all = try #require(ReadCollection(package: Array(bytes)))
    #expect(all.column("SELECT count(*) FROM notes") == ["14"])
    let unknown = try site.discern("cards", "--format", "apkg", "--decision", "tea-or-cofee")
    #expect(unknown.status == 1)
    #expect(
      unknown.errors.hasSuffix(
        "'tea-or-cofee' is not a decision of this site; did you mean 'tea-or-coffee'? "
          + "[unknown-decision]\n"), "\(unknown.errors)")
  }

  @Test func `a package goes into a pipe, but not onto a terminal`() throws {
    let site = try SiteFolder()
    let piped = try site.discern("cards", "--format", "apkg")
    #expect(piped.status == 0)
    #expect(piped.output.hasPrefix("PK\u{3}\u{4}"))
    #if os(Linux)
      // `script` gives the command a terminal of its own and ends as the command does.
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
      let command = "'\(try DiscernProcess.path)' cards --format apkg --site '\(site.path)'"
      process.arguments = ["--quiet", "--return", "--command", command, "/dev/null"]
      let screen = Pipe()
      process.standardOutput = screen
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let shown = String(decoding: screen.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 64)
      #expect(shown.contains("add '--output FILE'"), "\(shown)")
    #endif
  }

  @Test func `a record is written once, with the day it is given`() throws {
    let site = try SiteFolder()
    let first = try site.discern("record", "--date", "2026-11-25")
    #expect(first.status == 0)
    #expect(first.output == "Recorded 11 cards and 8 pages in content/ledger.yaml.\n")
    #expect(site.text("content/ledger.yaml")?.contains("changed: 1795564800\n") == true)
    let second = try site.discern("record")
    #expect(second.output == "Nothing to record: 11 cards and 8 pages are as they were.\n")
    #expect(try site.discern("record", "--quiet").output == "")
  }

  @Test func `cards are renamed and revived by record`() throws {
    let site = try SiteFolder()
    _ = try site.discern("record", "--date", "2026-01-01")
    let path = "content/scenarios/stairs-or-lift.md"
    let table = try #require(site.text(path))
    try site.put(table.replacing("| umbrella |", with: "| rain |"), at: path)
    let renamed = try site.discern(
      "record", "--rename", "stairs-or-lift.scenario.umbrella=stairs-or-lift.scenario.rain")
    #expect(renamed.status == 0)
    #expect(
      site.text("content/ledger.yaml")?.contains("aliases: [\"stairs-or-lift.scenario.umbrella\"]")
        == true)
    try site.put(table.replacing("| umbrella | It rains. | undecided |\n", with: ""), at: path)
    _ = try site.discern("record")
    try site.put(table.replacing("| umbrella |", with: "| rain |"), at: path)
    let refused = try site.discern("record")
    #expect(refused.status == 1)
    #expect(
      refused.errors.contains(
        "take it back with 'discern record --revive stairs-or-lift.scenario.rain' [retired-id]"))
    #expect(try site.discern("record", "--revive", "stairs-or-lift.scenario.rain").status == 0)
    let unknown = try site.discern("record", "--rename", "a=b", "--revive", "c")
    #expect(unknown.status == 1)
    #expect(
      unknown.errors.contains("'a' cannot become 'b'")
        && unknown.errors.contains("'c' is not retired"))
  }

  @Test func `the raw bytes of a text are judged`() throws {
    let site = try SiteFolder()
    // A shell hands over bytes that no Swift string holds.
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "\"$0\" decide --site \"$1\" --format json \"$(printf '\\377 heavy \\303')\"",
      try DiscernProcess.path, site.path,
    ]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    let object = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
    let signal = try #require((object["signals"] as? [[String: Any]])?.first)
    #expect(signal["start"] as? Int == 2)
    #expect(signal["end"] as? Int == 7)
  }
}

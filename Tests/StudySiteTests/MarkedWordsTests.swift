import Testing

/// Marks stand around exactly the words that decide, whatever markup they stand in.
@Suite struct MarkedWordsTests {
  /// The row's text with `[` and `]` where marks begin and end, and the signals that they name.
  private static func marked(_ cell: String, key: String = "undecided") -> (
    text: String, html: String, signals: [String]
  ) {
    var content = ThreeChoices.content
    content["scenarios/transport.md"] =
      "---\ntitle: S\ndecision: transport\n---\n\n| id | scenario | choice |\n| - | - | - |\n| x | \(cell) | \(key) |\n"
    let page = BuiltSite(content).page("scenarios/transport.html").inside("class", "scenario-text")
    var text = ""
    for part in page.parts {
      switch part {
      case .open("mark", _): text += "["
      case .close("mark"): text += "]"
      case .text(let more): text += more
      default: break
      }
    }
    let marks = page.elements("mark")
    return (text, page.parts.map { "\($0)" }.joined(), marks.compactMap { $0["data-signal"] })
  }

  @Test(arguments: [
    ("Made every night.", "Made [every night]."),
    ("Every night, in real time", "[Every night], in [real time]"),
    ("packed by **one worker** now", "packed by [one worker] now"),
    ("by *one* worker", "by [one][ worker]"),
    ("by one *worker* x", "by [one ][worker] x"),
    ("**by one worker, no more**", "by [one worker], no more"),
    ("see [every night](../index.md)", "see [every night]"),
    ("see [it is every](../index.md) night", "see it is [every][ night]"),
    ("run `nightly` now", "run [nightly] now"),
    ("`every` night", "[every][ night]"), ("&#101;very n&#105;ght & <b>", "[every night] & "),
    ("a \\| nightly \\*", "a | [nightly] *"),
    ("Ünïcödé 😀 nightly 日本", "Ünïcödé 😀 [nightly] 日本"), ("It rains.", "It rains."),
  ])
  func `marks and nothing else are added`(cell: String, expected: String) {
    let found = Self.marked(cell).text
    // Where an inline element begins or ends inside a phrase, the mark may be split anywhere there.
    let joined = found.replacing("][", with: "")
    #expect(joined == expected.replacing("][", with: "") || found == expected)
  }

  @Test(arguments: [
    ("Made every night.", ["nightly"]),
    ("Replay within seconds by one worker.", ["replay", "at-once", "once"]),
    ("Not every night.", ["nightly"]),
  ])
  func `each mark names its signal`(cell: String, signals: [String]) {
    #expect(Self.marked(cell).signals == signals)
  }

  @Test func `denied words are marked apart, and choices have classes of their own`() {
    let site = BuiltSite(ThreeChoices.content)
    let page = site.page("scenarios/transport.html")
    let report = page.inside("id", "report").inside("class", "scenario-text").elements("mark")
    #expect(
      report.map { $0["class"] } == [
        "signal choice-2", "signal choice-2", "signal denied choice-0",
      ])
    let mixed = page.inside("id", "mixed").inside("class", "scenario-text").elements("mark")
    #expect(mixed.map { $0["class"] } == ["signal choice-1", "signal choice-0"])
  }

  @Test func `what is marked is what verdicts.json says`() throws {
    let site = BuiltSite(ThreeChoices.content)
    let verdicts = try JSONText(site["verdicts.json"])
    let transport = try #require(
      verdicts["decisions"].elements.first { $0["id"] == .text("transport") })
    for verdict in transport["verdicts"].elements {
      let id = try #require(verdict["id"].string)
      let row = site.page("scenarios/transport.html").inside("id", id).inside(
        "class", "scenario-text")
      let words = verdict["signals"].elements.compactMap(\.["text"].string).joined(separator: " ")
      #expect(
        row.elements("mark").map(\.text).filter { !$0.isEmpty }.joined(separator: " ") == words,
        "row \(id)")
    }
  }
}

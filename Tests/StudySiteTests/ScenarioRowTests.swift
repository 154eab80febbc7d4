import StudySite
import Testing

/// What each row of a page of scenarios shows.
@Suite struct ScenarioRowTests {
  private let site = BuiltSite(ThreeChoices.content)

  private func row(_ id: String) -> HTMLReading {
    site.page("scenarios/transport.html").inside("id", id)
  }

  @Test func `the fixture builds without errors`() {
    #expect(site.errors == [])
  }

  @Test(arguments: [
    ("orders", "◆ Queue"), ("audit", "● Stream"), ("alarms", "● Stream"), ("report", "▲ Batch"),
    ("rush", "● Stream"),
    ("ledger", "▲ Batch"), ("mixed", "○ Undecided"), ("weather", "○ Undecided"),
  ])
  func `the verdict stands as symbol and word, with a confidence`(id: String, verdict: String)
    throws
  {
    let row = row(id)
    #expect(row.elements(ofClass: "verdict").map(\.text) == [verdict])
    let symbol = row.inside("class", "verdict").elements(ofClass: "symbol").first
    #expect(symbol?["aria-hidden"] == "true")
    let confidence = try #require(row.elements(ofClass: "confidence").first?.text)
    let percent = try #require(Int(confidence.filter(\.isNumber)))
    #expect((0...100).contains(percent), "\(confidence)")
    #expect(row.elements(ofClass: "meter-fill").first?["width"] == "\(percent)")
    #expect(row.links.first == "#" + id)
  }

  @Test func `the text before and after the table stays, the table goes`() {
    let page = site.page("scenarios/transport.html")
    #expect(
      page.elements(ofClass: "prose").map(\.text) == ["Before the table.", "After the table."])
    #expect(page.elements("table").count == 1)
    #expect(
      page.elements("tbody").map { $0["id"] } == [
        "orders", "audit", "alarms", "rush", "report", "ledger", "mixed", "weather",
      ])
  }

  @Test func `the legend counts the verdicts of each choice`() {
    let legend = site.page("scenarios/transport.html").inside("class", "legend")
    #expect(legend.elements(ofClass: "count").map(\.text) == ["1", "3", "2", "2"])
    #expect(
      legend.elements(ofClass: "choice").map(\.text) == [
        "◆ Queue", "● Stream", "▲ Batch", "○ Undecided",
      ])
  }

  @Test func `reasons name the words, what they mean and why`() {
    let evidence = row("ledger").elements(ofClass: "evidence").first?.text
    #expect(
      evidence
        == "nightly every night The result is due in the morning Nothing is cheaper than a heap at "
        + "night. Without it the text would not decide.")
    #expect(row("ledger").elements("q").map(\.text) == ["nightly", "every night"])
  }

  @Test func `texts one phrase apart stand side by side with different verdicts`() {
    var content = starterContent
    let path = "decisions/stairs-or-lift.yaml"
    content[path] = content[path]?.replacing("The way is short", with: "It is one floor up")
    let page = BuiltSite(content).page("scenarios/stairs-or-lift.html")
    let pair = page.inside("class", "pair")
    #expect(
      pair.elements("mark").map(\.text) == ["It is one floor up", "There is a heavy load to carry"])
    #expect(pair.elements(ofClass: "choice").map(\.text) == ["◆ Stairs", "● Lift"])
  }

  @Test func `what spoke for others, and what was denied, stands apart`() {
    let mixed = row("mixed")
    let terms = mixed.elements("dt").map(\.text)
    #expect(terms.contains("What spoke for another choice"))
    #expect(!terms.contains("Deciding words"))
    #expect(mixed.elements("q").map(\.text) == ["one worker", "Real time"])
    let report = row("report")
    #expect(report.elements("dt").map(\.text).contains("Said, but ruled out"))
    #expect(
      report.inside("class", "evidence evidence-denied").elements("q").map(\.text) == ["one worker"]
    )
  }

  @Test(arguments: [
    ("orders", "Why not the runner-up (Stream)", "Nothing in the text points to Stream."),
    (
      "report", "Why not the runner-up (Queue)",
      "The text mentions what would point to Queue, but only to rule it out: “one worker”."
    ),
    (
      "rush", "Why not the runner-up (Batch)",
      "Some words do point to Batch: “Nightly”. Those for Stream weigh more."
    ),
    (
      "mixed", "Why there is no verdict",
      "The signals for Queue and for Stream weigh nearly the same, so neither wins."
    ),
    ("weather", "Why there is no verdict", "Too little in the text points to any choice."),
  ])
  func `one sentence says why not the runner-up`(id: String, term: String, sentence: String) throws
  {
    let parts = row(id).elements().filter { $0.name == "dt" || $0.name == "dd" }
    let place = try #require(parts.firstIndex { $0.text == term }, "\(parts.map(\.text))")
    #expect(parts[place + 1].text == sentence)
  }

  @Test func `traps and caveats stand with the rows that they concern`() {
    for id in ["report", "ledger"] {
      #expect(
        row(id).elements(ofClass: "explanation-traps").map(\.text) == [
          "Traps A stream for a report Streams are modern.A report that is read in the morning needs no seconds."
        ])
    }
    for id in ["orders", "audit", "alarms", "mixed"] {
      #expect(row(id).elements(ofClass: "explanation-traps") == [])
    }
    #expect(
      row("audit").text.contains("Before you settle A stream costs money while nothing happens."))
    #expect(!row("alarms").text.contains("A stream costs money"))
    #expect(!row("orders").text.contains("A stream costs money"))
  }

  @Test func `points of every choice and the margin are given`() {
    let scores = row("mixed").inside("class", "scores").elements("li").map(\.text)
    #expect(scores.count == 4)
    #expect(
      zip(scores, ["◆ Queue ", "● Stream ", "▲ Batch ", "Margin "]).allSatisfy { $0.hasPrefix($1) },
      "\(scores)")
    #expect(scores[2] == "▲ Batch 0.0")
    #expect(scores[3].hasSuffix("%"))
  }

  @Test func `a contradicted key is an error at its cell, with the words that decided`() {
    var content = ThreeChoices.content
    content["scenarios/transport.md"] = ThreeChoices.scenarios.replacing(
      "| Auditors `replay` the log and read again what they missed. | stream |",
      with: "| Äuditors `replay` the log, no nightly run. | batch |")
    let site = BuiltSite(content)
    #expect(site.errors.count == 1)
    let line = site.errors.first ?? ""
    #expect(
      line.hasPrefix(
        "content/scenarios/transport.md:11:57: error: the key of 'audit' is batch, but the verdict is stream (queue 0.00, stream "
      ), "\(line)")
    #expect(line.contains("'replay' -> replay"))
    #expect(line.contains("'nightly' -> nightly (denied)"))
    #expect(line.hasSuffix("[contradicted-key]"))
  }

  @Test(arguments: [("undecided", "stream"), ("queue", "stream")])
  func `a key of none, or of another choice, is contradicted too`(key: String, verdict: String) {
    var content = ThreeChoices.content
    content["scenarios/transport.md"] = ThreeChoices.scenarios.replacing(
      "missed. | stream |", with: "missed. | \(key) |")
    let errors = BuiltSite(content).errors
    #expect(errors.count == 1)
    #expect(
      errors.first?.contains("the key of 'audit' is \(key), but the verdict is \(verdict) (")
        == true, "\(errors)")
  }
}

import Testing

/// A change to a decision's file or to its scenarios, and what the author sees of it.
struct DecisionMistake: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  /// The printed line behind the file's path.
  var line: String

  var testDescription: String { new }

  init(_ old: String, _ new: String, _ line: String) {
    (self.old, self.new, self.line) = (old, new, line)
  }
}

/// Mistakes in decisions and in tables of scenarios, each at its place.
@Suite struct DecisionFileTests {
  static let mistakes: [DecisionMistake] = [
    DecisionMistake(
      "title: Queue, stream or batch\n", "",
      ":1:1: error: 'title' is missing; add 'title: ...' [missing-key]"),
    DecisionMistake(
      "question: Move", "queston: Move",
      ":2:1: error: 'queston' is not a key that may stand here; did you mean 'question'? [unknown-key]"
    ),
    DecisionMistake(
      "evidence: 1,", "evidence: lots,",
      ":3:24: error: 'evidence' is a single value where a number is expected [wrong-type]"),
    DecisionMistake(
      "margin: 0.1", "margin: 1.5",
      ":3:35: error: 'margin' is 1.5; write a number from 0.0 to 1.0 [invalid-value]"),
    DecisionMistake(
      "evidence: 1,", "evidence: .inf,",
      ":3:24: error: 'evidence' is a single value where a number is expected [wrong-type]"),
    DecisionMistake(
      "id: queue", "id: Queue",
      ":5:9: error: the choice's id 'Queue' has a character that an id may not have; use lower-case letters, digits and '-' [invalid-value]"
    ),
    DecisionMistake(
      "id: queue", "id: undecided",
      ":5:9: error: 'undecided' cannot be a choice's id; it stands for none [invalid-value]"),
    DecisionMistake(
      "id: stream\n", "id: queue\n",
      ":8:9: error: the choice 'queue' is defined twice; give one of them another id [duplicate-id]"
    ),
    DecisionMistake(
      "weight: 3", "weight: 99",
      ":48:13: error: 'weight' is 99.0; write a number from 0.1 to 10.0 [invalid-value]"),
    DecisionMistake(
      "choice: batch", "choice: bach",
      ":46:13: error: 'bach' is not a choice of this decision; did you mean 'batch'? [unknown-choice]"
    ),
    DecisionMistake(
      "    driver: time\n    weight: 3", "    driver: tmie\n    weight: 3",
      ":47:13: error: 'tmie' is not a driver of this decision; did you mean 'time'? [unknown-driver]"
    ),
    DecisionMistake(
      "phrases: [nightly, every night]", "phrases: [nightly, every (night]",
      ":51:30: error: phrase 'every (night': '(' is not closed [invalid-phrase]"),
    DecisionMistake(
      "    phrases: [nightly, every night]\n", "",
      ":45:5: error: 'phrases' is missing; add 'phrases: ...' [missing-key]"),
    DecisionMistake(
      "remedy: batch", "remedy: stream",
      ":56:13: error: 'stream' is both the temptation and the remedy [invalid-value]"),
    DecisionMistake(
      "signals: [nightly]", "signals: [nightl]",
      ":59:15: error: 'nightl' is not a signal of this decision; did you mean 'nightly'? [unknown-signal]"
    ),
    DecisionMistake(
      "    signals: [nightly]\n", "",
      ":53:5: error: 'signals' is missing; add 'signals: ...' [missing-key]"),
    DecisionMistake(
      "contested: true", "contested: 1",
      ":67:16: error: 'contested' is a single value where true or false is expected; write 'true' or 'false' [wrong-type]"
    ),
    DecisionMistake(
      "    unless: [cost]\n", "",
      ":61:5: error: 'unless' is missing; add 'unless: ...' [missing-key]"),
    DecisionMistake(
      "id: both", "id: cost",
      ":65:9: error: the caveat 'cost' is defined twice; give one of them another id [duplicate-id]"
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake in a decision is told at its place`(mistake: DecisionMistake) {
    var content = ThreeChoices.content
    content["decisions/transport.yaml"] = ThreeChoices.decision.replacing(
      mistake.old, with: mistake.new)
    let errors = BuiltSite(content).errors
    #expect(errors.contains("content/decisions/transport.yaml" + mistake.line), "\(errors)")
    #expect(errors.allSatisfy { $0.hasPrefix("content/decisions/transport.yaml:") }, "\(errors)")
  }

  static let rows: [DecisionMistake] = [
    DecisionMistake(
      "| orders |", "| Orders |",
      ":10:3: error: the row's id 'Orders' has a character that an id may not have; use lower-case letters, digits and '-' [malformed-scenario-table]"
    ),
    DecisionMistake(
      "| orders |", "| |",
      ":10:3: error: the row's id '' is empty; use lower-case letters, digits and '-' [malformed-scenario-table]"
    ),
    DecisionMistake(
      "| audit |", "| orders |",
      ":11:3: error: the row 'orders' stands twice; give one of them another id [duplicate-id]"),
    DecisionMistake(
      "| It rains. | undecided |", "| | undecided |",
      ":17:13: error: the row 'weather' describes nothing [malformed-scenario-table]"),
    DecisionMistake(
      "| It rains. | undecided |", "| It rains. | none |",
      ":17:25: error: 'none' is not a choice of this decision; known: queue, stream, batch, undecided [unknown-choice]"
    ),
    DecisionMistake(
      "| It rains. | undecided |", "| Ünïcode ☂ rains. | strem |",
      ":17:36: error: 'strem' is not a choice of this decision; did you mean 'stream'? [unknown-choice]"
    ),
    DecisionMistake(
      "| id | scenario | choice |", "| id | choice | scenario |",
      ":1:1: error: the page has no table with the columns id, scenario and choice; add '| id | scenario | choice |' with a row for each scenario [malformed-scenario-table]"
    ),
    DecisionMistake(
      "decision: transport", "decision: transprot",
      ":3:11: error: 'transprot' is not a decision of this site; did you mean 'transport'? [unknown-decision]"
    ),
  ]

  @Test(arguments: rows)
  func `a mistake in a table of scenarios is told at its place`(mistake: DecisionMistake) {
    var content = ThreeChoices.content
    content["scenarios/transport.md"] = ThreeChoices.scenarios.replacing(
      mistake.old, with: mistake.new)
    let errors = BuiltSite(content).errors
    #expect(errors.contains("content/scenarios/transport.md" + mistake.line), "\(errors)")
  }

  @Test func `a second page of scenarios for one decision is an error`() {
    var content = ThreeChoices.content
    content["scenarios/zz.md"] = ThreeChoices.scenarios
    #expect(
      BuiltSite(content).errors == [
        "content/scenarios/zz.md:3:11: error: the decision 'transport' has another page of scenarios; put all of its scenarios into one table [duplicate-id]"
      ])
  }

  @Test func `a decision whose file name is no id is told`() {
    let site = BuiltSite([
      "index.md": "# A\n", "decisions/Big One.yaml": ThreeChoices.decision,
      "decisions/sub/x.yaml": "",
    ])
    #expect(
      site.errors.map {
        $0.hasSuffix("rename the file: lower-case letters, digits and '-' [invalid-value]")
      } == [true, true])
  }
}

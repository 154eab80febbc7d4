import Diagnostics
import StudySite
import Testing

/// A site that breaks a rule, and the line that the author sees.
struct RuleExample: Sendable, CustomTestStringConvertible {
  var rule: Rule
  var content: [String: String] = ["index.md": "# Home\n"]
  var bytes: [String: [UInt8]] = [:]
  var templates: [String: String] = [:]
  var today: CalendarDate?
  /// The printed line.
  var line: String

  var testDescription: String { rule.rawValue }
}

@Suite struct DiagnosticExamplesTests {
  /// Rules that need a disk, a process or a record; each names the test that breaks it.
  static let provedElsewhere: [Rule: String] = [
    .unreadableFile: "DiskFolderTests", .unwritableOutput: "OutputRefusalTests",
    .refusedOutput: "OutputRefusalTests", .siteLocked: "SiteCommandsTests",
    .malformedExample: "EvaluateTests", .tooFewExamples: "TrainTests",
    .unverifiedOutput: "BuildStateTests",
  ]

  static let examples: [RuleExample] =
    fileExamples + yamlExamples + markdownExamples + linkExamples + studyExamples
    + modelExamples + templateExamples + deckExamples

  @Test(arguments: examples)
  func brokenRuleIsToldAtItsPlace(example: RuleExample) {
    var bytes = example.content.mapValues { Array($0.utf8) }
    bytes.merge(example.bytes) { _, new in new }
    var options = BuildOptions(threads: 2)
    options.today = example.today
    let site = BuiltSite(bytes: bytes, templates: example.templates, options: options)
    #expect(
      site.problems.contains(example.line),
      """
      expected: \(example.line)
      found:
      \(site.problems.joined(separator: "\n"))
      """)
  }

  @Test func everyRuleHasAnExample() {
    let shown = Set(Self.examples.map(\.rule)).union(Self.provedElsewhere.keys)
    #expect(Rule.allCases.filter { !shown.contains($0) }.map(\.rawValue) == [])
  }

  @Test func everyExampleShowsItsRule() {
    for example in Self.examples {
      #expect(example.line.hasSuffix("[\(example.rule.rawValue)]"))
    }
  }

  private static let fileExamples: [RuleExample] = [
    RuleExample(
      rule: .missingContent, content: ["notes.txt": "x"],
      line: "content: error: the folder holds no Markdown file; create 'content/index.md' "
        + "[missing-content]"),
    RuleExample(
      rule: .notUTF8, bytes: ["a.md": [0x61, 0x0A, 0x62, 0xFF]],
      line: "content/a.md:2:2: error: the file is not UTF-8 text; save it in the encoding UTF-8 "
        + "[not-utf-8]"),
    RuleExample(
      rule: .fileTooLarge, bytes: ["a.md": Array(repeating: 0x61, count: (4 << 20) + 1)],
      line: "content/a.md: error: the file has 4194305 bytes; the limit is 4194304; split it "
        + "[file-too-large]"),
  ]

  private static let yamlExamples: [RuleExample] = [
    RuleExample(
      rule: .badYAML, content: ["index.md": "---\ntitle: A: B\n---\n"],
      line: "content/index.md:2:9: error: mapping values are not allowed in this context; put the "
        + "value in quotation marks when it contains ': ' [bad-yaml]"),
    RuleExample(
      rule: .duplicateKey, content: ["index.md": "---\ntitle: A\ndraft: false\ntitle: B\n---\n"],
      line: "content/index.md:4:1: error: 'title' is given twice; keep one of them "
        + "[duplicate-key]"),
    RuleExample(
      rule: .unknownKey, content: ["index.md": "---\ntitle: A\nwieght: 3\n---\n"],
      line: "content/index.md:3:1: error: 'wieght' is not a key that may stand here; did you mean "
        + "'weight'? [unknown-key]"),
    RuleExample(
      rule: .missingKey, content: ["index.md": "# A\n", "site.yaml": "language: en\n"],
      line: "content/site.yaml:1:1: error: 'title' is missing; add 'title: ...' [missing-key]"),
    RuleExample(
      rule: .wrongType, content: ["index.md": "---\ntitle: A\ndraft: maybe\n---\n"],
      line: "content/index.md:3:8: error: 'draft' is a single value where true or false is "
        + "expected; write 'true' or 'false' [wrong-type]"),
    RuleExample(
      rule: .invalidValue,
      content: ["index.md": "# A\n", "site.yaml": "title: A\nbaseURL: example.org\n"],
      line: "content/site.yaml:2:10: error: 'example.org' is not an absolute web address; write it "
        + "with https:// and without '?' and '#' [invalid-value]"),
    RuleExample(
      rule: .unclosedFrontMatter, content: ["index.md": "---\ntitle: A\n\nText\n"],
      line: "content/index.md:1:1: error: the front matter that begins here has no end; close it "
        + "with a line '---', or begin the text with another line [unclosed-front-matter]"),
    RuleExample(
      rule: .missingBaseURL, content: ["index.md": "# A\n", "site.yaml": "title: A\n"],
      line: "content/site.yaml: note: without 'baseURL' there are no canonical addresses, sitemap "
        + "and feed [missing-base-url]"),
  ]

  private static let markdownExamples: [RuleExample] = [
    RuleExample(
      rule: .nestingTooDeep,
      content: ["index.md": "# A\n\n" + String(repeating: "> ", count: 101) + "deep\n"],
      line: "content/index.md:3:201: error: block quotes and lists are nested more than 100 levels "
        + "deep [nesting-too-deep]"),
    RuleExample(
      rule: .rawHTML, content: ["index.md": "# A\n\nWith <b>HTML</b>.\n"],
      line: "content/index.md:3:6: warning: raw HTML is left out; write Markdown, or set "
        + "'allowRawHTML: true' in site.yaml [raw-html]"),
    RuleExample(
      rule: .dangerousLink, content: ["index.md": "# A\n\n[x](javascript:alert%281%29)\n"],
      line: "content/index.md:3:1: error: link target 'javascript:alert%281%29' may run code; use "
        + "another address, or set 'allowDangerousLinks: true' in site.yaml [dangerous-link]"),
    RuleExample(
      rule: .missingAltText, content: ["index.md": "# A\n\n![](data:image/png;base64,AA==)\n"],
      line: "content/index.md:3:1: error: image 'data:image/png;base64,AA==' has no alternative "
        + "text; say what it shows: ![...](data:image/png;base64,AA==) [missing-alt-text]"),
    RuleExample(
      rule: .unknownAlert, content: ["index.md": "# A\n\n> [!NOTES]\n> x\n"],
      line:
        "content/index.md:3:3: warning: '[!NOTES]' is not a kind of alert; did you mean 'NOTE'? "
        + "[unknown-alert]"),
    RuleExample(
      rule: .malformedTable, content: ["index.md": "# A\n\n| a | b |\n| - | - |\n| 1 | 2 | 3 |\n"],
      line:
        "content/index.md:5:11: error: the row has 3 cells, but the table has 2 columns: the rest "
        + "would be left out; write '\\|' for a pipe inside a cell [malformed-table]"),
    RuleExample(
      rule: .malformedPrompt, content: ["index.md": "# A\n\n> [!RECALL]\n> x\n"],
      line: "content/index.md:3:3: error: the recall prompt has no id; write '[!RECALL some-id]' "
        + "[malformed-prompt]"),
  ]

  private static let linkExamples: [RuleExample] = [
    RuleExample(
      rule: .duplicateURL, content: ["index.md": "# A\n", "a.md": "# A\n", "A.md": "# A\n"],
      line: "content/a.md:1:1: error: the address 'a.html' is taken; rename one of the two "
        + "[duplicate-url]"),
    RuleExample(
      rule: .unknownLinkTarget,
      content: ["index.md": "# A\n\nSee [this](subset.md).\n", "subsets.md": "# B\n"],
      line: "content/index.md:3:5: error: link target 'subset.md' is not a page; did you mean "
        + "'subsets.md'? [unknown-link-target]"),
    RuleExample(
      rule: .unknownAnchor,
      content: ["index.md": "# A\n\n[x](b.md#secnd)\n", "b.md": "# B\n\n## Second\n"],
      line: "content/index.md:3:1: error: 'b.html' has no part '#secnd'; did you mean '#second'? "
        + "[unknown-anchor]"),
    RuleExample(
      rule: .missingImage, content: ["index.md": "# A\n\n![x](pic.png)\n", "pics.png": ""],
      line: "content/index.md:3:1: error: image 'pic.png' does not exist; did you mean 'pics.png'? "
        + "[missing-image]"),
    RuleExample(
      rule: .unknownImageFormat, content: ["index.md": "# A\n\n![x](pic.png)\n", "pic.png": "no"],
      line: "content/index.md:3:1: error: image 'pic.png' has no width and height to read; use "
        + "png, jpg, jpeg, gif, webp, svg [unknown-image-format]"),
    RuleExample(
      rule: .vanishedURL,
      content: ["index.md": "# A\n", "ledger.yaml": "format: 1\npages:\n  old.html: []\n"],
      line: "content/ledger.yaml: warning: the address 'old.html' was shipped and is gone; add it "
        + "to the 'aliases' of the page that takes its place [vanished-url]"),
    RuleExample(
      rule: .vanishedAnchor,
      content: ["index.md": "# A\n", "ledger.yaml": "format: 1\npages:\n  index.html: [old]\n"],
      line: "content/ledger.yaml: warning: the anchor 'index.html#old' was shipped and is gone; "
        + "give the heading that takes its place the id {#old} [vanished-anchor]"),
    RuleExample(
      rule: .vanishedCard,
      content: [
        "index.md": "# A\n",
        "ledger.yaml":
          "format: 1\ncards:\n  d.trap.x: {fingerprint: \"1\", changed: 1, answer: a}\n",
      ],
      line: "content/ledger.yaml: warning: the card 'd.trap.x' was shipped and is gone; retire it "
        + "with 'discern record', or give it its new id with 'discern record --rename d.trap.x=NEW' "
        + "[vanished-card]"),
    RuleExample(
      rule: .ledgerOutdated, content: ["index.md": "# A\n", "ledger.yaml": "format: 1\n"],
      line: "content/ledger.yaml: warning: cards or pages differ from what is recorded; run "
        + "'discern record' when they are right [ledger-outdated]"),
    RuleExample(
      rule: .staleSource,
      content: [
        "index.md": "# A\n",
        "site.yaml": "title: A\ncheckedOn: 2026-01-01\nstaleAfterDays: 30\n",
      ],
      today: CalendarDate("2026-02-01"),
      line: "content/site.yaml:2:12: warning: the sources were last checked 31 days before "
        + "2026-02-01; check them again and set 'checkedOn' to the day [stale-source]"),
    RuleExample(
      rule: .futureDate, content: ["index.md": "---\ntitle: A\ndate: 2026-02-02\n---\n"],
      today: CalendarDate("2026-02-01"),
      line: "content/index.md:3:7: warning: the page is dated 2026-02-02, which lies after "
        + "2026-02-01; mark it with 'draft: true' until then [future-date]"),
  ]

  private static let decisionPath = "decisions/stairs-or-lift.yaml"
  private static let scenariosPath = "scenarios/stairs-or-lift.md"

  private static let studyExamples: [RuleExample] = [
    RuleExample(
      rule: .duplicateID,
      content: starter(decisionPath, replacing: "id: heavy-load", with: "id: short-way"),
      line: "content/decisions/stairs-or-lift.yaml:24:9: error: the signal 'short-way' is defined "
        + "twice; give one of them another id [duplicate-id]"),
    RuleExample(
      rule: .retiredID,
      content: starterContent.merging([
        "ledger.yaml": "format: 1\nretired:\n  stairs-or-lift.scenario.tea: 5\n"
      ]) { $1 },
      line: "content/scenarios/stairs-or-lift.md:10:3: error: the card id "
        + "'stairs-or-lift.scenario.tea' was used before and is retired; choose another id, or take "
        + "it back with 'discern record --revive stairs-or-lift.scenario.tea' [retired-id]"),
    RuleExample(
      rule: .missingScenarios,
      content: starterContent.filter { $0.key != scenariosPath },
      line: "content/decisions/stairs-or-lift.yaml:1:1: warning: the decision 'stairs-or-lift' has "
        + "no page of scenarios, so nothing proves its signals; write "
        + "'content/scenarios/stairs-or-lift.md' [missing-scenarios]"),
    RuleExample(
      rule: .unclaimedPrompts,
      content: starter(
        "lessons/stairs-or-lift.md", replacing: "decision: stairs-or-lift\n", with: ""
      )
      .merging(["decisions/other.yaml": starterContent[decisionPath] ?? ""]) { $1 },
      line:
        "content/lessons/stairs-or-lift.md:16:3: warning: the prompts of this page belong to no "
        + "decision and become no cards; add 'decision: other' or another to the front matter "
        + "[unclaimed-prompts]"),
    RuleExample(
      rule: .unknownDecision,
      content: ["index.md": "# A\n", "b.md": "---\ntitle: B\ndecision: stairs\n---\n"],
      line: "content/b.md:3:11: error: 'stairs' is not a decision of this site; write it in "
        + "'content/decisions/stairs.yaml' [unknown-decision]"),
    RuleExample(
      rule: .unknownDecision,
      content: starterContent.merging(["models/stairs-or-left.yaml": "weights: x\n"]) { $1 },
      line: "content/models/stairs-or-left.yaml: error: there is no decision 'stairs-or-left' that "
        + "this could belong to; did you mean 'stairs-or-lift'? [unknown-decision]"),
    RuleExample(
      rule: .malformedModel,
      content: starterContent.merging(["models/stairs-or-lift.yaml": "weights: x\n"]) { $1 },
      line: "content/models/stairs-or-lift.yaml: error: the weights that this card tells of are "
        + "missing; run 'discern train', or delete the card [malformed-model]"),
    RuleExample(
      rule: .unknownChoice,
      content: starter(scenariosPath, replacing: "| undecided |", with: "| undecide |"),
      line: "content/scenarios/stairs-or-lift.md:14:26: error: 'undecide' is not a choice of this "
        + "decision; did you mean 'undecided'? [unknown-choice]"),
    RuleExample(
      rule: .unknownDriver,
      content: starter(decisionPath, replacing: "driver: effort", with: "driver: efort"),
      line: "content/decisions/stairs-or-lift.yaml:19:13: error: 'efort' is not a driver of this "
        + "decision; did you mean 'effort'? [unknown-driver]"),
    RuleExample(
      rule: .unknownSignal,
      content: starter(decisionPath, replacing: "signals: [heavy-load]", with: "signals: [heavy]"),
      line: "content/decisions/stairs-or-lift.yaml:38:15: error: 'heavy' is not a signal of this "
        + "decision; known: short-way, heavy-load [unknown-signal]"),
    RuleExample(
      rule: .invalidPhrase,
      content: starter(decisionPath, replacing: "[one floor, next floor]", with: "[one (floor]"),
      line: "content/decisions/stairs-or-lift.yaml:23:19: error: phrase 'one (floor': '(' is not "
        + "closed [invalid-phrase]"),
    RuleExample(
      rule: .contradictedKey,
      content: starter(
        scenariosPath, replacing: "it is heavy. | lift |", with: "it is heavy. | stairs |"),
      line: "content/scenarios/stairs-or-lift.md:12:58: error: the key of 'piano' is stairs, but "
        + "the verdict is lift (stairs 0.00, lift 3.75); 'piano' -> heavy-load, 'heavy' -> "
        + "heavy-load; correct the key, the scenario or the signals [contradicted-key]"),
    RuleExample(
      rule: .malformedScenarioTable,
      content: starter(scenariosPath, replacing: "| id | scenario |", with: "| id | story |"),
      line: "content/scenarios/stairs-or-lift.md:1:1: error: the page has no table with the "
        + "columns id, scenario and choice; add '| id | scenario | choice |' with a row for each "
        + "scenario [malformed-scenario-table]"),
    RuleExample(
      rule: .unexercisedTrap,
      content: starter(scenariosPath, replacing: "A piano", with: "A letter")
        .merging([
          "scenarios/stairs-or-lift.md":
            "---\ndecision: stairs-or-lift\n---\n\n| id | scenario | choice |\n| - | - | - |\n| a | One floor. | stairs |\n"
        ]) { $1 },
      line: "content/decisions/stairs-or-lift.yaml:32:9: warning: no scenario exercises the trap "
        + "'short-but-heavy'; add a row that sets it [unexercised-trap]"),
    RuleExample(
      rule: .unexercisedSignal,
      content: starterContent.merging([
        "scenarios/stairs-or-lift.md":
          "---\ndecision: stairs-or-lift\n---\n\n| id | scenario | choice |\n| - | - | - |\n| a | One floor. | stairs |\n"
      ]) { $1 },
      line: "content/decisions/stairs-or-lift.yaml:24:9: warning: no scenario exercises the signal "
        + "'heavy-load'; add a row that states it [unexercised-signal]"),
    RuleExample(
      rule: .singleRowPhrase,
      content: starterContent.merging([
        "scenarios/stairs-or-lift.md":
          "---\ndecision: stairs-or-lift\n---\n\n| id | scenario | choice |\n| - | - | - |\n| a | One floor. | stairs |\n"
      ]) { $1 },
      line: "content/decisions/stairs-or-lift.yaml:23:15: warning: the phrase 'one floor' serves "
        + "one row only; make it more general, or add a row that needs it [single-row-phrase]"),
  ]

  private static let modelPath = "models/stairs-or-lift.weights"

  private static let modelExamples: [RuleExample] = [
    RuleExample(
      rule: .malformedModel, content: starterContent,
      bytes: [modelPath: Array(UntrainedWeights.forStarter.dropLast())],
      line: "content/models/stairs-or-lift.weights: error: the file does not hold weights, or is "
        + "damaged; run 'discern train', or delete the file to decide by phrases alone "
        + "[malformed-model]"),
    RuleExample(
      rule: .malformedModel,
      content: starter(decisionPath, replacing: "short-way", with: "near-by"),
      bytes: [modelPath: UntrainedWeights.forStarter],
      line: "content/models/stairs-or-lift.weights: error: the weights were trained for a decision "
        + "with other choices or signals; run 'discern train', or delete the file to decide by "
        + "phrases alone [malformed-model]"),
    RuleExample(
      rule: .malformedModel, content: starterContent,
      bytes: [modelPath: UntrainedWeights.forStarter],
      line: "content/models/stairs-or-lift.weights: error: the card "
        + "'content/models/stairs-or-lift.yaml' is missing; run 'discern train' [malformed-model]"),
    RuleExample(
      rule: .malformedModel,
      content: starterContent.merging([
        "models/stairs-or-lift.yaml": UntrainedWeights.cardText
      ]) { $1 },
      line: "content/models/stairs-or-lift.yaml: error: the weights that this card tells of are "
        + "missing; run 'discern train', or delete the card [malformed-model]"),
    RuleExample(
      rule: .malformedModel,
      content: starterContent.merging([
        "models/stairs-or-lift.yaml": UntrainedWeights.cardText.replacing(
          UntrainedWeights.card.weights, with: "0123456789abcdef")
      ]) { $1 },
      bytes: [modelPath: UntrainedWeights.forStarter],
      line: "content/models/stairs-or-lift.yaml: error: the card belongs to other weights than "
        + "those beside it; run 'discern train', which writes both [malformed-model]"),
    RuleExample(
      rule: .malformedModel,
      content: starterContent.merging([
        "models/stairs-or-lift.yaml": UntrainedWeights.cardText.replacing(
          "labels: [4, 3, 2]", with: "labels: [4, 3]")
      ]) { $1 },
      bytes: [modelPath: UntrainedWeights.forStarter],
      line: "content/models/stairs-or-lift.yaml:7:9: error: the table does not have a number for "
        + "each choice and one for none; run 'discern train' [malformed-model]"),
  ]

  private static let templateExamples: [RuleExample] = [
    RuleExample(
      rule: .malformedTemplate, templates: ["pages/tag.mustache": "<p>{{#pages}}</p>\n"],
      line: "templates/pages/tag.mustache:1:4: error: 'pages' is never closed; add '{{/pages}}' "
        + "[malformed-template]"),
    RuleExample(
      rule: .unknownTemplateVariable, templates: ["pages/tag.mustache": "<p>\n{{titel}}</p>\n"],
      line: "templates/pages/tag.mustache:2:3: error: 'titel' is not a field that this page has; "
        + "did you mean 'title'? [unknown-template-variable]"),
    RuleExample(
      rule: .missingPartial, templates: ["pages/tag.mustache": "{{>partials/page-lost}}\n"],
      line: "templates/pages/tag.mustache:1:4: error: there is no template 'partials/page-lost'; "
        + "did you mean 'partials/page-list'? [missing-partial]"),
    RuleExample(
      rule: .missingAsset,
      templates: ["assets/style.css": "body {}\na { background: url(favicom.svg) }\n"],
      line: "templates/assets/style.css:2: error: 'favicom.svg' is not a file of the theme's "
        + "assets; did you mean 'favicon.svg'? [missing-asset]"),
    RuleExample(
      rule: .missingWords,
      content: ["index.md": "# A\n", "site.yaml": "title: A\nlanguage: de-AT\n"],
      line:
        "templates/words/de.yaml: warning: the interface has no words in the language 'de-AT' and "
        + "stands in English; translate the built-in words/en.yaml [missing-words]"),
    RuleExample(
      rule: .unknownWord, templates: ["pages/tag.mustache": "{{t.hom}}\n"],
      line:
        "templates/pages/tag.mustache:1:3: error: 'hom' is not a word of the interface; did you "
        + "mean 'home'? [unknown-word]"),
  ]

  private static let deckExamples: [RuleExample] = [
    RuleExample(
      rule: .duplicateGUID,
      content: starterContent.merging([
        "ledger.yaml": """
        format: 1
        cards:
          stairs-or-lift.scenario.tea: {fingerprint: a, changed: 1, answer: b, firstID: x}
          stairs-or-lift.scenario.piano: {fingerprint: a, changed: 1, answer: b, firstID: x}

        """
      ]) { $1 },
      line:
        "content/ledger.yaml: error: Anki would take the card 'stairs-or-lift.scenario.piano' for "
        + "'stairs-or-lift.scenario.tea': both are known to it as 'x'; take out the 'firstID' of one "
        + "of them [duplicate-guid]"),
    RuleExample(
      rule: .emptyFront,
      content: starterContent.merging([
        "lessons/blank.md": "> [!RECALL blank]\n> &nbsp;\n>\n> It.\n"
      ]) { $1 },
      line:
        "content/lessons/blank.md:1:3: error: the card 'stairs-or-lift.prompt.blank' has an empty front; write a question that shows something [empty-front]"
    ),
    RuleExample(
      rule: .unbalancedHTML,
      content: starterContent.merging([
        "site.yaml": "title: T\nallowRawHTML: true\n",
        "lessons/raw.md": "> [!RECALL raw]\n> What is <b>this?\n>\n> It.\n",
      ]) { $1 },
      line:
        "content/lessons/raw.md:1:3: error: the HTML of the card 'stairs-or-lift.prompt.raw' opens "
        + "or closes <b> alone (front); close what is opened, in the right order [unbalanced-html]"),
    RuleExample(
      rule: .alteredName,
      content: starter(
        "decisions/stairs-or-lift.yaml", replacing: "title: Stairs", with: "title: ::Stairs"),
      line:
        "content/decisions/stairs-or-lift.yaml:1:1: error: Anki would change the name of the deck "
        + "'::Stairs or lift::Signals': it has nothing before or after '::'; write the decision's "
        + "title otherwise [altered-name]"),
  ]
}

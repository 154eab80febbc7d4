import Diagnostics
import StudySite
import Testing

/// Pages and JSON of a decision whose classifier has learned from labelled examples.
@Suite struct LearnedVerdictTests {
  private static let path = "scenarios/stairs-or-lift.html"
  private static let heldOut = """
      writers: [w5]
      confusion: ["57 1 18", "0 53 20", "1 0 30"]
      calibrationError: 0.0234
      evidenceOverlap: 0.918
      coveredShare: 0.293
    """

  private let trained: TrainedSite
  private let site: BuiltSite

  init() throws {
    trained = try TrainedSite.shared.get()
    site = trained.built(heldOut: Self.heldOut)
  }

  private var model: HTMLReading { site.page(Self.path).inside("class", "model") }

  @Test func `the site builds, and training tells what it learned from`() {
    #expect(BuiltSite(bytes: trained.content).errors == [])
    #expect(trained.card.textCount == 193)
    #expect(trained.card.writerCount == 8)
    #expect(trained.card.heldOut?.writers == ["w7"])
  }

  @Test func `the card says what was learned from, and when there is no verdict`() {
    let text = model.elements("p").map(\.text)
    #expect(
      text.contains(
        "It learned from 12,345 texts by 4 writers (Stairs 6,000, Lift 5,345, undecided 1,000), among them the scenarios above."
      ), "\(text)")
    #expect(text.contains { $0.contains("only where it holds one choice for at least 85% likely") })
    #expect(
      text.contains("180 texts by one writer. None was used in training, nor to choose anything."))
    #expect(
      model.elements("h3").map(\.text) == [
        "On texts kept aside", "On the training texts, writers left out in turn",
        "What it cannot do",
      ])
  }

  @Test func `figures stand in lists of terms, with what they were counted from`() {
    let figures = model.elements(ofClass: "figures")
    #expect(
      figures.map(\.text) == [
        "Verdicts that are right 98% 110 of 112 given"
          + " Right verdict where the text decides 74% 110 of 149 texts"
          + " No verdict where none is due 97% 30 of 31 texts"
          + " Confidence off by 2.3 points of 100, on average, against the share that is right"
          + " Evidence that a reader marked too 92% of right verdicts, at least in part"
          + " Text marked as evidence 29% on average, where there is a verdict",
        "Verdicts that are right 98% 8,300 of 8,445 given"
          + " Right verdict where the text decides 73% 8,300 of 11,345 texts",
      ])
  }

  @Test func `tables have labels as rows and verdicts as columns, with heads for both`() {
    #expect(model.elements("table").count == 2)
    #expect(
      model.elements("caption").map(\.text)
        == Array(
          repeating: "Texts by their label and by their verdict. In a frame: both are the same.",
          count: 2))
    #expect(
      model.elements("th").prefix(8).map { "\($0["scope"] ?? ""): \($0.text)" } == [
        "col: Label", "colgroup: Verdict", "col: ◆ Stairs", "col: ● Lift", "col: ○ Undecided",
        "row: ◆ Stairs", "row: ● Lift", "row: ○ Undecided",
      ])
    let cells = model.elements("td")
    #expect(
      cells.map(\.text) == [
        "57", "1", "18", "0", "53", "20", "1", "0", "30",
        "4,000", "100", "1,900", "45", "4,300", "1,000", "0", "0", "1,000",
      ])
    #expect(
      cells.filter { $0["class"] == "agrees" }.map(\.text) == [
        "57", "53", "30", "4,000", "4,300", "1,000",
      ])
  }

  @Test func `its limits are told, the author's first`() {
    let limits = model.inside("class", "model-limits").elements("li").map(\.text)
    #expect(limits.first == "Nobody <really> asked & answered.")
    #expect(limits.count == 4)
  }

  @Test func `the section has an anchor, to which the page's key leads`() {
    let page = site.page(Self.path)
    #expect(page.element(id: "~model")?.name == "h2")
    #expect(page.inside("class", "legend").elements("a").map { $0["href"] } == ["#~model"])
  }

  @Test func `without texts that were kept aside the other table stands alone`() {
    let model = trained.built().page(Self.path).inside("class", "model")
    #expect(model.elements("table").count == 1)
    #expect(model.element(id: "~model-kept-aside") == nil)
    #expect(model.element(id: "~model-left-out") != nil)
  }

  @Test func `shares of nothing are left out`() {
    let heldOut = Self.heldOut.replacing(
      #""57 1 18", "0 53 20", "1 0 30""#, with: #""0 0 0", "0 0 0", "0 0 4""#)
    let model = trained.built(heldOut: heldOut).page(Self.path).inside("class", "model")
    #expect(
      model.elements(ofClass: "figures").first?.text
        == "No verdict where none is due 100% 4 of 4 texts")
  }

  @Test func `without a model nothing is told of one`() {
    let page = BuiltSite(starterContent).page(Self.path)
    #expect(page.elements(ofClass: "model") == [])
    #expect(page.elements("a").allSatisfy { $0["href"] != "#~model" })
    #expect(!page.text.contains("How likely"))
    #expect(page.inside("class", "scores").elements("li").count == 3)
  }

  @Test func `points read as likelihoods, none's among them`() throws {
    for verdict in try verdicts() {
      let id = try #require(verdict["id"].string)
      let scores = row(id).inside("class", "scores").elements("li").map(\.text)
      let likely = ["stairs", "lift"].map { verdict["scores"][$0].double ?? -1 }
      let expected = zip(
        ["◆ Stairs", "● Lift", "○ Undecided"], likely + [1 - likely[0] - likely[1]]
      )
      .map { "\($0) \(Self.percent($1))" }
      #expect(scores == expected, "\(id)")
      #expect(
        row(id).elements(ofClass: "confidence").first?.text
          == "Confidence \(Self.percent(verdict["confidence"].double ?? -1))")
    }
  }

  @Test func `a clause that no phrase says is told as learned, on the page and in the data`() throws
  {
    var learnedCount = 0
    for verdict in try verdicts() {
      let id = try #require(verdict["id"].string)
      let learned = verdict["signals"].elements.filter { $0["learned"] == .flag(true) }
      let known = verdict["signals"].elements.filter { $0["learned"] == .flag(false) }
      #expect(learned.count + known.count == verdict["signals"].elements.count)
      #expect(verdict["option"] == .null)
      let quotes = row(id).elements("q")
      #expect(
        Set(quotes.filter { $0["class"] == "clause" }.map(\.text))
          == Set(learned.compactMap(\.["text"].string)), "\(id)")
      #expect(
        Set(quotes.filter { $0["class"] == nil }.map(\.text))
          == Set(known.compactMap(\.["text"].string)), "\(id)")
      let notes = row(id).elements(ofClass: "evidence-learned").map(\.text)
      #expect(notes.isEmpty == learned.isEmpty, "\(id)")
      #expect(
        notes.allSatisfy {
          $0 == "(a whole clause, as labelled examples tell, not a known phrase)"
        })
      learnedCount += learned.count
    }
    #expect(learnedCount > 0)
  }

  @Test func `why there is no verdict is true of what was found`() throws {
    var sentences = 0
    for verdict in try verdicts() where verdict["verdict"] == .null {
      let id = try #require(verdict["id"].string)
      let stated = Set(
        verdict["signals"].elements.filter { $0["negated"] == .flag(false) }
          .compactMap(\.["choice"].string))
      let parts = row(id).elements().filter { $0.name == "dt" || $0.name == "dd" }
      let place = try #require(parts.firstIndex { $0.text == "Why there is no verdict" })
      let sentence = parts[place + 1].text
      switch stated.count {
      case 0: #expect(sentence == "Too little in the text points to any choice.", "\(id)")
      case 1: #expect(sentence.hasPrefix("Something in the text points to "), "\(id): \(sentence)")
      default: #expect(sentence.hasPrefix("The text speaks for more than one choice"), "\(id)")
      }
      sentences += 1
    }
    #expect(sentences > 0)
  }

  @Test func `a model that does not fit is refused, and told where`() {
    let weights = "models/stairs-or-lift.weights"
    let card = "models/stairs-or-lift.yaml"
    func problems(_ change: (inout [String: [UInt8]]) -> Void) -> [String] {
      var content = trained.content
      change(&content)
      // Rows that only examples decide are contradicted as well.
      return BuiltSite(bytes: content).errors.filter { $0.hasSuffix("[malformed-model]") }
    }
    #expect(
      problems { $0[weights]?.removeLast() } == [
        "content/\(weights): error: the file does not hold weights, or is damaged; run 'discern train', or delete the file to decide by phrases alone [malformed-model]"
      ])
    #expect(
      problems { $0[card] = nil } == [
        "content/\(weights): error: the card 'content/\(card)' is missing; run 'discern train' [malformed-model]"
      ])
    let ownCard = String(decoding: trained.content[card] ?? [], as: UTF8.self)
    #expect(
      problems { $0[card] = Array(ownCard.replacing("weights: ", with: "weights: x").utf8) } == [
        "content/\(card): error: the card belongs to other weights than those beside it; run 'discern train', which writes both [malformed-model]"
      ])
    let path = "decisions/stairs-or-lift.yaml"
    let other = String(decoding: trained.content[path] ?? [], as: UTF8.self)
      .replacing("heavy-load", with: "heavy-thing")
    #expect(
      problems { $0[path] = Array(other.utf8) } == [
        "content/\(weights): error: the weights were trained for a decision with other choices or signals; run 'discern train', or delete the file to decide by phrases alone [malformed-model]"
      ])
  }

  @Test func `too few examples are told, and nothing is written`() throws {
    let site = try TemporarySite()
    let outcome = trainModel(
      in: site.root, decision: nil, judgesHeldOut: false, BuildOptions(threads: 1))
    #expect(outcome.diagnostics.count == 1)
    #expect(outcome.diagnostics.first?.rule == .tooFewExamples)
    #expect(site.text("content/models/stairs-or-lift.yaml") == nil)
  }

  private func verdicts() throws -> [JSONText] {
    try JSONText(site["verdicts.json"])["decisions"].elements[0]["verdicts"].elements
  }

  private func row(_ id: String) -> HTMLReading { site.page(Self.path).inside("id", id) }

  private static func percent(_ probability: Double) -> String {
    probability < 0.005
      ? "under 1%"
      : probability >= 0.995
        ? "over 99%" : "\(DecimalText.rounded(probability * 100, places: 0))%"
  }
}

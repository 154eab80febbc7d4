import Testing

@testable import Decisions

@Suite struct PhraseTests {
  @Test(arguments: [
    ("", 0, PhraseError.Problem.noWord), ("   ", 0, .noWord), ("(the)", 0, .noWord),
    ("(a) (b)", 0, .noWord), ("tone/", 5, .emptyAlternative), ("/tone", 0, .emptyAlternative),
    ("a//b", 2, .emptyAlternative), ("a ()", 3, .emptyAlternative),
    ("a (b", 2, .unclosedParenthesis), ("a )", 2, .strayParenthesis),
    ("a(b)", 1, .strayParenthesis), ("a (b)c", 4, .strayParenthesis),
    ("a ((b))", 3, .strayParenthesis), ("... a", 0, .strayGap), ("a ...", 2, .strayGap),
    ("a ... ... b", 6, .strayGap), ("a...b", 1, .strayGap), ("a ...b", 2, .strayGap),
    ("a (b ... c)", 5, .strayGap), ("a … b …", 8, .strayGap), ("*", 0, .strayAsterisk),
    ("a*", 1, .strayAsterisk), ("to*ne", 2, .strayAsterisk), ("tone**", 4, .strayAsterisk),
    ("=tone*", 5, .strayAsterisk), ("=", 0, .strayEqualsSign), ("a=b", 1, .strayEqualsSign),
    ("==a", 1, .strayEqualsSign), ("cite, name", 4, .unexpectedCharacter),
    ("\"tone\"", 0, .unexpectedCharacter), ("é - b", 3, .unexpectedCharacter),
    ("a--b", 2, .unexpectedCharacter), ("the 🦊", 4, .unexpectedCharacter),
    ("a-b-c-d-e", 0, .tooComplex), ("a ... b ... c ... d ... e", 20, .tooComplex),
    ("a (b) (c) (d) (e) (f)", 18, .tooComplex), ("a b c d e f g h i j k l m", 24, .tooComplex),
  ])
  func aMistakeIsReportedAtItsOffset(text: String, offset: Int, problem: PhraseError.Problem) {
    #expect(throws: PhraseError(offset: offset, problem: problem)) { try Phrase(text) }
  }

  @Test func everyProblemHasAReasonOfItsOwn() {
    let reasons = PhraseError.Problem.allCases.map { PhraseError(offset: 0, problem: $0).reason }
    #expect(Set(reasons).count == reasons.count)
  }

  @Test(arguments: [
    ("same/uniform/consistent tone/voice", "a Uniform VOICE", "Uniform VOICE"),
    ("same/uniform/consistent tone/voice", "a voice, uniform", nil),
    ("changes often", "It changed often.", "changed often"),
    ("changes often", "often changing", nil),
    ("cite (the) source", "citing sources", "citing sources"),
    ("cite (the) source", "cites the source", "cites the source"),
    ("cite (the) source", "cites a source", nil),
    ("cite (of the) source", "cite of the source", "cite of the source"),
    ("cite (of the) source", "cite the source", nil),
    ("(the) same tone", "in the same tone", "the same tone"),
    ("(the) same tone", "in same tone", "same tone"),
    ("tone (of voice)", "tone of voice", "tone of voice"), ("tone (of voice)", "a tone", "tone"),
    ("cite ... source", "cite source", "cite source"),
    ("cite ... source", "cite at least one good source", "cite at least one good source"),
    ("cite ... source", "cite the very first and best source", nil),
    ("cite ... source", "cite this. The source", nil),
    ("cite ... source", "cite poems, say, or a source", "cite poems, say, or a source"),
    ("cite ... source", "cite poems but one source", nil),
    ("cite ... source", "cite it: a source", nil),
    ("cite ... source", "cite cite a source", "cite a source"),
    ("cite ... (the) source", "cite all of the source", "cite all of the source"),
    ("cite ... (the) source", "cite all of a source", "cite all of a source"),
    ("regulat*", "the REGULATORS", "REGULATORS"), ("regulat*", "deregulated", nil),
    ("un*/non* text", "nonsense texts", "nonsense texts"),
    ("=cites", "cites", "cites"), ("=cites", "cited", nil), ("=cites", "CITES", "CITES"),
    ("fine-tune", "fine tuning", "fine tuning"), ("fine-tune", "Fine-tuned", "Fine-tuned"),
    ("fine tune", "fine‑tuned", "fine‑tuned"),
    ("up-to-date/current", "up to date", "up to date"),
    ("does not change", "doesn’t change", "doesn’t change"),
    ("not change", "doesn't change", "doesn't change"), ("can not say", "cannot say", "cannot say"),
    ("company's tone", "the company tone", "company tone"),
    ("company tone", "the company’s tone", "company’s tone"),
    ("we have", "we've", nil), ("été", "L'hiver et l'ÉTÉ", nil), ("été", "ÉTÉ", "ÉTÉ"),
    ("тон", "Тон голоса", "Тон"), ("τόνος", "τόνος", "τόνος"), ("源", "出源処", "源"),
    ("consistent", "con\u{AD}sis\u{AD}tent", "con\u{AD}sis\u{AD}tent"),
    ("5,200 pairs", "some 5,200 pairs", "5,200 pairs"), ("r&d", "R&D", "R&D"),
    ("a b c", "a b a b c", "a b c"), ("a/a-b c", "a b c", "a b c"),
    ("a ... b c", "a b b c", "a b b c"), ("whole text", "whole\ntext", "whole\ntext"),
    ("whole text", "whole\n\ntext", nil), ("whole text", "whole\n- text", nil),
    ("whole text", "whole\r\n\r\ntext", nil), ("whole text", "whole\r\ntext", "whole\r\ntext"),
    ("whole text", "whole\n2. text", nil), ("vs text", "vs. text", "vs. text"),
    ("whole text", "whole (text)", "whole (text"), ("whole text", "whole — text", nil),
    ("whole text", "whole - text", nil), ("whole text", "whole… text", nil),
  ])
  func aPatternMatchesAsItsSyntaxSays(pattern: String, text: String, match: String?) throws {
    #expect(try words(of: text, matching: pattern) == (match.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ["change", "changes", "changed", "changing"], ["policy", "policies"], ["cite", "citing"],
    ["plan", "plans", "planned", "planning"], ["update", "updating", "updated", "updates"],
    ["control", "controlled", "controlling"], ["box", "boxes"], ["search", "searches"],
    ["process", "processes", "processed"], ["frequent", "frequently"], ["easy", "easily"],
    ["reply", "replies", "replied", "replying"], ["write", "wrote", "written", "writing"],
    ["be", "is", "are", "was", "were", "been", "am"], ["freeze", "froze", "frozen"],
    ["customise", "customize", "customised", "customizing"], ["label", "labelled", "labeled"],
    ["behaviour", "behavior", "behaviours"], ["organisation", "organizations"],
    ["use", "uses", "used", "using"], ["index", "indices"], ["child", "children"],
    ["note", "notes", "noted", "noting"], ["source", "sources"], ["need", "needs", "needed"],
    ["call", "calls", "calling"], ["add", "adds", "adding"], ["possible", "possibly"],
    ["store", "storing", "stored"], ["movie", "movies"], ["agree", "agreed", "agreeing"],
    ["tie", "ties", "tied"], ["teach", "taught", "teaches"], ["day", "daily", "days"],
  ])
  func theFormsOfAWordShareAStem(forms: [String]) {
    let stems = Set(forms.map { String(decoding: stem($0), as: UTF8.self) })
    #expect(stems.count == 1, "\(stems)")
  }

  @Test(arguments: [
    ("note", "not"), ("need", "nee"), ("thing", "the"), ("this", "thi"), ("news", "new"),
    ("string", "str"), ("during", "dure"), ("bed", "b"), ("only", "on"),
    ("analysis", "analys"), ("process", "proces s"), ("cite", "city"), ("policy", "police"),
  ])
  func differentWordsKeepDifferentStems(left: String, right: String) {
    #expect(stem(left) != stem(right))
  }

  private static let stemmer = Stemmer()

  private func stem(_ word: String) -> [UInt8] {
    var bytes = Array(word.utf8)
    Self.stemmer.stem(&bytes)
    return bytes
  }

  private func words(of text: String, matching pattern: String) throws -> [String] {
    let signal = Signal(
      id: "s", choice: 0, driver: 0, weight: 1, phrases: [try Phrase(pattern)], meaning: "",
      why: "")
    let decision = Decision(
      id: "d", title: "", question: "", choices: [Choice(id: "c", name: "", summary: "")],
      drivers: [], signals: [signal])
    let bytes = Array(text.utf8)
    return Classifier(decision).verdict(on: bytes).evidence.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }
}

import DecisionTraining
import Decisions
import Diagnostics
import Foundation
import Testing

@testable import StudySite

/// The labelled examples and the model in this repository.
@Suite struct CommittedExamplesTests {
  /// What a line of a file holds beside what training reads.
  private struct Line: Decodable {
    struct Signal: Decodable {
      var signal: String
      var text: String
    }
    var id: String
    var text: String
    var pair: String?
    var signals: [Signal]?
  }

  /// All examples of a decision.
  private struct Corpus {
    var decision: Decision
    var problems: [Diagnostic] = []
    var texts: [LabelledText] = []
    var heldOut: [LabelledText] = []
    var statements: [LabelledStatement] = []
    /// The lines of `texts` and then of `heldOut`.
    var lines: [Line] = []
  }

  private static let content = DiskFolder(
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/content")

  private static let corpora = Result {
    var diagnostics: [Diagnostic] = []
    let sources = SiteSources.read(content, &diagnostics)
    var corpora: [Corpus] = []
    for (id, source) in sources.decisions {
      guard let authored = DecisionReader.read(source, id: id, &diagnostics) else { continue }
      corpora.append(try corpus(of: authored.decision, sources.paths.sorted()))
    }
    return corpora
  }

  private static func corpus(of decision: Decision, _ paths: [String]) throws -> Corpus {
    let folder = "examples/\(decision.id)/"
    let decoder = JSONDecoder()
    var corpus = Corpus(decision: decision)
    var heldOutLines: [Line] = []
    for path in paths where path.hasPrefix(folder) {
      let source = try SourceFile(
        path: path, bytes: try content.read(path, limit: 64 << 20))
      if path.hasPrefix(folder + "statements/") {
        corpus.statements += readLabelledStatements(source, of: decision, &corpus.problems)
        continue
      }
      let lines = try source.bytes.split(separator: 0x0A).map {
        try decoder.decode(Line.self, from: Data($0))
      }
      let texts = readLabelledTexts(source, of: decision, &corpus.problems)
      if path.hasPrefix(folder + "held-out/") {
        heldOutLines += lines
        corpus.heldOut += texts
      } else {
        corpus.lines += lines
        corpus.texts += texts
      }
    }
    corpus.lines += heldOutLines
    return corpus
  }

  @Test func everyExampleIsRead() throws {
    for corpus in try Self.corpora.get() {
      #expect(corpus.problems == [])
      #expect(corpus.texts.count + corpus.heldOut.count == corpus.lines.count)
      #expect(!corpus.texts.isEmpty && !corpus.heldOut.isEmpty && !corpus.statements.isEmpty)
    }
  }

  @Test func everyMarkNamesASignalAndStandsInItsText() throws {
    for corpus in try Self.corpora.get() {
      for (line, text) in zip(corpus.lines, corpus.texts + corpus.heldOut)
      where text.marks.count != line.signals?.count ?? 0 {
        Issue.record("\(line.id): \(line.signals ?? [])")
      }
    }
  }

  @Test func noIDOccursTwice() throws {
    for corpus in try Self.corpora.get() {
      var seen: Set<String> = []
      let ids = corpus.lines.map(\.id) + corpus.statements.map(\.id)
      #expect(ids.filter { !seen.insert($0).inserted } == [])
    }
  }

  @Test func everyTextNamesItsWriter() throws {
    for corpus in try Self.corpora.get() {
      #expect((corpus.texts + corpus.heldOut).filter { $0.writer.isEmpty }.map(\.id) == [])
    }
  }

  @Test func whatIsKeptAsideIsInNoTrainingFile() throws {
    for corpus in try Self.corpora.get() {
      let trained = Set(corpus.texts.map(\.text)).union(corpus.statements.map(\.text))
      #expect(corpus.heldOut.filter { trained.contains($0.text) }.map(\.id) == [])
      let writers = Set(corpus.texts.map(\.writer)).union(corpus.statements.map(\.writer))
      #expect(writers.isDisjoint(with: corpus.heldOut.map(\.writer)))
    }
  }

  @Test func noTwoTextsAreNearCopiesUnlessTheyAreMeantAsAPair() throws {
    for corpus in try Self.corpora.get() {
      let lines = corpus.lines
      let copies = NearCopies(lines.map(\.text)).pairs(sharing: 0.3)
      #expect(copies.contains { lines[$0.first].pair != nil }, "the pairs are near copies")
      for copy in copies {
        let (first, second) = (lines[copy.first], lines[copy.second])
        if let pair = first.pair, pair == second.pair { continue }
        Issue.record("\(first.id) and \(second.id) share \(copy.share) of four words in a row")
      }
    }
  }

  @Test func nearCopiesAreFoundByTheSmallerText() {
    let text = "The guests arrive late in the evening and want to sleep soon after."
    let texts = [
      text, "Something else stands here, and it is long enough.",
      text.replacing("sleep", with: "rest"), "and want to SLEEP", "and want", "",
    ]
    #expect(
      NearCopies(texts).pairs(sharing: 0.3) == [
        .init(first: 0, second: 2, share: 0.7), .init(first: 0, second: 3, share: 1),
      ])
    #expect(NearCopies(texts).pairs(sharing: 0.7).map(\.second) == [3])
  }

  @Test func theModelOfEachDecisionAgreesWithItsCard() throws {
    var diagnostics: [Diagnostic] = []
    let sources = SiteSources.read(Self.content, &diagnostics)
    var count = 0
    for corpus in try Self.corpora.get() {
      let model = LearnedModel.read(sources, of: corpus.decision, &diagnostics)
      guard sources.models[corpus.decision.id] != nil else { continue }
      count += 1
      let card = try #require(model?.card)
      #expect(card.weights == Fingerprint(sources.models[corpus.decision.id]?.weights ?? []).text)
      #expect(card.labelCounts.reduce(0, +) == card.textCount)
      #expect(card.leftOut.map { $0.reduce(0, +) } == card.labelCounts)
    }
    #expect(diagnostics == [])
    #expect(count > 0)
  }
}

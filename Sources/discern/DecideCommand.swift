internal import ArgumentParser
internal import Decisions
internal import Diagnostics
internal import Foundation
internal import StudySite

/// Gives verdicts on texts.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Give the verdict on a text, or on each text of JSON Lines on standard input.",
    discussion: """
      Each line of the input is an object {"id": "...", "text": "..."}; each line of the output is \
      the verdict on it, in the same order.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var site: SiteOptions

  @Option(help: "The decision's id; needed where the site has several.")
  var decision: String?

  @Option(help: "How to print the verdict on TEXT: text or json.")
  var format = Format.text

  @Argument(help: "The text; without it, JSON Lines are read from standard input.")
  var text: String?

  func run() throws {
    let classifier = try chosenClassifier(of: site.directory, named: decision)
    if let text {
      let bytes = rawBytes(of: text)
      let verdict = classifier.verdict(on: bytes)
      switch format {
      case .json:
        Terminal.write(
          verdictJSON(id: nil, verdict, on: bytes, of: classifier.decision) + "\n")
      case .text: Terminal.write(describe(verdict, on: bytes, by: classifier.decision))
      }
    } else {
      try decideLines(by: classifier)
    }
  }

  private func describe(
    _ verdict: Verdict, on text: [UInt8], by decision: Decision
  ) -> String {
    let name = verdict.choice.map { decision.choices[$0].name } ?? "undecided"
    let percent = Int((verdict.confidence * 100).rounded())
    let option = verdict.option.map { ", option \(String(UnicodeScalar($0)))" } ?? ""
    var lines = "\(name)\(option) (confidence \(percent)%)\n"
    for evidence in verdict.evidence {
      let words = String(decoding: text[evidence.range], as: UTF8.self)
      let signal = decision.signals[evidence.signal]
      lines +=
        evidence.isNegated
        ? "  “\(words)” is denied (\(signal.id))\n"
        : "  “\(words)” points to \(decision.choices[evidence.choice].name): \(signal.meaning)\n"
    }
    for trap in verdict.traps {
      lines += "  Trap: \(decision.traps[trap].name). \(decision.traps[trap].why)\n"
    }
    for caveat in verdict.caveats { lines += "  \(decision.caveats[caveat].text)\n" }
    return lines
  }

  private func decideLines(by classifier: Classifier) throws {
    struct Line: Decodable {
      var id: String
      var text: String
    }
    let decoder = JSONDecoder()
    var hasFailed = false
    for line in InputLines(of: .standardInput) where !line.allSatisfy({ $0 == 32 || $0 == 13 }) {
      do {
        let input = try decoder.decode(Line.self, from: Data(line))
        let bytes = Array(input.text.utf8)
        let verdict = classifier.verdict(on: bytes)
        Terminal.write(
          verdictJSON(id: input.id, verdict, on: bytes, of: classifier.decision) + "\n")
      } catch {
        hasFailed = true
        Terminal.write(
          #"{"id": null, "error": "the line is not an object with the texts 'id' and 'text'"}"#
            + "\n")
      }
    }
    if hasFailed { throw contentFailure }
  }
}

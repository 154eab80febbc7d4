import Foundation
import Testing

/// `discern train`.
@Suite struct TrainTests {
  private static let folder = "content/examples/stairs-or-lift/"
  private static let model = "content/models/stairs-or-lift"

  /// Labelled texts as JSON Lines, whose words no phrase of the starter's decision knows.
  private static func examples(by writer: String, _ count: Int, from first: Int = 0) -> String {
    let told = [
      ("stairs", "short-way", ["legs", "jogging", "nearby"]),
      ("lift", "heavy-load", ["wardrobe", "crates", "boulder"]),
    ]
    let others = ["people", "morning", "cousin", "letter", "garden", "music", "window", "quiet"]
    return (first..<(first + count)).map { number in
      func other(_ place: Int) -> String { others[(number * 5 + place * 3 + number / 8) % 8] }
      let id = "\"id\": \"\(writer)-\(number)\", \"writer\": \"\(writer)\""
      if number % 5 == 4 {
        return "{\(id), \"text\": \"The \(other(0)) and \(other(1)).\", \"choice\": null}\n"
      }
      let (choice, signal, words) = told[number % 5 % 2]
      let clause = "\(other(2)) with \(words[number / 2 % 3])"
      return "{\(id), \"text\": \"A \(other(0)) \(other(1)). Some \(clause).\", "
        + "\"choice\": \"\(choice)\", \"signals\": [{\"signal\": \"\(signal)\", "
        + "\"text\": \"\(clause)\", \"stance\": \"for\"}]}\n"
    }.joined()
  }

  /// A site with 60 texts by three writers, some statements, and texts that are kept aside.
  private func site() throws -> SiteFolder {
    let statements = (0..<6).map {
      "{\"id\": \"s\($0)\", \"signal\": \"heavy-load\", \"stance\": \"for\", "
        + "\"text\": \"Number \($0) is an anvil.\"}\n"
    }
    return try SiteFolder([
      Self.folder + "w1.jsonl": Self.examples(by: "w1", 20),
      Self.folder + "w2.jsonl": Self.examples(by: "w2", 20, from: 7),
      Self.folder + "w3.jsonl": Self.examples(by: "w3", 20, from: 13),
      Self.folder + "held-out/w4.jsonl": Self.examples(by: "w4", 10, from: 3),
      Self.folder + "statements/s.jsonl": statements.joined(),
    ])
  }

  private func bytes(_ site: SiteFolder, _ ending: String) -> Data? {
    FileManager.default.contents(atPath: site.path + "/" + Self.model + ending)
  }

  @Test func `weights and card are written, the same twice, and give the verdicts`() throws {
    let site = try site()
    let before = try site.discern("decide", "Some music with a wardrobe.")
    #expect(before.output.hasPrefix("undecided"))
    let process = try site.discern("train", "--threads", "1")
    #expect(process.status == 0, "\(process.errors)")
    let weights = try #require(bytes(site, ".weights"))
    let card = try #require(bytes(site, ".yaml"))
    // The scenarios of the starter are the work of one more writer, the meanings of its signals of another.
    #expect(
      process.lines.first?.wholeMatch(
        of: /Trained on 7\d texts by 5 writers and 6 statements; (\d+) bytes in content.*/)?
        .1 == "\(weights.count)", "\(process.output)")
    let text = String(decoding: card, as: UTF8.self)
    #expect(text.contains("\nwriters: 5\nstatements: 6\n"))
    #expect(!text.contains("heldOut"))
    let after = try site.discern("decide", "Some music with a wardrobe.")
    #expect(after.output.hasPrefix("Lift "), "\(after.output)")
    #expect(after.output.contains("“Some music with a wardrobe” points to Lift"))

    let again = try site.discern("train", "--quiet", "--threads", "2")
    #expect(again.status == 0 && again.output == "")
    #expect(bytes(site, ".weights") == weights)
    #expect(bytes(site, ".yaml") == card)
  }

  @Test func `texts that were kept aside are judged on demand and change no weight`() throws {
    let site = try site()
    #expect(try site.discern("train", "--held-out").status == 0)
    let card = try #require(site.text(Self.model + ".yaml"))
    #expect(card.contains("\nheldOut:\n  writers: [\"w4\"]\n  confusion: ["), "\(card)")
    let weights = try #require(bytes(site, ".weights"))
    try FileManager.default.removeItem(atPath: site.path + "/" + Self.folder + "held-out")
    #expect(try site.discern("train", "--held-out").status == 0)
    #expect(bytes(site, ".weights") == weights)
    #expect(site.text(Self.model + ".yaml")?.contains("heldOut") == false)
    #expect(try site.discern("decide", "It rains.").status == 0)
  }

  @Test func `without examples there is nothing to learn from`() throws {
    let site = try SiteFolder()
    let process = try site.discern("train")
    #expect(process.status == 1)
    #expect(process.output == "")
    #expect(
      process.errors == "content/examples/stairs-or-lift: error: there are too few labelled texts: "
        + "at least 50 by at least 3 writers, with more than one label; the phrases of the decision "
        + "alone give its verdicts until then [too-few-examples]\n")
    #expect(bytes(site, ".weights") == nil && bytes(site, ".yaml") == nil)
  }

  @Test(arguments: [
    ("w1.jsonl", "{\"id\": \"x\"}", "[malformed-example]"),
    ("w1.jsonl", "not JSON", "[malformed-example]"),
    (
      "w1.jsonl", "{\"id\": \"x\", \"text\": \"y\", \"choice\": \"lyft\"}",
      "'lyft' is not a choice of this decision; did you mean 'lift'? [unknown-choice]"
    ),
    ("held-out/w4.jsonl", "[]", "[malformed-example]"),
    ("statements/s.jsonl", "{\"id\": \"x\"}", "[malformed-example]"),
    (
      "statements/s.jsonl", "{\"id\": \"x\", \"text\": \"y\", \"signal\": \"heavy-laod\"}",
      "'heavy-laod' is not a signal of this decision; did you mean 'heavy-load'? [unknown-signal]"
    ),
  ])
  func `a broken line is told at its place and nothing is written`(
    file: String, line: String, message: String
  ) throws {
    let site = try site()
    let good = try #require(site.text(Self.folder + file))
    try site.put(good + "\n" + line + "\n", at: Self.folder + file)
    let number = good.split(separator: "\n").count + 2
    let process = try site.discern("train")
    #expect(process.status == 1)
    #expect(
      process.errors.hasPrefix("\(Self.folder)\(file):\(number):1: error: "), "\(process.errors)")
    #expect(process.errors.hasSuffix(message + "\n"), "\(process.errors)")
    #expect(process.errors.split(separator: "\n").count == 1)
    #expect(bytes(site, ".weights") == nil && bytes(site, ".yaml") == nil)
  }

  @Test func `weights that were out of date are replaced`() throws {
    let site = try site()
    try site.put("damaged", at: Self.model + ".weights")
    #expect(try site.discern("decide", "x").errors.contains("[malformed-model]"))
    #expect(try site.discern("train").status == 0)
    #expect(try site.discern("decide", "x").status == 0)
  }

  @Test func `wrong usage is told`() throws {
    let site = try SiteFolder()
    #expect(try site.discern("train", "--threads", "0").status == 64)
    #expect(try site.discern("train", "--decision", "stairs").status == 64)
  }
}

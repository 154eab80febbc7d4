import Foundation
import Testing

/// `discern evaluate`.
@Suite struct EvaluateTests {
  @Test func `figures, confusion table and misses are printed`() throws {
    let site = try SiteFolder()
    try site.put(
      """
      {"id": "p", "text": "A heavy piano.", "gold": "lift"}
      {"id": "q", "text": "One floor.", "choice": "stairs", "signals": [{"signal": "short-way", "text": "One floor", "stance": "for"}]}
      {"id": "r", "text": "It rains.", "gold": null}
      {"id": "s", "text": "A fridge.", "gold": "undecided"}

      """, at: "labelled.jsonl")
    let process = try site.discern("evaluate", site.path + "/labelled.jsonl")
    #expect(process.status == 0, "\(process.errors)")
    #expect(process.lines.first == "texts                       4, 2 with a choice")
    #expect(process.lines.contains("accuracy                    75.0%"))
    #expect(process.lines.contains("coverage (right verdicts)   100.0%"))
    #expect(process.lines.contains("precision of verdicts       66.7%"))
    #expect(process.lines.contains("silence where none fits     50.0%"))
    #expect(process.lines.contains("evidence overlaps marks     100.0%"))
    #expect(process.lines.contains("none    0       1       1       "))
    #expect(process.lines.last == "s: none -> lift; heavy-load “fridge”")
  }

  @Test(arguments: [
    (
      "{\"id\": 1}",
      "error: the line is not an object with the texts 'id' and 'text' and a label 'gold'"
    ),
    ("{\"id\": \"a\", \"text\": \"b\"}", "[malformed-example]"),
    (
      "{\"id\": \"a\", \"text\": \"b\", \"gold\": \"lyft\"}",
      "'lyft' is not a choice of this decision; did you mean 'lift'? [unknown-choice]"
    ),
  ])
  func `a wrong line is told at its place`(line: String, message: String) throws {
    let site = try SiteFolder()
    try site.put("\n" + line + "\n", at: "labelled.jsonl")
    let process = try site.discern("evaluate", site.path + "/labelled.jsonl")
    #expect(process.status == 1)
    #expect(process.output.isEmpty)
    #expect(process.errors.contains("labelled.jsonl:2:1: error:"), "\(process.errors)")
    #expect(process.errors.contains(message), "\(process.errors)")
  }

  @Test func `texts that share an id are told apart`() throws {
    let site = try SiteFolder()
    try site.put(
      """
      {"id": "a", "text": "x", "gold": null}
      {"id": "a", "text": "They carried it, and it was a piano", "gold": "stairs"}

      """, at: "labelled.jsonl")
    let process = try site.discern("evaluate", site.path + "/labelled.jsonl")
    #expect(process.status == 0)
    #expect(process.lines.last == "a: stairs -> lift; heavy-load “piano”")
  }

  @Test func `a file that is not there is an error, and no file at all is bad usage`() throws {
    let site = try SiteFolder()
    #expect(try site.discern("evaluate", site.path + "/nowhere.jsonl").status == 1)
    #expect(try site.discern("evaluate").status == 64)
  }
}

import Diagnostics
import Foundation
import StudySite
import Testing

/// A site whose decision has learned from a hundred and eighty small texts.
struct TrainedSite {
  /// The files below `content/` with the model among them, as `BuiltSite` takes them.
  let content: [String: [UInt8]]
  let card: ModelCard

  /// The same site for all tests, since learning takes its time.
  static let shared = Result { try TrainedSite() }

  /// What is said for the stairs, for the lift and for neither, without a phrase of the decision.
  private static let sayings = [
    [
      "my office is just above", "she only goes up a little", "we climb for our health",
      "he likes to walk", "they are one step away", "his room is right above",
      "walking keeps us fit", "it is a short climb",
    ],
    [
      "the crate weighs a ton", "the boxes are many", "she pushes a pram", "he uses a wheelchair",
      "our safe must go up", "they bring a washing machine", "her knees hurt",
      "the sofa is bulky",
    ],
    [
      "the walls are blue", "it rains outside", "lunch is at noon", "the door is new",
      "a window is open", "somebody sings", "the cat sleeps", "the lamp is on",
    ],
  ]
  private static let openings = [
    "Today", "On Monday", "As usual", "After lunch", "By the way", "In our house", "This week",
    "Once more", "As I said", "For now",
  ]
  private static let labels = ["\"stairs\"", "\"lift\"", "null"]

  private static func lines(writer: Int) -> String {
    var lines = ""
    for number in 0..<30 {
      let label = number % 3
      let sayings = sayings[label]
      let first = sayings[(writer + number / 3) % sayings.count]
      let second = sayings[(writer * 3 + number / 3 + 1) % sayings.count]
      let opening = openings[(writer + number) % openings.count]
      lines += """
        {"id": "\(writer)-\(number)", "writer": "w\(writer)", "text": "\(opening), \(first). \
        And \(second).", "choice": \(labels[label]), "signals": [\(
          label == 2
            ? ""
            : "{\"signal\": \"\(["short-way", "heavy-load"][label])\", \"text\": \"\(first)\", \"stance\": \"for\"}")]}

        """
    }
    return lines
  }

  private init() throws {
    var files = StarterSite.files
    let folder = "content/examples/stairs-or-lift/"
    for writer in 1...6 { files[folder + "w\(writer).jsonl"] = Self.lines(writer: writer) }
    files[folder + "held-out/w7.jsonl"] = Self.lines(writer: 7)
    files["content/decisions/stairs-or-lift.yaml"]? += """

      limits:
        - Nobody <really> asked & answered.

      """
    files["content/scenarios/stairs-or-lift.md"]? += """
      | crate | Today, the crate weighs a ton. And her knees hurt. | lift |
      | office | My office is just above. And it is a short climb. | stairs |
      | lamp | The lamp is on. And somebody sings. | undecided |

      """
    let site = try TemporarySite(files)
    let outcome = trainModel(
      in: site.root, decision: nil, judgesHeldOut: true, BuildOptions(threads: 2))
    #expect(outcome.diagnostics.map(\.message) == [])
    card = try #require(outcome.card)
    var content: [String: [UInt8]] = [:]
    for (path, text) in files where path.hasPrefix("content/") {
      content[String(path.dropFirst("content/".count))] = Array(text.utf8)
    }
    for name in ["stairs-or-lift.weights", "stairs-or-lift.yaml"] {
      let bytes = FileManager.default.contents(atPath: "\(site.root)/content/models/\(name)")
      content["models/" + name] = Array(try #require(bytes))
    }
    self.content = content
  }

  /// The site built with another card for the same weights, which says this of texts kept aside.
  func built(heldOut: String? = nil) -> BuiltSite {
    var content = content
    content["models/stairs-or-lift.yaml"] = Array(
      """
      weights: \(card.weights)
      texts: 12345
      writers: 4
      statements: 0
      labels: [6000, 5345, 1000]
      threshold: 0.8488
      leftOut: ["4000 100 1900", "45 4300 1000", "0 0 1000"]
      \(heldOut.map { "heldOut:\n" + $0 } ?? "")

      """.utf8)
    return BuiltSite(bytes: content)
  }
}

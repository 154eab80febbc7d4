import SeededNumbers
import StudySite
import Testing

/// The same sources give the same bytes, on however many threads and in whatever order.
@Suite struct DeterminismTests {
  /// A site of about sixty pages made from a seed.
  private static let content: [String: String] = {
    var generator = SeededGenerator(seed: 7)
    let nouns = [
      "queue", "stream", "batch", "worker", "event", "log", "night", "reader", "Über", "日本",
    ]
    func words(_ count: Int) -> String {
      (0..<count).map { _ in generator.pick(nouns) }.joined(separator: " ")
    }
    var content = ThreeChoices.content
    content["site.yaml"] =
      "title: T\nbaseURL: https://example.org/\nnavigation: [{title: A, page: part-1/page-1.md}]\n"
    for number in 0..<56 {
      let folder = "part-\(generator.below(5))"
      let path = number < 2 ? "part-1/page-\(number)" : "\(folder)/page-\(number)"
      content[path + ".md"] = """
        ---
        title: \(words(3))
        weight: \(generator.below(4))
        tags: [\(generator.pick(nouns)), t\(generator.below(9))]
        date: 2026-0\(generator.below(9) + 1)-11
        aliases: [old/\(number).html]
        decision: \(generator.pick(["transport", "stairs-or-lift"]))
        ---

        ## \(words(2))

        \(words(40)) [link](../part-1/page-\(generator.below(2)).md)

        ## \(words(2))

        > [!RECALL p\(number)]
        > \(words(8))?
        >
        > \(words(9))

        | a | b |
        | - | -: |
        | \(words(2)) | ![x](../pic.svg) |

        """
    }
    content["pic.svg"] = "<svg width=\"3\" height=\"2\"/>"
    return content
  }()

  private static func built(threads: Int, _ content: [String: String] = content) -> BuiltSite {
    BuiltSite(content, options: BuildOptions(threads: threads))
  }

  @Test func `one thread and eight give the same bytes and problems`() {
    let one = Self.built(threads: 1)
    #expect(one.errors == [])
    #expect(one.files.count > 130)
    for threads in [2, 8] {
      let many = Self.built(threads: threads)
      #expect(many.problems == one.problems)
      #expect(Self.differences(one, many) == [], "on \(threads) threads")
    }
  }

  @Test func `building twice, from sources in another order, gives the same bytes`() {
    let first = Self.built(threads: 3)
    var reversed: [String: String] = Dictionary(minimumCapacity: 4096)
    for (path, text) in Self.content.sorted(by: { $0.key > $1.key }) { reversed[path] = text }
    let second = Self.built(threads: 3, reversed)
    #expect(Self.differences(first, second) == [])
    #expect(first.problems == second.problems)
  }

  @Test func `problems come in the same order, whichever thread finds them`() {
    var content = Self.content
    for path in content.keys where path.hasPrefix("part-") {
      content[path]?.append("\n[a](nowhere.md) ![](x.png) [b](../part-1/page-0.md#none)\n\n<b>\n")
    }
    let one = Self.built(threads: 1, content)
    #expect(one.problems.count > 200)
    #expect(Self.built(threads: 8, content).problems == one.problems)
  }

  /// The paths of files that differ, each with the first line that does.
  private static func differences(_ first: BuiltSite, _ second: BuiltSite) -> [String] {
    Set(first.files.keys).union(second.files.keys).sorted().compactMap { path in
      guard first.files[path] != second.files[path] else { return nil }
      let lines = zip(
        first[path].split(separator: "\n", omittingEmptySubsequences: false),
        second[path].split(separator: "\n", omittingEmptySubsequences: false))
      return
        "\(path): \(lines.first { $0 != $1 }.map { "'\($0)' and '\($1)'" } ?? "one has more lines")"
    }
  }
}

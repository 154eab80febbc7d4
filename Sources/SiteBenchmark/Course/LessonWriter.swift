/// Writes one lesson of a course: about 970 words in 6.2 KB.
///
/// A lesson has an introduction with a note, five parts with a detail each, three fenced blocks of
/// code, a table of eight rows and four columns, two lists and five links to other lessons.
struct LessonWriter {
  private static let topics = [
    "storage", "network", "queue", "ledger", "cache", "stream", "model", "prompt", "vector",
    "token",
    "shard", "replica", "schema", "trace", "quota", "policy", "region",
  ]
  private static let verbs = [
    "keeps", "moves", "splits", "checks", "repeats", "delays", "orders", "merges", "limits",
    "reports",
  ]

  private let number: Int
  private let lessonCount: Int
  private var state: UInt64

  /// A writer of the lesson with this number, which alone decides what is written.
  init(lesson number: Int, of lessonCount: Int) {
    self.number = number
    self.lessonCount = lessonCount
    state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  /// The lesson's Markdown with its front matter.
  mutating func text() -> String {
    let topic = pick(Self.topics)
    let otherTag = pick(Self.topics.filter { $0 != topic })
    var text = """
      ---
      title: "Lesson \(number + 1): how the \(topic) works"
      description: What a \(topic) \(pick(Self.verbs)) and when that matters.
      date: 2026-\(twoDigits(number % 12 + 1))-\(twoDigits(number % 28 + 1))
      weight: \(number % Course.sectionSize + 1)
      tags: [\(topic), \(otherTag)]
      ---

      \(paragraph(54))

      > [!NOTE]
      > \(paragraph(16))


      """
    for part in 1...5 {
      let target = Int(next() % UInt64(lessonCount))
      text += """
        ## Part \(part): the \(pick(Self.topics)) \(pick(Self.verbs))

        \(paragraph(64))

        See [lesson \(target + 1)](../\(Course.path(target))) for more.

        ### Detail \(part)

        \(paragraph(48))


        """
      switch part {
      case 1: text += list(6, marker: "-")
      case 2: text += code("swift", "let total\(number) = [1, 2, 3].map { $0 * \(part) }")
      case 3: text += table(8)
      case 4: text += code("python", "def step_\(number)(x):\n    return x < 3 and x > 1")
      default: text += list(5, marker: "1.") + code("bash", "echo \"lesson \(number)\" | wc -c")
      }
    }
    return text
  }

  private func twoDigits(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
  }

  /// Sentences of at least so many words together.
  private mutating func paragraph(_ wordCount: Int) -> String {
    var sentences: [String] = []
    var count = 0
    while count < wordCount {
      let topic = pick(Self.topics)
      let clause = "\(pick(Self.verbs)) its \(pick(Self.topics))"
      switch next() % 6 {
      case 0: sentences.append("The *\(topic)* \(clause).")
      case 1: sentences.append("Set `\(topic)_\(next() % 90)` first.")
      case 2: sentences.append("A **\(topic)** that \(clause) is ready.")
      case 3: sentences.append("So one \(topic) \(clause), and a \(pick(Self.topics)) waits.")
      default: sentences.append("The \(topic) \(clause) again.")
      }
      count += sentences.last?.split(separator: " ").count ?? 1
    }
    return sentences.joined(separator: " ")
  }

  private mutating func list(_ count: Int, marker: String) -> String {
    (0..<count).map { _ in "\(marker) \(paragraph(7))\n" }.joined() + "\n"
  }

  private func code(_ language: String, _ line: String) -> String {
    "```\(language)\n\(line)\n\(line)\n```\n\n"
  }

  private mutating func table(_ rowCount: Int) -> String {
    var text = "| part | what it does | cost | when |\n| --- | :-- | --: | :-: |\n"
    for row in 0..<rowCount {
      text += "| \(pick(Self.topics)) | \(paragraph(4)) | \(next() % 900) | `\(row)` |\n"
    }
    return text + "\n"
  }

  private mutating func pick(_ words: [String]) -> String {
    words[Int(next() % UInt64(words.count))]
  }

  /// The next number of a SplitMix64 sequence (Steele, Lea and Flood, 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Writes courses of any size, the same on every machine: sections of twenty lessons of about
/// 6 KB with headings, code, a table, lists, an alert and links to other lessons.
struct CourseGenerator {
  private static let sectionSize = 20
  private static let topics = [
    "storage", "network", "queue", "index", "cache", "stream", "model", "prompt", "vector", "token",
    "shard", "replica", "schema", "trace", "quota", "policy", "region",
  ]
  private static let verbs = [
    "keeps", "moves", "splits", "checks", "repeats", "delays", "orders", "merges", "limits",
    "reports",
  ]

  private var state: UInt64

  /// A generator whose output depends on the seed alone.
  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  /// The files of a course, by path below the site's folder.
  static func files(lessonCount: Int) -> [(path: String, text: String)] {
    var files = [
      ("content/site.yaml", configuration(lessonCount)),
      (
        "content/index.md",
        "---\ntitle: Course of \(lessonCount) lessons\n---\n\nA measured course.\n"
      ),
    ]
    for section in 0..<((lessonCount + sectionSize - 1) / sectionSize) {
      files.append(
        (
          "content/\(folder(section))/index.md",
          "---\ntitle: Section \(section + 1)\ndescription: Twenty lessons.\n---\n\nRead in order.\n"
        ))
    }
    for lesson in 0..<lessonCount {
      var generator = CourseGenerator(seed: UInt64(lesson))
      files.append((path(lesson), generator.lesson(lesson, of: lessonCount)))
    }
    return files
  }

  private static func configuration(_ lessonCount: Int) -> String {
    """
    title: Course
    description: A generated course of \(lessonCount) lessons.
    language: en
    baseURL: https://course.example/
    navigation:
      - {title: Home, page: index.md}

    """
  }

  private static func folder(_ section: Int) -> String {
    let digits = String(section)
    return "section-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func path(_ lesson: Int) -> String {
    "content/\(folder(lesson / sectionSize))/lesson-\(lesson).md"
  }

  private mutating func lesson(_ number: Int, of count: Int) -> String {
    let topic = pick(Self.topics)
    let day = 1 + number % 28
    var text = """
      ---
      title: "Lesson \(number + 1): how a \(topic) works"
      description: What a \(topic) \(pick(Self.verbs)) and when that matters.
      date: 2026-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-\(day < 10 ? "0" : "")\(day)
      weight: \(number % Self.sectionSize + 1)
      tags: [\(pick(Self.topics))-tag, \(topic)]
      ---

      \(paragraph(60))

      > [!NOTE]
      > \(paragraph(18))


      """
    for heading in 0..<5 {
      text += "## Part \(heading + 1): the \(pick(Self.topics)) \(pick(Self.verbs))\n\n"
      text += paragraph(70) + "\n\n"
      let target = Int(next() % UInt64(count))
      text +=
        "See [lesson \(target + 1)](../\(Self.path(target).dropFirst("content/".count))) for more.\n\n"
      text += "### Detail \(heading + 1)\n\n\(paragraph(50))\n\n"
      switch heading {
      case 0: text += list(6, marker: "-")
      case 1: text += code("swift", "let value\(number) = [1, 2, 3].map { $0 * \(heading + 2) }")
      case 2: text += table(8)
      case 3: text += code("python", "def step_\(number)(x):\n    return x < 3 and x > 1")
      default: text += list(5, marker: "1.") + code("bash", "echo \"lesson \(number)\" | wc -c")
      }
    }
    return text
  }

  private mutating func paragraph(_ count: Int) -> String {
    var sentence: [String] = []
    while sentence.count < count {
      let word = pick(Self.topics)
      switch next() % 9 {
      case 0: sentence.append("*\(word)*")
      case 1: sentence.append("`\(word)_\(next() % 90)`")
      case 2: sentence.append("**\(word)**,")
      default: sentence += ["the", word, pick(Self.verbs), "its", pick(Self.topics)]
      }
    }
    return sentence.joined(separator: " ") + "."
  }

  private mutating func list(_ count: Int, marker: String) -> String {
    (0..<count).map { _ in "\(marker) \(paragraph(8))\n" }.joined() + "\n"
  }

  private func code(_ language: String, _ line: String) -> String {
    "```\(language)\n\(line)\n\(line)\n```\n\n"
  }

  private mutating func table(_ count: Int) -> String {
    var text = "| part | what it does | cost | when |\n| --- | :-- | --: | :-: |\n"
    for row in 0..<count {
      text += "| \(pick(Self.topics)) | \(paragraph(5)) | \(next() % 900) | `\(row)` |\n"
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

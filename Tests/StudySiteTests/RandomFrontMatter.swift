/// Front matter at random: mostly what authors write, often with something unusual in it.
struct RandomFrontMatter {
  private var numbers: SeededGenerator

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  private static let keys = [
    "title", "title", "description", "date", "weight", "tags", "draft", "aliases", "decision",
    "titel", "tag s", "Title", "2nd", "a-b", "title ", "\"title\"", "'tags'", "?", "- a", " x", "",
  ]
  private static let words = [
    "a", "B", "words", "2026-02-03", "7", "-5", "1e3", "true", "false", "yes", "~", "null", "Null",
    "é", "ü ber", "\u{2013}", "\u{2028}", "\u{85}", "\u{A0}", "\u{FEFF}", "\u{1F600}", "漢字",
    "\u{D7A3}", "\t", "\u{7}", "\u{7F}", "it's", "'", "\"", "''", "\\", "\\n", "#", " #", "# x",
    "a#b",
    ":", ": ", "a:b", "a: b", "-", "- ", "--", "---", "...", "?", "? ", "!", "!!str", "&", "&a",
    "*", "*a", "|", ">", "%", "@", "`", "{", "}", "[", "]", ",", "{a: b}", "[a]", "x, y", " ", "  ",
    "http://a.example/?b=c&d#e", "(a)", "a/b.html", "<<", "=", "+", "$", "^", "_", "a=b;c", "[[",
    "]]",
  ]

  /// Some lines of YAML, each with its end.
  mutating func text() -> String {
    var text = ""
    for _ in 0..<(1 + numbers.below(6)) {
      text += line() + (numbers.once(in: 30) ? numbers.pick(["\r\n", "\r", "\n\n", ""]) : "\n")
    }
    return text
  }

  private mutating func line() -> String {
    let key = Self.keys[numbers.below(numbers.once(in: 6) ? Self.keys.count : 10)]
    let colon = numbers.once(in: 15) ? numbers.pick([":", " : ", ":  ", ":\t", "", "::"]) : ": "
    let value: String
    switch numbers.below(8) {
    case 0: value = "\"\(phrase())\""
    case 1: value = "'\(phrase())'"
    case 2, 3: value = list()
    case 4: value = phrase() + numbers.pick(["", " ", "\n ", "\n- a"])
    default: value = phrase()
    }
    return key + colon + value
  }

  private mutating func list() -> String {
    let elements = (0..<numbers.below(5)).map { _ -> String in
      switch numbers.below(6) {
      case 0: "\"\(phrase())\""
      case 1: "'\(phrase())'"
      default: phrase()
      }
    }
    return numbers.pick(["[", "[", "[ "])
      + elements.joined(separator: numbers.pick([", ", ", ", ",", " , ", ",\n  "]))
      + numbers.pick(["]", "]", "]", " ]", ",]", "] ", "", "]]"])
  }

  private mutating func phrase() -> String {
    let isUsual = !numbers.once(in: 3)
    return (0..<(1 + numbers.below(3))).map { _ in
      isUsual ? numbers.pick(["a", "B", "words", "é", "3", "false"]) : numbers.pick(Self.words)
    }.joined(separator: numbers.pick([" ", " ", "", "  "]))
  }
}

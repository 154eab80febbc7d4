import SeededNumbers

/// Front matter at random: mostly what authors write, often with something unusual in it.
struct RandomFrontMatter {
  private var numbers: SeededGenerator
  /// One thing in so many is odd.
  private var rarity = 10

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  private static let keys = [
    "title", "description", "tags", "aliases", "draft", "date", "weight", "decision",
  ]
  private static let oddKeys = [
    "titel", "tag s", "Title", "2nd", "a-b", "title ", "\"title\"", "'tags'", "title", "?", "- a",
    " x", "",
  ]
  /// What means something in YAML, or might.
  static let oddWords = [
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
    // Where much is odd, one thing hides what becomes of the other.
    rarity = numbers.pick([1000, 20, 10, 4])
    return Self.keys.prefix(1 + numbers.below(Self.keys.count)).shuffled(using: &numbers)
      .map { line($0) + odd(["\r\n", "\r", "\n\n", "", " \n"], else: "\n") }.joined()
  }

  private mutating func line(_ key: String) -> String {
    let key = odd(Self.oddKeys, else: key)
    let colon = odd([":", " : ", ":  ", ":\t", "", "::"], else: ": ")
    return key + colon + value(of: key) + odd([" ", "\n ", "\n- a", "\n  b"], else: "")
  }

  private mutating func value(of key: String) -> String {
    switch key {
    case "tags", "aliases": odd([phrase()], else: list())
    case "draft": odd([phrase()], else: numbers.pick(["true", "false", "'true'"]))
    case "date": odd([phrase()], else: numbers.pick(["2026-02-03", "'2026-02-03'"]))
    case "weight": odd([phrase()], else: numbers.pick(["7", "\"7\"", "12"]))
    case "decision": odd([phrase()], else: "d")
    default: odd([list()], else: quotedOrPlain())
    }
  }

  private mutating func list() -> String {
    let elements = (0..<numbers.below(5)).map { _ in quotedOrPlain() }
    return odd(["[[", "", "{"], else: numbers.pick(["[", "[ "]))
      + elements.joined(separator: odd([",\n  ", ",,"], else: numbers.pick([", ", ",", " , "])))
      + odd([",]", "] ", "", "]]", "}"], else: numbers.pick(["]", " ]"]))
  }

  private mutating func quotedOrPlain() -> String {
    switch numbers.below(4) {
    case 0: "\"\(phrase())\""
    case 1: "'\(phrase())'"
    default: phrase()
    }
  }

  private mutating func phrase() -> String {
    (0..<(1 + numbers.below(4))).map { _ in
      odd(Self.oddWords, else: numbers.pick(["a", "B", "words", "é", "3", "\u{2013}", "漢字"]))
    }.joined(separator: odd(["", "  "], else: " "))
  }

  /// Now and then one of the odd texts, else the usual one.
  private mutating func odd(
    _ choices: [String], else usual: String
  ) -> String {
    numbers.once(in: rarity) ? numbers.pick(choices) : usual
  }
}

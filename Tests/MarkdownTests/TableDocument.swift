import SeededNumbers

/// Documents that mix tables, block quotes, lists, pipes, backticks and escapes.
///
/// A line with nothing but a tag is put only where no container is open: cmark-gfm (0.29) begins
/// an HTML block with it where libcmark (0.30) sees a lazy line. Runs of `*` stand only around
/// words: the two pair lone ones differently.
enum TableDocument {
  static func make(_ random: inout SeededGenerator, number: Int) -> String {
    var lines: [String] = []
    let hasContainers = !random.once(in: 4)
    var contents = contents
    if !hasContainers { contents.removeAll { $0 == "*" || "-+>1".contains($0.prefix(1)) } }
    let others = hasContainers ? others : tags + ["text", "# heading", "===", "---", "    code"]
    for _ in 0..<(1 + random.below(3)) {
      let prefix = hasContainers ? random.pick(prefixes) : prefixes[random.below(3)]
      if random.once(in: 3) {
        lines.append(random.pick(prefix.first) + cells(&random, random.below(3), contents))
      }
      let columns = 1 + random.below(3)
      lines.append(at(prefix.first, &random, hasContainers) + row(&random, columns, contents))
      lines.append(at(prefix.next, &random, hasContainers) + delimiter(&random, columns))
      for _ in 0..<random.below(5) {
        let line = random.once(in: 14) ? random.pick(others) : row(&random, columns, contents)
        lines.append(at(prefix.next, &random, hasContainers) + line)
      }
      if random.once(in: 2) { lines.append(random.pick(["", "", ">", "   "])) }
      if random.once(in: 3) { lines.append(random.pick(others)) }
      if random.once(in: 3) {
        lines += ["", "[ref\(number)]: /url\(number) 'title'", ""]
      }
    }
    // Documents are compared in batches: none may end inside a code fence.
    if !hasContainers { lines = lines.map { $0.replacing(" - ", with: " -- ") } }
    return lines.joined(separator: "\n").replacing("```", with: "x``")
      .replacing("[ref]", with: "[ref\(number)]")
  }

  /// What stands before a table's first line and before the following ones.
  private struct Prefix {
    var first: [String]
    var next: [String]
  }

  private static let prefixes = [
    Prefix(first: [""], next: [""]), Prefix(first: [""], next: [""]),
    Prefix(first: ["", "text\n", "two\nlines\n"], next: ["", " ", "   "]),
    Prefix(first: ["> ", ">"], next: ["> ", ">", " > ", ">  "]),
    Prefix(first: ["> > "], next: ["> > ", ">> ", " > >"]),
    Prefix(first: ["- ", "+ "], next: ["  ", "   ", "  "]),
    Prefix(first: ["1. "], next: ["   ", "    "]),
    Prefix(first: ["-\t"], next: ["\t", "    "]),
    Prefix(first: ["- > "], next: ["  > ", "  >"]),
    Prefix(first: ["> - "], next: [">   ", ">    "]),
    Prefix(first: ["10) - "], next: ["      "]),
  ]

  /// Usually what belongs there, now and then the prefix of something else.
  private static func at(
    _ choices: [String], _ random: inout SeededGenerator, _ hasContainers: Bool
  ) -> String {
    guard random.once(in: 12) else { return random.pick(choices) }
    guard hasContainers else { return random.pick(["", " ", "    ", "\t", "      "]) }
    return random.pick(["", " ", "> ", ">> ", "  ", "    ", "\t", "- ", "1. ", "      ", "2. "])
  }

  private static func row(
    _ random: inout SeededGenerator, _ columns: Int, _ contents: [String]
  ) -> String {
    let count = random.once(in: 5) ? 1 + random.below(4) : columns
    return cells(&random, count, contents)
  }

  private static func cells(
    _ random: inout SeededGenerator, _ count: Int, _ contents: [String]
  ) -> String {
    guard count > 0 else { return "" }
    var texts: [String] = []
    for _ in 0..<count {
      var text = random.once(in: 6) ? "" : random.pick(contents)
      if random.once(in: 3) { text += random.pick(contents) }
      texts.append(random.pick(["", " ", " ", "  "]) + text + random.pick(["", " "]))
    }
    let style = random.below(6)
    // cmark-gfm does not see definitions in a paragraph that a table interrupts.
    texts[0] = texts[0].replacing("[ref]: ", with: style == 0 || style == 2 ? "y: " : "[ref]: ")
    let line = texts.joined(separator: "|")
    switch style {
    case 0: return line
    case 1: return "|" + line
    case 2: return line + "|"
    default: return "|" + line + "|" + random.pick(["", "", "  "])
    }
  }

  private static func delimiter(_ random: inout SeededGenerator, _ columns: Int) -> String {
    let count = random.once(in: 12) ? 1 + random.below(4) : columns
    var parts: [String] = []
    for _ in 0..<count {
      parts.append(random.pick(["---", "-", ":-", "-:", ":-:", " --- ", ":---", " - ", "----- "]))
    }
    let line = parts.joined(separator: "|")
    switch random.below(6) {
    case 0: return line
    case 1: return line + "|"
    case 2: return "|" + line
    default: return "|" + line + "|" + random.pick(["", "", " "])
    }
  }

  private static let contents = [
    "a", "bc", "two words", "*em*", "**strong**", "`code`", "`a\\|b`", "a\\|b", "`", "``", "*",
    "[ref]", "[x][ref]", "[l](/u)", "[l](/u \"t\\|u\")", "![i](/j)", "<b>y", "y</b>",
    "<http://x.example/>", "&amp;", "&copy;", "\\*", "\\\\", "\\", "é", "日本", "# h", "- x",
    "1. y", "> q", "    z", "[ref]: /no", "---", "\\\\\\|", "_u_", "a*b", "~~s~~", "!",
    "[", "]", "<!-- c -->", "=", "x\ty", "#", "a #", "## b ##", ":-", "+",
  ]

  private static let tags = [
    "<b>", "</b>", "<span a=\"b\" c>", "<i/>", "<a b", "<x:y>", "<b> x", "<b", "</b >", "</b x>",
    "<t a=b c='d'  e = \"f\" />\t", "<t a=>", "<t =b>", "<t a=\"b>", "<t a=b'c>", "<t _x.y-z:>",
  ]

  private static let others = [
    "text", "# heading", "---", "***", "===", "- item", "2. two", "1. one", "-", "+ ", "2)",
    "    indented", "> quote", "<div>", "<a b", "|", "||",
    "lazy | line", "--", "- - -", "* * *", "_ _ _", "==", "\\| x", "text\\", "> > deep",
    "1234567890. x", "<http://x.example>", "<x:y>", "\t| tab |", "*", "`a", "b` | c",
  ]
}

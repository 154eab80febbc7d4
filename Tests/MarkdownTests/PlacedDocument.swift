import SeededNumbers

/// Messy documents that know where their links, images, raw HTML, headings and cells stand.
///
/// The text is written piece by piece and each place is noted when its piece is written, so the
/// expected places owe nothing to any parser.
struct PlacedDocument {
  private(set) var text: [UInt8] = []
  /// Where links and images begin, by their destinations, which are all different.
  private(set) var links: [String: Int] = [:]
  /// Where raw HTML begins, in document order.
  private(set) var rawHTML: [Int] = []
  /// Where headings begin, in document order.
  private(set) var headings: [Int] = []
  /// Where the cells of tables begin, in document order.
  private(set) var cells: [Int] = []

  private var random: SeededGenerator
  private var number = 0
  private var definitions: [String] = []
  private let lineEnding: String

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    lineEnding = random.pick(["\n", "\n", "\n", "\r\n"])
    for _ in 0..<(1 + random.below(5)) { writeBlock() }
    endLine()
    for definition in definitions { write(definition + lineEnding) }
  }

  /// What stands before a block's first line and before the lines that follow.
  private struct Container {
    var first: String
    var next: [String]
    var lazy: [String] = []
  }

  private static let containers = [
    Container(first: "", next: ["", " ", "   ", "        "]),
    Container(first: "> ", next: ["> ", ">", ">   "], lazy: ["", "   "]),
    Container(first: "> > ", next: ["> > ", ">> "], lazy: ["> ", "", " "]),
    Container(first: "- ", next: ["  ", "     "], lazy: ["", " "]),
    Container(first: "12) ", next: ["    ", "\t"], lazy: ["", "  "]),
    Container(first: "> - ", next: [">   ", ">     "], lazy: ["> ", ""]),
    Container(first: "-\t> ", next: ["\t> ", "    >"], lazy: ["    ", ""]),
    Container(first: "1. - ", next: ["     ", "       "], lazy: [""]),
  ]

  private mutating func writeBlock() {
    let container = random.pick(Self.containers)
    write(container.first)
    switch random.below(6) {
    case 0: writeHeading()
    case 1: writeUnderlinedHeading(container)
    case 2: writeTable(container)
    case 3:
      number += 1
      write("[early\(number)]: /early\(number) 'a title'")
      endLine()
      write(random.pick(container.next))
      number += 1
      if random.once(in: 2) { writeLink("[*t*](", ")") } else { write("w") }
      writeParagraph(container)
    default:
      write("w")
      writeParagraph(container)
    }
    endLine()
    endLine()
  }

  private mutating func writeHeading() {
    headings.append(text.count)
    write(random.pick(["# ", "## ", "###   ", "######\t"]))
    writeInlines(inCell: false)
    if random.once(in: 3) { write(" ##") }
  }

  private mutating func writeUnderlinedHeading(_ container: Container) {
    headings.append(text.count)
    write("w")
    writeInlines(inCell: false)
    if random.once(in: 2) {
      endLine()
      write(random.pick(container.next) + "w")
      writeInlines(inCell: false)
    }
    endLine()
    write((container.next.first ?? "") + random.pick(["===", "---"]))
  }

  private mutating func writeParagraph(_ container: Container) {
    let lines = 1 + random.below(4)
    for line in 0..<lines {
      if line > 0 {
        write(random.pick(["", "", "  ", "\\"]))
        endLine()
        let isLazy = random.once(in: 4) && !container.lazy.isEmpty
        write(random.pick(isLazy ? container.lazy : container.next) + "w")
      }
      writeInlines(inCell: false)
    }
  }

  private mutating func writeTable(_ container: Container) {
    let columns = 1 + random.below(3)
    if random.once(in: 3) {
      write("w")
      writeInlines(inCell: false)
      endLine()
      write(container.next.first ?? "")
    }
    for row in 0..<(2 + random.below(3)) {
      if row > 0 {
        endLine()
        write(container.next.first ?? "")
      }
      if row == 1 {
        write("|" + String(repeating: "---|", count: columns))
        continue
      }
      write("|")
      for _ in 0..<columns {
        write(random.pick([" ", "  ", ""]))
        cells.append(text.count)
        write("w")
        writeInlines(inCell: true)
        write(random.pick([" |", "|"]))
      }
    }
  }

  private mutating func writeInlines(inCell: Bool) {
    for _ in 0..<random.below(6) {
      number += 1
      switch random.below(15) {
      case 0: writeLink("[t](", ")")
      case 1: writeLink("[*e* `c]` \\] &amp; t](<", "> \"a ) title\")")
      case 2: writeLink("![alt ![](](", " 'x')")
      case 3: writeLink("<http://x.example/", ">")
      case 4:
        links["/ref\(number)"] = text.count
        write("[text][ref\(number)]")
        definitions.append("[ref\(number)]: /ref\(number)")
      case 5:
        links["/ref\(number)"] = text.count
        write("[ref\(number)]" + random.pick(["", "[]"]) + "(no tail")
        definitions.append("[ref\(number)]: /ref\(number)")
      case 6:
        rawHTML.append(text.count)
        write(random.pick(["<b>", "</i>", "<!-- [x](y) -->", "<a href='[z](/z)'>"]))
      case 7: write(random.pick(["`[no](/code)`w", "``[a ` b](/c)``w", "` `w"]))
      case 8: write(random.pick(["\\[not](/x)", "\\![n](", "[not a link] ", "\\<b>", "[ ", "] "]))
      case 9: write(random.pick(["*em*", "**strong**", "***both***", "_u_ ", " __v__ "]))
      case 10: write(random.pick(["&amp;", "&#91;", "&copy;", "&nosuch;", "& ", "&#38;", "&ngE;"]))
      case 11: write(random.pick(["é", "日本", "😀", "\u{301}"]))
      case 12:
        write(inCell ? random.pick(["\\|", "`a\\|b`w", "\\\\\\|"]) : random.pick(["|", "! "]))
      default: write(random.pick([" word ", " two words ", "w"]))
      }
      write(random.pick([" ", "", "w "]))
    }
    write("w")
  }

  private mutating func writeLink(_ before: String, _ after: String) {
    let isAutomatic = before.hasPrefix("<")
    let destination = (isAutomatic ? "http://x.example/" : "/") + "u\(number)"
    links[destination] = text.count
    write(before + (isAutomatic ? "u\(number)" : destination) + after)
  }

  private mutating func endLine() { write(lineEnding) }

  private mutating func write(_ piece: String) { text += Array(piece.utf8) }
}

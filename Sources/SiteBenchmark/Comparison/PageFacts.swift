/// What two generators must agree on about a page.
struct PageFacts: Equatable {
  /// A side of a page.
  enum Aspect: String, CaseIterable {
    /// The text of the `title` element, the page's own description and its canonical address.
    case head
    /// Level, id and text of each heading of the page's main part, in order.
    case headings
    /// The words of the main part, without markup.
    case text
    /// The target of each link of the main part, in order, with its text.
    case links
    /// The links of the table of contents.
    case contents = "table of contents"
    /// The entries of the section's navigation, and which of them is the page itself.
    case navigation = "section navigation"
    /// The links to the pages before and after.
    case neighbours = "previous and next"
    /// What the footer and the header say and lead to.
    case frame
  }

  /// The facts of each side, as lines in the order of the page.
  private(set) var lines: [Aspect: [String]] = [:]

  /// Elements within a line of text: all others separate words.
  private static let inlineNames: Set<String> = [
    "a", "code", "em", "strong", "span", "time", "b", "i", "svg", "path", "circle",
  ]
  /// Elements without an end tag.
  private static let voidNames: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// An element that is still open.
  private struct Open {
    var name: String
    var classes: [Substring]
    /// Where its text begins in the text of the whole page, in bytes.
    var textStart: Int
    var attributes: [String: String]
  }

  /// Reads a page.
  init(page: [UInt8]) {
    var scanner = HTMLScanner(page)
    var open: [Open] = []
    var text: [UInt8] = []
    while let piece = scanner.next() {
      switch piece {
      case .text(let piece):
        text += piece.utf8
      case .start(let name, let attributes):
        if !Self.inlineNames.contains(name) { text.append(0x20) }
        noteHead(name, attributes)
        guard !Self.voidNames.contains(name) else { continue }
        let classes = (attributes["class"] ?? "").split(separator: " ")
        open.append(
          Open(name: name, classes: classes, textStart: text.count, attributes: attributes))
      case .end(let name):
        if !Self.inlineNames.contains(name) { text.append(0x20) }
        guard let place = open.lastIndex(where: { $0.name == name }) else { continue }
        let element = open[place]
        let words = Self.normalised(String(decoding: text[element.textStart...], as: UTF8.self))
        note(element, words, within: open[..<place])
        open.removeSubrange(place...)
      }
    }
  }

  /// Reads a feed, a sitemap or another file for machines: its lines, whatever their indentation.
  init(machineText: [UInt8], isOrdered: Bool) {
    let lines = String(decoding: machineText, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { Self.normalised($0) }.filter { !$0.isEmpty }
    self.lines[.text] = isOrdered ? lines : lines.sorted()
  }

  private mutating func add(_ aspect: Aspect, _ line: String) {
    lines[aspect, default: []].append(line)
  }

  private mutating func noteHead(_ name: String, _ attributes: [String: String]) {
    if name == "meta", let key = attributes["name"] ?? attributes["property"] {
      add(.head, "\(key): \(attributes["content"] ?? "")")
    } else if name == "link", let kind = attributes["rel"], kind != "icon", kind != "stylesheet" {
      add(.head, "\(kind): \(attributes["href"] ?? "")")
    }
  }

  private mutating func note(_ element: Open, _ text: String, within outer: ArraySlice<Open>) {
    let isInMain = outer.contains { $0.name == "main" }
    switch element.name {
    case "title" where !isInMain:
      add(.head, "title: \(text)")
    case "main":
      add(.text, text)
    case "header", "footer", "nav":
      if !isInMain { add(.frame, text) }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      add(.headings, "\(element.name) #\(element.attributes["id"] ?? "") \(text)")
    case "a":
      var line = "\(element.attributes["href"] ?? "") \(text)"
      if element.attributes["aria-current"] != nil { line += " (this page)" }
      add(isInMain ? .links : .frame, line)
      let classes = outer.flatMap(\.classes)
      if classes.contains("section-navigation") { add(.navigation, line) }
      if classes.contains("contents") { add(.contents, line) }
      if classes.contains("neighbours") {
        add(.neighbours, "\(element.attributes["rel"] ?? "") \(line)")
      }
    default: break
    }
  }

  private static func normalised(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Where two pages differ: one sentence for each side of the page that does.
  func differences(from other: PageFacts, named names: (own: String, other: String)) -> [String] {
    Aspect.allCases.compactMap { aspect in
      let own = lines[aspect] ?? []
      let others = other.lines[aspect] ?? []
      guard own != others else { return nil }
      let place = zip(own, others).enumerated().first { $1.0 != $1.1 }?.offset
      let line = place ?? min(own.count, others.count)
      let said = Self.excerpts(
        own.indices.contains(line) ? own[line] : nil,
        others.indices.contains(line) ? others[line] : nil)
      return "\(aspect.rawValue): \(names.own) has \(said.own), \(names.other) has \(said.other)"
    }
  }

  /// Two lines from shortly before the place where they part.
  private static func excerpts(_ own: String?, _ other: String?) -> (own: String, other: String) {
    let common = zip(own ?? "", other ?? "").prefix { $0 == $1 }.count
    func excerpt(_ line: String?) -> String {
      line.map { "'\($0.dropFirst(max(0, common - 20)).prefix(80))'" } ?? "nothing"
    }
    return (excerpt(own), excerpt(other))
  }
}

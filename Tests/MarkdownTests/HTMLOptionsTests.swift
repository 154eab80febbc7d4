import Diagnostics
import Markdown
import SeededNumbers
import Testing

struct HTMLOptionsTests {
  @Test func resolvedLinksLeadElsewhereAndExternalOnesAreMarked() throws {
    let document = page("[a](b.md \"t\") [c](https://x.example/?a=1&b) [r]\n\n[r]: other.md#x")
    var options = HTMLOptions()
    let links = document.links
    try #require(links.count == 3)
    options.links[links[0].node] = LinkResolution(destination: "b.html?x=\"1\"&y")
    options.links[links[1].node] = LinkResolution(
      destination: links[1].destination, isExternal: true)
    #expect(
      string(document.renderHTML(options))
        == "<p><a href=\"b.html?x=%221%22&amp;y\" title=\"t\">a</a> "
        + "<a href=\"https://x.example/?a=1&amp;b\" class=\"external\" rel=\"noopener\">c</a> "
        + "<a href=\"other.md#x\">r</a></p>\n")
  }

  @Test func aDangerousResolutionIsEmptiedToo() throws {
    let document = page("[a](b)")
    var options = HTMLOptions()
    options.links[try #require(document.links.first).node] = LinkResolution(
      destination: "JavaScript:x")
    #expect(string(document.renderHTML(options)) == "<p><a href=\"\">a</a></p>\n")
    options.allowsDangerousLinks = true
    #expect(string(document.renderHTML(options)).contains("href=\"JavaScript:x\""))
  }

  @Test func imagesGetTheirSize() throws {
    let document = page("![a *b* <i> \"q\"](c.png 'T')")
    var options = HTMLOptions()
    options.links[try #require(document.links.first).node] = LinkResolution(
      destination: "c.1a2b.png", width: 640, height: 360)
    #expect(
      string(document.renderHTML(options))
        == "<p><img src=\"c.1a2b.png\" alt=\"a b &lt;i&gt; &quot;q&quot;\" title=\"T\" "
        + "width=\"640\" height=\"360\" /></p>\n")
  }

  @Test(arguments: [
    ("javascript:x", true), ("./javascript:x", false), ("JAVASCRIPT&#58;x", true),
    ("vbscript:x", true), ("file:///x", true), ("data:text/html,x", true),
    ("data:image/png;base64,x", false), ("data:image/svg+xml,x", true), ("java", false),
    ("https://x", false), ("", false), ("data:image/WEBP,x", false), ("x?javascript:", false),
  ])
  func dangerousLinksAreTold(destination: String, isDangerous: Bool) {
    let links = page("[a](<\(destination)>)").links
    #expect(links.map(\.isDangerous) == [isDangerous])
  }

  @Test func linksAndImagesAreListedInOrder() {
    let links = page(
      "[a *b*](/1 't') ![c](/2)\n\n| h |\n|---|\n| [d](/3) |\n\n[![e](/4)](/5) ![x ![y](/6)](/7) <m@x.y>"
    ).links
    #expect(links.map(\.destination) == ["/1", "/2", "/3", "/5", "/4", "/7", "mailto:m@x.y"])
    #expect(links.map(\.text) == ["a b", "c", "d", "e", "e", "x y", "m@x.y"])
    #expect(links.map(\.kind) == [.link, .image, .link, .link, .image, .image, .link])
    #expect(links.first?.title == "t")
  }

  @Test func rawHTMLIsToldAndLeftOut() {
    let document = page("a <b>c</b>\n\n<div>\n</div>\n\n> <!-- x -->\n\n`<i>`")
    #expect(
      document.rawHTML.map { [$0.line, $0.column] } == [[1, 3], [1, 7], [3, 1], [6, 3]])
    #expect(!string(document.renderHTML()).contains("<div>"))
    #expect(string(document.renderHTML(.unsafe)).contains("<div>\n</div>\n"))
  }

  @Test(arguments: [
    ("swift", " class=\"language-swift\""), ("c++ extra", " class=\"language-c++\""),
    ("objective-c", " class=\"language-objective-c\""), ("\"><script>", ""), ("a&amp;b", ""),
    ("", ""), ("ä", ""), ("{.x}", ""), ("f# x=\"y\"", " class=\"language-f#\""),
  ])
  func languagesAreClassesOnlyIfTheyArePlain(info: String, attribute: String) {
    #expect(html("~~~ \(info)\nx\n~~~") == "<pre><code\(attribute)>x\n</code></pre>\n")
  }

  @Test func blocksCanBeReplaced() throws {
    let document = page("before\n\n| a |\n|---|\n| b |\n\nafter")
    var options = HTMLOptions()
    options.replacements[try #require(document.tables.first).node] = Array("<x-table>".utf8)
    #expect(
      string(document.renderHTML(options)) == "<p>before</p>\n<x-table>\n<p>after</p>\n")
  }

  @Test func aBlockCanBeRenderedAlone() throws {
    let document = page("# A\n\n- x\n\n| a |\n|---|")
    let table = try #require(document.tables.first)
    #expect(string(document.renderHTML(of: table.node)).hasPrefix("<div class=\"table-wrapper\""))
    #expect(string(document.renderHTML(of: table.node)).hasSuffix("</table>\n</div>\n"))
  }

  @Test(arguments: [
    ("plain text here", 6..<10, "plain [text] here"),
    ("a *b c* d", 0..<7, "[a ]<em>[b c]</em>[ d]"),
    ("a *b c* d", 2..<3, "a <em>[b] c</em> d"),
    ("a `b c` d", 3..<6, "a <code>b[ c]</code>[ ]d"),
    ("a & b", 2..<3, "a [&amp;] b"),
    ("a\nb c", 0..<3, "[a\nb] c"),
    ("a  \nb c", 0..<3, "[a]<br />\n[b] c"),
    ("x ![a b](/i) y", 0..<7, "[x ]<img src=\"/i\" alt=\"a b\" />[ y]"),
    ("x ![a b](/i) y", 6..<7, "x <img src=\"/i\" alt=\"a b\" /> [y]"),
    ("x [l m](/u) y", 0..<4, "[x ]<a href=\"/u\">[l ]m</a> y"),
    ("a<b>c", 0..<2, "[a]<!-- raw HTML omitted -->[c]"),
    ("**a**", 0..<1, "<strong>[a]</strong>"),
    ("é日x", 2..<5, "é[日]x"), ("é日x", 3..<4, "é[日]x"), ("é日x", 1..<2, "[é]日x"),
    ("abc", 1..<9, "a[bc]"), ("abc", 1..<1, "abc"), ("abc", 5..<9, "abc"), ("abc", 0..<3, "[abc]"),
  ])
  func aMarkIsSplitWhereElementsBeginAndEnd(text: String, range: Range<Int>, expected: String)
    throws
  {
    let document = page(text + "\n===")
    let heading = try #require(document.headings.first)
    let mark = TextMark(range: range, opening: "[", closing: "]")
    #expect(string(document.renderInlines(of: heading.node, marks: [mark])) == expected)
  }

  @Test func severalMarksAreSortedAndOverlapsAreCut() throws {
    let document = page("# one two three")
    let heading = try #require(document.headings.first).node
    let marks = [
      TextMark(range: 8..<13, opening: "<3>", closing: "</3>"),
      TextMark(range: 0..<5, opening: "<1>", closing: "</1>"),
      TextMark(range: 4..<7, opening: "<2>", closing: "</2>"),
    ]
    #expect(
      string(document.renderInlines(of: heading, marks: marks))
        == "<1>one t</1><2>wo</2> <3>three</3>")
  }

  @Test func generatedMarksKeepElementsWellNestedAndCoverTheirText() throws {
    for seed in 0..<2000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let pieces = ["a ", "*b* ", "**c *d* e** ", "`f g` ", "[h *i*](/u) ", "&amp; ", "é", "\\* "]
      var text = "x"
      for _ in 0..<(1 + random.below(8)) { text += random.pick(pieces) }
      let document = page("# " + text)
      let heading = try #require(document.headings.first).node
      let plain = Array(document.plainText(of: heading).utf8)
      var marks: [TextMark] = []
      var start = 0
      while start < plain.count {
        let length = 1 + random.below(6)
        let end = min(start + length, plain.count)
        if random.once(in: 2) {
          marks.append(TextMark(range: start..<end, opening: "<mark>", closing: "</mark>"))
        }
        start = end
      }
      let html = string(document.renderInlines(of: heading, marks: marks))
      #expect(isWellNested(html), "\(text) \(html)")
      let bare = html.replacing("<mark>", with: "").replacing("</mark>", with: "")
      #expect(bare == string(document.renderInlines(of: heading)))
    }
  }

  private func isWellNested(_ html: String) -> Bool {
    var open: [Substring] = []
    for part in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let name = part.prefix { $0 != ">" && $0 != " " }
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else {
        if name == "mark", open.contains("mark") { return false }
        open.append(name)
      }
    }
    return open.isEmpty
  }

  @Test func frontMatterKeepsTheLineNumbersTrue() {
    let text = "---\ntitle: x\n---\n# A\n\n[l](/u)\n\n| a |\n|---|\n| b | c |\n"
    let (document, diagnostics) = parsedPage(text, from: 17)
    #expect(document.headings.first?.location.line == 4)
    #expect(document.links.first?.location == SourceLocation(path: "p.md", line: 6, column: 1))
    #expect(diagnostics.hasPrefix("p.md:10:7: error: the row has 2 cells"))
    #expect(string(document.renderHTML()).hasPrefix("<h1 id=\"a\">A</h1>\n<p><a href"))
  }

  @Test func wordsAreCounted() {
    #expect(
      page("# Two words\n\nand *three* more\n\n| a | b c |\n|---|---|\n\n    x y").wordCount == 10)
  }
}

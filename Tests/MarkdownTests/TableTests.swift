import Diagnostics
import Markdown
import Testing

struct TableTests {
  @Test func aTableHasAWrapperScopesAndAlignmentClasses() {
    #expect(
      html("| Signal & *sign* | Choice | n |\n|:--|:-:|--:|\n| a | b |")
        == """
        <div class="table-wrapper" role="group" tabindex="0" aria-label="Table: Signal &amp; sign, \
        Choice, n">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">Signal &amp; <em>sign</em></th>
        <th scope="col" class="align-center">Choice</th>
        <th scope="col" class="align-right">n</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">a</td>
        <td class="align-center">b</td>
        <td class="align-right"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test func cellsCanNameTheirColumns() {
    let found = html("| *A* \"x\" | |\n|---|---|\n| 1 | 2 |") { $0.labelsCells = true }
    #expect(found.contains("<td data-label=\"A &quot;x&quot;\">1</td>\n<td>2</td>"))
    #expect(!found.contains("<th scope=\"col\" data-label"))
  }

  @Test func tablesAreListedWithTheirCellsAndPlaces() throws {
    let document = page(
      "text\n\n> | id | *said* `a\\|b` |\n> |---|:-:|\n> | x |\n> | y | [z](/u) |")
    let table = try #require(document.tables.first)
    #expect(table.location == SourceLocation(path: "p.md", line: 3, column: 3))
    #expect(table.header.map(\.plainText) == ["id", "said a|b"])
    #expect(table.rows.map { $0.map(\.plainText) } == [["x", ""], ["y", "z"]])
    #expect(table.header.map(\.location.column) == [5, 10])
    #expect(table.rows.map { $0.map(\.location.line) } == [[5, 5], [6, 6]])
    #expect(table.rows.map { $0.map(\.location.column) } == [[5, 8], [5, 9]])
    #expect(
      string(document.renderInlines(of: table.header[1].node)) == "<em>said</em> <code>a|b</code>")
  }

  @Test(arguments: [
    (
      "| a | b |\n|---|\n| c | d |",
      "p.md:2:1: error: the delimiter row has 1 cell, but the line above it has 2 cells: this is "
        + "not a table; give both lines the same number of cells [malformed-table]\n"
    ),
    (
      "text\n\n> - a\n>   |---|---|",
      "p.md:4:5: error: the delimiter row has 2 cells, but the line above it has 1 cell: this is "
        + "not a table; give both lines the same number of cells [malformed-table]\n"
    ),
    (
      "| a |\n|---|\n| b | é | d |\n| c \\| d |\n| e | f |",
      "p.md:3:7: error: the row has 3 cells, but the table has 1 column: the rest would be left "
        + "out; write '\\|' for a pipe inside a cell [malformed-table]\n"
        + "p.md:5:7: error: the row has 2 cells, but the table has 1 column: the rest would be left "
        + "out; write '\\|' for a pipe inside a cell [malformed-table]\n"
    ),
    ("| a |\n|---|\n| b", ""), ("a\n---", ""), ("| a | b |\n\n|---|", ""),
    ("    | a | b |\n    |---|", ""),
    ("```\n| a | b |\n|---|\n```", ""), ("a | b\n- | -", ""), ("| a | b |\n|:-x|", ""),
  ])
  func malformedTablesAreErrorsAtTheirPlace(text: String, expected: String) {
    #expect(parsedPage(text).diagnostics == expected)
  }

  @Test func malformedTablesStayParagraphs() {
    #expect(html("| a | b |\n|---|") == "<p>| a | b |\n|---|</p>\n")
  }

  @Test func aTableMayFollowDefinitionsDirectly() {
    let document = page("[one]: /1\n[two]: /2\n  'title'\n| [one] | b |\n|---|---|\n| [two] | c |")
    #expect(document.links.map(\.destination) == ["/1", "/2"])
    #expect(document.links.map(\.location.line) == [4, 6])
    #expect(document.links.map(\.location.column) == [3, 3])
    #expect(document.tables.map(\.location.line) == [4])
    #expect(!string(document.renderHTML()).contains("<p>"))
  }

  @Test func aPageMayEndInAnOpenFenceOrCommentAndStillHaveReferencesInCells() {
    for tail in ["```\ncode", "<!-- comment", "> - ```\n", "<script>"] {
      #expect(html("| [r] |\n|---|\n\n[r]: /u\n\n\(tail)").contains("<a href=\"/u\">r</a>"))
    }
  }

  @Test func prosePipesAreNotTables() {
    for text in ["a | b", "a | b\nc | d", "a || b\n\n--", "| a |\n| b |"] {
      #expect(parsedPage(text).document.tables.isEmpty)
      #expect(parsedPage(text).diagnostics.isEmpty)
    }
  }
}

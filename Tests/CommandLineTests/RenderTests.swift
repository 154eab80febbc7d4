import Foundation
import Testing

/// `discern render`.
@Suite struct RenderTests {
  private static let text =
    "# Title\n\n| a |\n| - |\n| b |\n\n> [!NOTE]\n> n\n\n<i>raw</i> [x](javascript:x)\n"

  @Test func `Discern's additions, from standard input`() throws {
    let process = try DiscernProcess("render", input: Self.text)
    #expect(process.status == 0)
    #expect(process.errors == "")
    for part in [
      "<h1 id=\"title\">Title</h1>", "<table>", "alert-note", "<!-- raw HTML omitted -->",
      "<a href=\"\">x</a>",
    ] {
      #expect(process.output.contains(part), "\(part) is missing in \(process.output)")
    }
  }

  @Test func `plain CommonMark`() throws {
    let process = try DiscernProcess("render", "--commonmark", input: Self.text)
    #expect(
      process.output == """
        <h1>Title</h1>
        <p>| a |
        | - |
        | b |</p>
        <blockquote>
        <p>[!NOTE]
        n</p>
        </blockquote>
        <p><!-- raw HTML omitted -->raw<!-- raw HTML omitted --> <a href="">x</a></p>

        """)
  }

  @Test func `unsafe lets HTML and links through`() throws {
    for arguments in [["--unsafe"], ["--unsafe", "--commonmark"]] {
      let process = try DiscernProcess(["render"] + arguments, input: Array(Self.text.utf8))
      #expect(process.output.contains("<p><i>raw</i> <a href=\"javascript:x\">x</a></p>\n"))
    }
  }

  @Test func `a file, and one that is not there`() throws {
    let site = try SiteFolder(["x.md": "a **b**\n"])
    let process = try DiscernProcess("render", site.path + "/x.md")
    #expect(process.output == "<p>a <strong>b</strong></p>\n")
    let missing = try DiscernProcess("render", site.path + "/y.md")
    #expect(missing.status == 1)
    #expect(missing.output == "")
    #expect(missing.errors.hasSuffix("/y.md: error: the file cannot be read [unreadable-file]\n"))
  }

  @Test func `nothing gives nothing`() throws {
    let process = try DiscernProcess("render")
    #expect(process.status == 0)
    #expect(process.output == "")
  }

  @Test func `problems are told beside the fragment`() throws {
    let warned = try DiscernProcess("render", input: "> [!NOTES]\n> x\n")
    #expect(warned.status == 0)
    #expect(
      warned.errors
        == "-:1:3: warning: '[!NOTES]' is not a kind of alert; did you mean 'NOTE'? [unknown-alert]\n"
    )
    #expect(warned.output.contains("<blockquote>"))
    #expect(try DiscernProcess("render", "--quiet", input: "> [!NOTES]\n> x\n").errors == "")
    let failed = try DiscernProcess("render", input: "> [!RECALL]\n> x\n")
    #expect(failed.status == 1)
    #expect(failed.errors.hasSuffix("[malformed-prompt]\n"))
  }

  @Test func `bytes that are not UTF-8 are an error, and read as libcmark does with --commonmark`()
    throws
  {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0x0A]
    let process = try DiscernProcess(["render"], input: bytes)
    #expect(process.status == 1)
    #expect(
      process.errors
        == "-:1:2: error: the file is not UTF-8 text; save it in the encoding UTF-8 [not-utf-8]\n")
    let plain = try DiscernProcess(["render", "--commonmark"], input: bytes)
    #expect(plain.status == 0)
    #expect(plain.output == "<p>a\u{FFFD}b</p>\n")
  }

  @Test func `a large document passes through the pipes whole`() throws {
    let text = String(repeating: "paragraph *with* text\n\n", count: 20_000)
    let process = try DiscernProcess("render", "--commonmark", input: text)
    #expect(
      process.output == String(repeating: "<p>paragraph <em>with</em> text</p>\n", count: 20_000))
  }
}

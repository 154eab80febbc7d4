internal import Diagnostics

/// Where the front matter of a Markdown file stands, and where its text begins.
struct FrontMatter: Equatable {
  /// The YAML between the fences, as offsets; nil where the file has no front matter.
  var yaml: Range<Int>?
  /// The offset of the first byte of the Markdown text.
  var bodyStart: Int

  /// Finds front matter: a first line `---`, and a later line `---` or `...`.
  static func split(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> FrontMatter {
    guard isFence(source, line: 1, ["---"]) else { return FrontMatter(yaml: nil, bodyStart: 0) }
    for line in stride(from: 2, through: source.lineStarts.count, by: 1)
    where isFence(source, line: line, ["---", "..."]) {
      let end = source.range(ofLine: line).lowerBound
      let bodyStart =
        line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count
      return FrontMatter(yaml: source.range(ofLine: 2).lowerBound..<end, bodyStart: bodyStart)
    }
    diagnostics.append(
      Diagnostic(
        .unclosedFrontMatter, at: SourceLocation(path: source.path, line: 1, column: 1),
        "the front matter that begins here has no end",
        suggestion: "close it with a line '---', or begin the text with another line"))
    return FrontMatter(yaml: nil, bodyStart: source.bytes.count)
  }

  private static func isFence(_ source: SourceFile, line: Int, _ fences: [String]) -> Bool {
    let range = source.range(ofLine: line)
    guard range.count >= 3, range.count <= 40 else { return false }
    var bytes = source.bytes[range]
    while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\t") {
      bytes.removeLast()
    }
    return fences.contains { bytes.elementsEqual($0.utf8) }
  }
}

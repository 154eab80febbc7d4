import Testing

/// Plain front matter is read without libYAML, and nobody can tell.
///
/// A comment is not plain, so a line that holds one has libYAML read the same front matter at the
/// same places as behind an empty line.
@Suite struct FrontMatterAgreementTests {
  @Test(arguments: 0..<10)
  func `random front matter reads as libYAML reads it`(block: Int) {
    var texts: [String: String] = [:]
    var numbers = RandomFrontMatter(seed: UInt64(block))
    for page in 0..<300 { texts["p\(page).md"] = numbers.text() }
    func site(_ firstLine: String) -> BuiltSite {
      var content = ["index.md": "# Home\n", "decisions/d.yaml": ThreeChoices.decision]
      for (path, text) in texts { content[path] = "---\n\(firstLine)\n\(text)---\n\nText.\n" }
      return BuiltSite(content)
    }
    let plain = site("")
    let read = site("#")
    #expect(!plain.files.isEmpty)
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      func problems(of site: BuiltSite) -> [String] {
        site.problems.filter { $0.hasPrefix("content/\(path):") }
      }
      #expect(problems(of: plain) == problems(of: read), "\(path): \(text.debugDescription)")
      let page = String(path.dropLast(".md".count)) + ".html"
      #expect(plain[page] == read[page], "\(path): \(text.debugDescription)")
    }
    #expect(plain.problems == read.problems)
    #expect(plain.files == read.files)
  }
}

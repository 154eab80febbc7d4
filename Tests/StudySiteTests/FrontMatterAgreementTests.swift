import Testing

/// Plain front matter is read without libYAML, and nobody can tell.
///
/// A comment is not plain, so a line that holds one has libYAML read the same front matter at the
/// same places as behind an empty line.
@Suite struct FrontMatterAgreementTests {
  @Test(arguments: 0..<10)
  func `random front matter reads as libYAML reads it`(block: Int) {
    var numbers = RandomFrontMatter(seed: UInt64(block))
    expectAgreement(on: (0..<300).map { _ in numbers.text() })
  }

  @Test(arguments: [
    "title: *", "title: a *", "title: a*", "title: * a", "title: a * b", "title: \"a * b\"",
    "title: 'a * b'", "title: \"*\"", "tags: [*]", "tags: [a, *, b]", "tags: [a * b]", "tags: [a*]",
    "tags: [\"*\", '*']", "tags: *", "*: a", "title*: a", "title:*a", "title: a\n*", "draft: *",
    "title: a\ndescription: b *",
  ])
  func `one odd word in front matter reads as libYAML reads it`(form: String) {
    expectAgreement(
      on: RandomFrontMatter.oddWords.map { form.replacing("*", with: $0) + "\ndate: 2026-02-03\n" })
  }

  private func expectAgreement(on texts: [String]) {
    func site(_ firstLine: String) -> BuiltSite {
      var content = ["index.md": "# Home\n", "decisions/d.yaml": ThreeChoices.decision]
      for (number, text) in texts.enumerated() {
        content["p\(number).md"] = "---\n\(firstLine)\n\(text)---\n\nText.\n"
      }
      return BuiltSite(content)
    }
    let plain = site("")
    let read = site("#")
    for (number, text) in texts.enumerated() {
      func problems(of site: BuiltSite) -> [String] {
        site.problems.filter { $0.hasPrefix("content/p\(number).md:") }
      }
      #expect(problems(of: plain) == problems(of: read), "\(text.debugDescription)")
      #expect(plain["p\(number).html"] == read["p\(number).html"], "\(text.debugDescription)")
    }
    #expect(plain.problems == read.problems)
    #expect(plain.files == read.files)
    #expect(plain.files.count > 8)
  }
}

import Foundation
import StudySite
import Testing

/// Outputs that are not Discern's to replace, and outputs that cannot be written.
@Suite struct OutputRefusalTests {
  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  /// Expects that a build is refused, says so in one error, and touches nothing.
  private func expectRefusal(
    _ site: TemporarySite, output: String? = nil, rule: String = "refused-output", _ message: String
  ) throws {
    let before = try site.tree().filter { !$0.key.hasPrefix(".discern") }
    let outcome = site.build(output: output)
    #expect(outcome.published == nil)
    #expect(outcome.lines.count == 1)
    #expect(outcome.lines.first?.contains(message) == true, "\(outcome.lines)")
    #expect(outcome.lines.first?.hasSuffix("[\(rule)]") == true, "\(outcome.lines)")
    #expect(try site.tree().filter { !$0.key.hasPrefix(".discern") } == before)
  }

  @Test func `a file`() throws {
    let site = try TemporarySite()
    try site.put("a file", at: "public")
    try expectRefusal(site, "the output is not a folder")
  }

  @Test func `a symbolic link, whether it leads somewhere or not`() throws {
    let site = try TemporarySite()
    try FileManager.default.createDirectory(
      atPath: site.root + "/elsewhere", withIntermediateDirectories: true)
    try link(site.output, to: "elsewhere")
    try expectRefusal(site, "the output is a symbolic link")
    try site.remove("public")
    try link(site.output, to: "nowhere")
    try expectRefusal(site, "the output is a symbolic link")
  }

  @Test func `a folder with files of others`() throws {
    let site = try TemporarySite()
    try site.put("precious", at: "public/thesis.txt")
    try expectRefusal(site, "such as 'thesis.txt'")
  }

  @Test(arguments: [".git/HEAD", ".git", "sub/.git/HEAD"])
  func `a folder that holds a repository, also later`(path: String) throws {
    let site = try TemporarySite()
    #expect(site.build().published != nil)
    try site.put("ref: refs/heads/main\n", at: "public/" + path)
    try site.put("# More\n", at: "content/more.md")
    try expectRefusal(site, "holds a repository")
  }

  @Test(arguments: ["content", "content/sub", "templates", "", ".discern", "content/../content"])
  func `the site's own sources, and what holds them or lies in them`(path: String) throws {
    let site = try TemporarySite()
    try site.put("x", at: "templates/words/xx.txt")
    try site.put("# P\n", at: "content/sub/p.md")
    try FileManager.default.createDirectory(
      atPath: site.root + "/.discern", withIntermediateDirectories: true)
    try expectRefusal(site, output: site.root + "/" + path, "sources")
  }

  @Test func `a damaged or foreign list of files`() throws {
    let site = try TemporarySite()
    #expect(site.build().published != nil)
    try site.put("something else\n", at: "public/.discern-manifest")
    try expectRefusal(site, ".discern-manifest")
  }

  @Test func `a page where a file of others stands`() throws {
    let site = try TemporarySite()
    #expect(site.build().published != nil)
    try site.put("mine", at: "public/new.html")
    try site.put("# New\n", at: "content/new.md")
    try expectRefusal(site, "'new.html' stands where this page belongs")
  }

  @Test func `below a file cannot be written`() throws {
    let site = try TemporarySite()
    try site.put("a file", at: "out")
    try expectRefusal(
      site, output: site.root + "/out/public", rule: "unwritable-output", "cannot write")
  }

  @Test func `state that cannot be written stops a build`() throws {
    let site = try TemporarySite()
    try site.put("a file", at: ".discern")
    let outcome = site.build()
    #expect(outcome.published == nil)
    #expect(
      outcome.lines.allSatisfy { $0.hasSuffix("[unwritable-output]") } && !outcome.lines.isEmpty)
    #expect(site.text("public/index.html") == nil)
  }
}

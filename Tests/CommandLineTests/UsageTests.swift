import Testing

/// Help, version and bad usage.
@Suite struct UsageTests {
  @Test func `the version is one line`() throws {
    let process = try DiscernProcess("--version")
    #expect(process.status == 0)
    #expect(process.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(process.output)")
    #expect(process.errors == "")
  }

  @Test(arguments: ["build", "check", "render", "decide", "cards", "record", "init"])
  func `help explains each command, and the whole names it`(command: String) throws {
    let whole = try DiscernProcess("--help")
    let one = try DiscernProcess(command, "--help")
    #expect(whole.status == 0 && one.status == 0)
    #expect(whole.output.contains("\n  \(command) "))
    #expect(one.output.contains("USAGE: discern \(command)"))
    #expect(one.errors == "")
  }

  @Test(arguments: [
    ["fly"], ["build", "--fast"], ["build", "extra"], ["build", "--site"],
    ["build", "--threads", "0"], ["build", "--threads", "257"],
    ["build", "--threads", "two"], ["build", "--base-url", "example.org"],
    ["check", "--format", "xml"], ["check", "--today", "tomorrow"],
    ["check", "--today", "2026-02-30"], ["record", "--date", "2026-13-01"],
    ["record", "--rename", "a"], ["record", "--rename", "a=b=c"],
    ["record", "--rename", "=b"], ["cards", "--format", "pdf"], ["decide", "--format", "xml", "x"],
    ["init"], ["init", "a", "b"], ["render", "a", "b"],
    ["render", "--safe"],
  ])
  func `bad usage exits with 64 and says why`(arguments: [String]) throws {
    let process = try DiscernProcess(arguments)
    #expect(process.status == 64)
    #expect(process.output == "")
    #expect(process.errors.hasPrefix("Error: "), "\(process.errors)")
  }

  @Test func `shell completions are there`() throws {
    let process = try DiscernProcess("--generate-completion-script", "bash")
    #expect(process.status == 0)
    #expect(process.output.contains("discern"))
  }
}

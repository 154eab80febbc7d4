import Foundation
import Publication
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `discern serve` as a process: what it prints, serves and survives.
@Suite struct ServeTests {
  /// A running server of a new site.
  private final class Server {
    let site: String
    let process = Process()
    private let printed = Guarded("")

    init(_ arguments: [String] = ["--port", "0"], prepare: (String) throws -> Void = { _ in })
      throws
    {
      site = FileManager.default.temporaryDirectory.path + "/serve-\(UUID().uuidString)"
      #expect(try DiscernProcess(["init", site]).status == 0)
      try prepare(site)
      process.executableURL = URL(fileURLWithPath: try DiscernProcess.path)
      process.arguments = ["serve", "--site", site] + arguments
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = pipe
      pipe.fileHandleForReading.readabilityHandler = { [printed] handle in
        let data = handle.availableData
        if data.isEmpty { handle.readabilityHandler = nil }
        printed.withLock { $0 += String(decoding: data, as: UTF8.self) }
      }
      try process.run()
    }

    deinit {
      if process.isRunning { process.terminate() }
      process.waitUntilExit()
      try? FileManager.default.removeItem(atPath: site)
    }

    var output: String { printed.withLock { $0 } }

    /// Waits for a moment at which something holds, for as long as a slow machine may need.
    func wait(for condition: () throws -> Bool) async throws {
      for _ in 0..<1200 {
        if try condition() { return }
        try await Task.sleep(for: .milliseconds(25))
      }
      Issue.record("waited in vain; printed was:\n\(output)")
    }

    /// The address that was printed, once it was.
    func address() async throws -> String {
      try await wait { output.contains("(Ctrl-C ends)") }
      let match = try #require(output.firstMatch(of: #/Serving (http:\S+) \(/#))
      return String(match.output.1)
    }

    func put(_ text: String, at path: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: site + "/" + path))
    }

    func text(_ path: String) -> String {
      FileManager.default.contents(atPath: site + "/" + path)
        .map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// What the server answers for a path.
    func get(_ path: String) async throws -> String {
      let url = try #require(URL(string: try await address() + path))
      let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
      return String(decoding: data, as: UTF8.self)
    }
  }

  private let lesson = "content/lessons/stairs-or-lift.md"

  @Test(arguments: [[], ["--poll"]])
  func `an edit is served, and published after that`(options: [String]) async throws {
    let server = try Server(["--port", "0"] + options)
    #expect(try await server.get("lessons/stairs-or-lift.html").contains("in a hurry"))
    try server.put(
      server.text(lesson).replacing("in a hurry", with: "in no hurry"), at: lesson)
    // Polling may see the file while it is being written.
    var served = ""
    for _ in 0..<1200 where !served.contains("in no hurry") {
      served = try await server.get("lessons/stairs-or-lift.html")
      try await Task.sleep(for: .milliseconds(25))
    }
    #expect(served.contains("in no hurry"))
    try await server.wait {
      server.text("public/lessons/stairs-or-lift.html").contains("in no hurry")
    }
    // The script that follows edits stands in answers alone.
    #expect(try await server.get("index.html").contains("~discern"))
    #expect(!server.text("public/index.html").contains("~discern"))
  }

  @Test func `errors are printed, and the server goes on`() async throws {
    let server = try Server()
    _ = try await server.address()
    try server.put("---\nwieght: 1\n---\n", at: "content/bad.md")
    try await server.wait { server.output.contains("The pages are as they were.") }
    #expect(server.output.contains("content/bad.md:2:1: error: 'wieght'"))
    #expect(try await server.get("index.html").contains("Which one, when?"))
    try FileManager.default.removeItem(atPath: server.site + "/content/bad.md")
    try await server.wait { server.output.contains("Nothing changed.") }
    try server.put("# Good\n", at: "content/good.md")
    try await server.wait { server.output.contains("good.html") }
    #expect(try await server.get("good.html").contains("Good"))
  }

  @Test func `a first build with errors is served when it is mended`() async throws {
    let server = try Server { site in
      try Data("---\nwieght: 1\n---\n".utf8).write(
        to: URL(fileURLWithPath: site + "/content/bad.md"))
    }
    #expect(try await server.get("index.html").contains("not built yet"))
    try server.put("# Good\n", at: "content/bad.md")
    try await server.wait { server.output.contains("Changed") }
    #expect(try await server.get("bad.html").contains("Good"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends it at once, with the last edit published`(signal: Int32) async throws {
    let server = try Server()
    _ = try await server.address()
    try server.put("# Last\n", at: "content/last.md")
    try await server.wait { server.output.contains("last.html") }
    kill(server.process.processIdentifier, signal)
    try await server.wait { !server.process.isRunning }
    #expect(server.process.terminationStatus == 0)
    #expect(server.process.terminationReason == .exit)
    #expect(server.text("public/last.html").contains("Last"))
  }

  @Test func `without watching, pages are as they are`() async throws {
    let server = try Server(["--port", "0", "--no-watch"])
    #expect(!(try await server.get("index.html").contains("~discern")))
  }

  @Test func `a taken port is told`() async throws {
    let first = try Server()
    let port = try #require(URL(string: try await first.address())?.port)
    let second = try Server(["--port", String(port)])
    try await second.wait { !second.process.isRunning }
    #expect(second.process.terminationStatus == 1)
    try await second.wait { second.output.contains("port \(port) is taken") }
  }

  @Test func `the site stands below the path of its base address`() async throws {
    let server = try Server(["--port", "0", "--base-url", "https://example.org/course/"])
    #expect(try await server.address().hasSuffix("/course/"))
    #expect(try await server.get("index.html").contains("Which one, when?"))
  }

  @Test func `a storm of edits while pages are asked for ends in the site of a clean build`()
    async throws
  {
    let server = try Server()
    let address = try await server.address()
    let folder = server.site
    let storm = Task {
      var number: UInt64 = 7
      func pick(_ count: Int) -> Int {
        number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(number >> 33) % count
      }
      for round in 0..<120 {
        let page = "content/lessons/storm-\(pick(6)).md"
        switch pick(5) {
        case 0: try? FileManager.default.removeItem(atPath: folder + "/" + page)
        case 1:
          try? FileManager.default.moveItem(
            atPath: folder + "/" + page,
            toPath: folder + "/content/lessons/storm-\(pick(6)).md")
        default:
          try Data("# Storm \(round)\n\nSee [all](../index.md).\n".utf8)
            .write(to: URL(fileURLWithPath: folder + "/" + page))
        }
        try await Task.sleep(for: .milliseconds(pick(12)))
      }
    }
    let isOver = Guarded(false)
    let asking = Task {
      var count = 0
      let session = URLSession(configuration: .ephemeral)
      while !isOver.withLock({ $0 }) {
        for page in ["index.html", "lessons/storm-\(count % 6).html", "lessons/index.html"] {
          let url = try #require(URL(string: address + page))
          let (data, response) = try await session.data(from: url)
          let status = (response as? HTTPURLResponse)?.statusCode ?? 0
          #expect([200, 404].contains(status), "\(page)")
          #expect(String(decoding: data.suffix(8), as: UTF8.self) == "</html>\n", "\(page)")
          count += 1
        }
      }
      return count
    }
    try await storm.value
    try server.put("# The end\n", at: "content/lessons/end.md")
    try await server.wait { server.text("public/lessons/end.html").contains("The end") }
    isOver.withLock { $0 = true }
    let asked = try await asking.value
    #expect(asked > 20)
    #expect(server.process.isRunning)
    let clean = server.site + "/clean"
    #expect(try DiscernProcess(["build", "--site", server.site, "--output", clean]).status == 0)
    let files = try FileManager.default.subpathsOfDirectory(atPath: clean).sorted()
    try await server.wait {
      try FileManager.default.subpathsOfDirectory(atPath: server.site + "/public").sorted() == files
        && files.allSatisfy { server.text("public/" + $0) == server.text("clean/" + $0) }
    }
  }

  @Test(arguments: [["--port", "70000"], ["--no-watch", "--poll"], ["--port", "x"]])
  func `bad usage is refused`(arguments: [String]) throws {
    #expect(try DiscernProcess(["serve"] + arguments).status == 64)
  }
}

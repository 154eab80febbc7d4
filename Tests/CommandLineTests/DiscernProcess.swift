import Foundation
import Publication
import Testing

/// A run of the executable that was built beside the tests.
struct DiscernProcess {
  var status: Int32
  var output: String
  var errors: String

  /// The lines of standard output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The executable's path: it lies in the folder of the test bundle.
  static var path: String {
    get throws {
      var folder = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        folder = bundle.bundleURL
      }
      let fileManager = FileManager.default
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let candidate = folder.appending(path: "discern").path
        if fileManager.isExecutableFile(atPath: candidate), !folder.path.hasSuffix("Sources") {
          return candidate
        }
      }
      throw CocoaError(.fileNoSuchFile)
    }
  }

  /// Runs `discern` with these arguments, and this on standard input, until it ends.
  init(
    _ arguments: [String], input: [UInt8] = [], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let pipes = (input: Pipe(), output: Pipe(), errors: Pipe())
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    process.standardError = pipes.errors
    try process.run()
    let collected = Guarded(Data())
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let data = pipes.errors.fileHandleForReading.readDataToEndOfFile()
      collected.withLock { $0 = data }
    }
    DispatchQueue.global().async(group: group) {
      try? pipes.input.fileHandleForWriting.write(contentsOf: Data(input))
      try? pipes.input.fileHandleForWriting.close()
    }
    let output = pipes.output.fileHandleForReading.readDataToEndOfFile()
    group.wait()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: output, as: UTF8.self)
    errors = collected.withLock { String(decoding: $0, as: UTF8.self) }
  }

  init(_ arguments: String..., input: String = "", in folder: String? = nil) throws {
    try self.init(arguments, input: Array(input.utf8), in: folder)
  }
}

/// A fresh temporary folder with a site in it, which goes when the value does.
final class SiteFolder: Sendable {
  let path: String

  /// The starter site, with files added or replaced.
  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/discern-\(UUID().uuidString)"
    let started = try DiscernProcess("init", path)
    try #require(started.status == 0, "\(started.errors)")
    for (name, text) in files { try put(text, at: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ text: String, at name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Runs a command on the site.
  func discern(_ command: String, _ arguments: String..., input: String = "") throws
    -> DiscernProcess
  {
    try DiscernProcess([command, "--site", path] + arguments, input: Array(input.utf8))
  }
}

/// A JSON text as an object or a list.
func json(_ text: String) throws -> Any {
  try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
}

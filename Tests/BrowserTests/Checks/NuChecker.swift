import Dispatch
import Foundation

/// Valid HTML by the Nu checker: one run over a whole folder.
enum NuChecker {
  struct Report: Sendable {
    var errors: [Finding] = []
    var warnings: [Finding] = []

    /// Every warning once, with how often it was given and where first.
    var warningSummary: [String] {
      let kinds = Dictionary(grouping: warnings, by: \.rule)
      return kinds.keys.sorted().map { kind in
        let places = kinds[kind] ?? []
        return "\(places.count) x \(kind), first at \(places.first?.message ?? "")"
      }
    }
  }

  private struct Output: Decodable {
    let messages: [Message]
  }

  private struct Message: Decodable {
    let type: String
    let subType: String?
    let url: String?
    let lastLine: Int?
    let lastColumn: Int?
    let message: String
    let extract: String?
  }

  /// The checker knows no policy newer than WebAssembly and takes this keyword for a mistake.
  private static let unknownKeyword = "Expecting source-expression but found \"'wasm-unsafe-eval'\""

  /// Checks all pages below `folder`.
  static func report(on folder: URL) async throws -> Report {
    let messages: Data = try await withCheckedThrowingContinuation { continuation in
      // Waiting blocks none of the threads that run Swift's tasks.
      DispatchQueue.global().async {
        continuation.resume(with: Result { try output(on: folder) })
      }
    }
    return try report(from: messages, folder: folder)
  }

  private static func output(on folder: URL) throws -> Data {
    let process = Process()
    process.executableURL = try TestTools.require("java", TestTools.java)
    process.arguments = [
      "-jar", try TestTools.require("vnu.jar", TestTools.nuChecker).path,
      "--skip-non-html", "--format", "json", folder.path,
    ]
    let pipe = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return output
  }

  private static func report(from output: Data, folder: URL) throws -> Report {
    // The runtime may print a line of its own before the report.
    let start = output.firstIndex(of: UInt8(ascii: "{")) ?? output.startIndex
    var report = Report()
    for message in try JSONDecoder().decode(Output.self, from: output[start...]).messages {
      let file = message.url.map { $0.replacing("file:\(folder.path)/", with: "") } ?? ""
      let finding = Finding(
        rule: "nu/\(message.subType ?? message.type): \(message.message)",
        message: """
          \(file):\(message.lastLine ?? 0):\(message.lastColumn ?? 0): \
          \((message.extract ?? "").replacing("\n", with: " "))
          """)
      if message.type == "info" || message.message.contains(unknownKeyword) {
        report.warnings.append(finding)
      } else {
        report.errors.append(finding)
      }
    }
    return report
  }
}

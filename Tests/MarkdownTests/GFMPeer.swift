import Foundation
import Testing

/// Debian's `cmark-gfm`, run as a process: a second opinion on tables.
enum GFMPeer {
  /// Where the program is, or nil.
  static let path: String? = ["/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether to compare: without the program only where `CI` is set, so that it fails there and
  /// is skipped on a developer's machine.
  static let isWanted = path != nil || ProcessInfo.processInfo.environment["CI"] == "true"

  /// What the program makes of each document, several of them in one run.
  ///
  /// Between two documents stands a heading, which closes whatever is open, provided that no
  /// document ends inside a code fence or a comment.
  static func render(_ documents: [String]) throws -> [String] {
    let separator = "\n\n# next-document-of-the-batch\n\n"
    let text = documents.joined(separator: separator)
    let html = try run(Array(text.utf8))
    return String(decoding: html, as: UTF8.self)
      .components(separatedBy: "<h1>next-document-of-the-batch</h1>\n")
  }

  private static func run(_ input: [UInt8]) throws -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("discern-gfm-\(UUID().uuidString)")
    try Data(input).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: try #require(path, "install the package cmark-gfm"))
    process.arguments = ["-e", "table", folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }

  /// Discern's HTML as the program would write it: alignment as an attribute, no scope, no
  /// wrapper.
  static func normalised(_ html: String) -> String {
    var text = ""
    for line in html.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<div class=\"table-wrapper\"") { continue }
      var line = String(line)
      for alignment in ["left", "center", "right"] {
        line = line.replacingOccurrences(
          of: "class=\"align-\(alignment)\"", with: "align=\"\(alignment)\"")
      }
      text += line.replacingOccurrences(of: "<th scope=\"col\"", with: "<th") + "\n"
    }
    if text.hasSuffix("\n\n") || text == "\n" { text.removeLast() }
    return text.replacingOccurrences(of: "</table>\n</div>\n", with: "</table>\n")
  }
}

import Foundation
import Testing

/// The programs and files that these tests need and that the package itself does without.
///
/// On a machine without them the tests are skipped, with a comment that names what is missing. In
/// CI they fail.
enum TestTools {
  /// Something that a test cannot do without.
  struct Missing: Error, CustomStringConvertible {
    let names: [String]

    var description: String { "not found: \(names.joined(separator: ", ")); \(TestTools.advice)" }
  }

  static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  static let chromedriver = program("chromedriver")
  static let chromium = program("chromium", "chromium-browser", "google-chrome")
  static let java = program("java")
  static let python = program("python3")
  static let axe = installedFile(named: "axe.min.js")
  static let nuChecker = installedFile(named: "vnu.jar")

  /// The names of the tools without which no page can be opened and checked.
  static let missingForBrowser = missing([
    ("chromium", chromium), ("chromedriver", chromedriver), ("axe.min.js", axe),
    ("python3", python),
  ])
  static let missingForNuChecker = missing([("java", java), ("vnu.jar", nuChecker)])

  /// In CI the tests run and fail; elsewhere they are skipped.
  static let runsBrowserTests = missingForBrowser.isEmpty || isCI
  static let runsNuChecker = missingForNuChecker.isEmpty || isCI

  static let browserComment: Comment =
    "needs \(missingForBrowser.joined(separator: ", ")): \(advice)"
  static let nuCheckerComment: Comment =
    "needs \(missingForNuChecker.joined(separator: ", ")): \(advice)"

  /// The folder that holds `Package.swift`.
  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent()  // Support
    .deletingLastPathComponent()  // BrowserTests
    .deletingLastPathComponent()  // Tests
    .deletingLastPathComponent()

  private static let advice =
    "apt-get install chromium chromium-driver default-jre-headless python3-venv && .ci/test-tools"

  /// Returns `file`, or throws when it is not there.
  static func require(_ name: String, _ file: URL?) throws -> URL {
    guard let file else { throw Missing(names: [name]) }
    return file
  }

  private static func missing(_ tools: [(name: String, file: URL?)]) -> [String] {
    tools.filter { $0.file == nil }.map(\.name)
  }

  private static func program(_ names: String...) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for folder in folders {
        let file = URL(fileURLWithPath: String(folder)).appendingPathComponent(name)
        if FileManager.default.isExecutableFile(atPath: file.path) { return file }
      }
    }
    return nil
  }

  /// Finds a file that `.ci/test-tools` installed, whatever the version of Python in the path to
  /// it.
  private static func installedFile(named name: String) -> URL? {
    let folder = packageRoot.appendingPathComponent(".build-tools/lib")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      if file.lastPathComponent == name { return file }
    }
    return nil
  }
}

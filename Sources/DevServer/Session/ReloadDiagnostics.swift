internal import Diagnostics
internal import Foundation

/// Prepares diagnostics for the page, with the lines of source that they are about.
struct ReloadDiagnostics {
  let directory: String

  /// The longest line that is sent, in bytes, and the largest file in which it is looked for.
  private static let (longestLine, largestFile) = (4000, 4 << 20)

  /// A diagnostic as the page shows it.
  func shown(_ diagnostic: Diagnostic) -> ReloadDiagnostic {
    ReloadDiagnostic(
      path: diagnostic.location.path, line: diagnostic.location.line,
      column: diagnostic.location.column, severity: diagnostic.severity.rawValue,
      rule: diagnostic.rule.rawValue, message: diagnostic.message,
      suggestion: diagnostic.suggestion, source: line(at: diagnostic.location))
  }

  private func line(at location: SourceLocation) -> String? {
    guard location.line > 0,
      let file = FileHandle(forReadingAtPath: directory + "/" + location.path),
      let data = try? file.read(upToCount: Self.largestFile)
    else { return nil }
    let source = SourceFile(path: location.path, unchecked: [UInt8](data))
    let range = source.range(ofLine: location.line)
    return range.isEmpty || range.count > Self.longestLine ? nil : source.text(in: range)
  }
}

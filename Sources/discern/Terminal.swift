internal import ArgumentParser
internal import Diagnostics
internal import Foundation

/// Prints to the standard streams.
enum Terminal {
  /// Whether colours are welcome on standard error: it is a terminal and `NO_COLOR` is not set.
  static var usesColour: Bool {
    let setting = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return setting.isEmpty && isatty(STDERR_FILENO) == 1
  }

  /// Writes text to standard output.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes to standard output.
  ///
  /// Ends the process with 1 where that is not possible, such as on a full disk; with 0 where the
  /// reader has gone.
  static func write(_ bytes: [UInt8]) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      if errno == EPIPE { Foundation.exit(0) }
      report([
        Diagnostic(
          .unwritableOutput, at: SourceLocation(path: "-"),
          "standard output cannot be written: \(String(cString: strerror(errno)))")
      ])
      Foundation.exit(contentFailure.rawValue)
    }
  }

  /// Writes text to standard error.
  static func writeError(_ text: String) {
    // Where standard error is gone too, there is nobody left to tell.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Prints diagnostics to standard error.
  static func report(_ diagnostics: [Diagnostic]) {
    writeError(DiagnosticPrinter(usesColour: usesColour).text(diagnostics))
  }

  /// "1 page", "2 pages".
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// A line that counts errors and warnings; nil where there are none.
  static func summary(of diagnostics: [Diagnostic]) -> String? {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let parts = [
      errors > 0 ? count(errors, "error") : nil, warnings > 0 ? count(warnings, "warning") : nil,
    ]
    .compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// The exit code for problems in the content.
let contentFailure = ExitCode(1)

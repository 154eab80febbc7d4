package import Diagnostics
internal import Foundation

/// Writes the files of a new site into a folder, none of which may exist.
///
/// - Returns: The paths of the files written, and what stood in the way.
package func startSite(in directory: String) -> (written: [String], diagnostics: [Diagnostic]) {
  let files = StarterSite.files.sorted { $0.key < $1.key }
  let taken = files.map(\.key).filter {
    FileManager.default.fileExists(atPath: directory + "/" + $0)
  }
  guard taken.isEmpty else {
    return (
      [],
      taken.map { path in
        Diagnostic(
          .refusedOutput, at: SourceLocation(path: directory + "/" + path),
          "the file exists and would be overwritten", suggestion: "name an empty folder")
      }
    )
  }
  var written: [String] = []
  for (path, text) in files {
    let url = URL(fileURLWithPath: directory + "/" + path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .withoutOverwriting)
      written.append(path)
    } catch {
      return (
        written,
        [
          Diagnostic(
            .unwritableOutput, at: SourceLocation(path: directory + "/" + path),
            "cannot write: \(error.localizedDescription)")
        ]
      )
    }
  }
  return (written, [])
}

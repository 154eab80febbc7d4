package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why nothing was published.
///
/// The site that stood in the output folder is as it was.
package enum PublicationError: Error, Hashable {
  /// The output folder may not be replaced.
  case refused(output: String, Refusal)
  /// A page's path is no path of a file in a folder.
  case invalidPath(String, PathProblem)
  /// Two pages have the same path.
  case duplicatePath(String)
  /// Two pages' paths are the same but for case, or one needs the other as a folder.
  case clashingPaths(String, String)
  /// A page's path is taken by something that Discern did not make.
  case foreignEntry(page: String, entry: String)
  /// The system refused to read or write.
  case unwritable(path: String, code: Int32)
  /// Another command is at work on the site.
  case locked(path: String)

  /// Why a folder is not taken as output.
  package enum Refusal: Hashable, Sendable {
    case symbolicLink
    case notFolder
    case mountPoint(String)
    case repository(String)
    case foreignContents(String)
    case unknownManifest
    case holdsSources(String)
    case insideSources(String)
  }

  init(_ error: SystemError) {
    self = .unwritable(path: error.path.description, code: error.code)
  }

  /// The diagnostic to report.
  package var diagnostic: Diagnostic {
    switch self {
    case .refused(let output, let refusal):
      Diagnostic(
        .refusedOutput, at: SourceLocation(path: output), refusal.message,
        suggestion: refusal.suggestion)
    case .invalidPath(let path, let problem):
      Diagnostic(
        .unwritableOutput, at: SourceLocation(path: path),
        "the path of this output file \(problem.message)")
    case .duplicatePath(let path):
      Diagnostic(.duplicateURL, at: SourceLocation(path: path), "two pages have this path")
    case .clashingPaths(let path, let other):
      Diagnostic(
        .duplicateURL, at: SourceLocation(path: path),
        "this path and '\(other)' cannot stand side by side on every file system",
        suggestion: "rename one of the two")
    case .foreignEntry(let page, let entry):
      Diagnostic(
        .refusedOutput, at: SourceLocation(path: page),
        "'\(entry)' stands where this page belongs, and Discern did not make it",
        suggestion: "move it away, or give the page another name")
    case .unwritable(let path, let code):
      Diagnostic(
        .unwritableOutput, at: SourceLocation(path: path),
        "cannot write: \(String(cString: strerror(code)))")
    case .locked(let path):
      Diagnostic(
        .siteLocked, at: SourceLocation(path: path),
        "another discern command is at work on this site",
        suggestion: "wait until it is done, or stop it")
    }
  }
}

extension PublicationError.Refusal {
  fileprivate var message: String {
    switch self {
    case .symbolicLink: "the output is a symbolic link, whose target is not Discern's to replace"
    case .notFolder: "the output is not a folder"
    case .mountPoint(let path): "'\(path)' is a mount point, which cannot be replaced as a whole"
    case .repository(let path): "'\(path)' shows that the output holds a repository"
    case .foreignContents(let entry):
      "the output holds files that Discern did not make, such as '\(entry)'"
    case .unknownManifest:
      "the list '\(Manifest.name)' was written by a later version or is damaged"
    case .holdsSources(let path): "the output holds '\(path)', which belongs to the site's sources"
    case .insideSources(let path): "the output lies in '\(path)', among the site's sources"
    }
  }

  fileprivate var suggestion: String {
    switch self {
    case .symbolicLink: "remove the link, or name its target with --output"
    case .notFolder, .holdsSources, .insideSources: "name another folder with --output"
    case .mountPoint: "name a folder inside it with --output"
    case .repository: "name a folder inside it with --output, or move the repository away"
    case .foreignContents: "empty the folder, or name another with --output"
    case .unknownManifest: "use that version, or remove the output and build again"
    }
  }
}

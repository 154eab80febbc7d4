import Diagnostics
import StudySite
import Synchronization

/// A site built in memory: files in, files and diagnostics out.
struct BuiltSite {
  /// The finished files, by path.
  var files: [String: String]
  /// What was found, one printed line each.
  var problems: [String]
  var pageCount: Int
  var changes: PublishedChanges

  /// Builds the site whose `content` and `templates` hold these texts.
  init(
    _ content: [String: String], templates: [String: String] = [:],
    options: BuildOptions = BuildOptions(threads: 2)
  ) {
    self.init(
      bytes: content.mapValues { Array($0.utf8) }, templates: templates, options: options)
  }

  /// Builds the site whose `content` holds these bytes.
  init(
    bytes content: [String: [UInt8]], templates: [String: String] = [:],
    options: BuildOptions = BuildOptions(threads: 2)
  ) {
    let input = SiteInput(
      content: MemoryFolder(content),
      templates: MemoryFolder(templates.mapValues { Array($0.utf8) }))
    let collected = Mutex<[String: String]>([:])
    let outcome = assembleSite(input, output: nil, options) { file in
      collected.withLock { $0[file.path] = String(decoding: file.bytes, as: UTF8.self) }
    }
    files = collected.withLock { $0 }
    problems = DiagnosticPrinter().text(outcome.diagnostics).split(separator: "\n").map(String.init)
    pageCount = outcome.pageCount
    changes = outcome.changes
  }

  /// The problems without the note that there is no base address.
  var realProblems: [String] { problems.filter { !$0.hasSuffix("[missing-base-url]") } }

  /// The text of a file; empty where there is none.
  subscript(path: String) -> String { files[path] ?? "" }
}

/// The files below `content/` of a new site.
var starterContent: [String: String] {
  var content: [String: String] = [:]
  for (path, text) in StarterSite.files {
    content[String(path.dropFirst("content/".count))] = text
  }
  return content
}

/// The starter site with some texts replaced in one of its files.
func starter(_ path: String, replacing old: String, with new: String) -> [String: String] {
  var content = starterContent
  content[path] = content[path]?.replacing(old, with: new)
  return content
}

import Diagnostics
import Publication
import StudySite

/// A site built in memory: files in, files and diagnostics out.
struct BuiltSite {
  /// The finished files, by path.
  var bytes: [String: [UInt8]]
  /// The same as text.
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
    self.init(
      bytes: content, templateBytes: templates.mapValues { Array($0.utf8) }, options: options)
  }

  /// Builds the site whose `content` and `templates` hold these bytes.
  init(
    bytes content: [String: [UInt8]], templateBytes: [String: [UInt8]], options: BuildOptions
  ) {
    let input = SiteInput(content: MemoryFolder(content), templates: MemoryFolder(templateBytes))
    let collected = Guarded<[String: [UInt8]]>([:])
    let outcome = assembleSite(input, output: nil, options) { file in
      collected.withLock { $0[file.path] = file.bytes }
    }
    bytes = collected.withLock { $0 }
    files = bytes.mapValues { String(decoding: $0, as: UTF8.self) }
    problems = DiagnosticPrinter().text(outcome.diagnostics).split(separator: "\n").map(String.init)
    pageCount = outcome.pageCount
    changes = outcome.changes
  }

  /// The problems without the note that there is no base address.
  var realProblems: [String] { problems.filter { !$0.hasSuffix("[missing-base-url]") } }

  /// The problems that keep the site from being published.
  var errors: [String] { problems.filter { $0.contains(" error: ") } }

  /// The text of a file; empty where there is none.
  subscript(path: String) -> String { files[path] ?? "" }

  /// A finished page, read.
  func page(_ path: String) -> HTMLReading { HTMLReading(self[path]) }

  /// The paths of all files, sorted, with the hashes in the names of assets left out.
  var paths: [String] { files.keys.map(Self.withoutHash).sorted() }

  /// The paths of all files but those that every site has.
  var ownPaths: [String] {
    let common: Set = [
      ".nojekyll", "404.html", "assets/favicon.svg", "assets/site.js", "assets/style.css",
      "robots.txt",
    ]
    return paths.filter { !common.contains($0) }
  }

  private static func withoutHash(_ path: String) -> String {
    guard path.hasPrefix("assets/") else { return path }
    let parts = path.split(separator: ".")
    guard parts.count == 3, parts[1].count == 16 else { return path }
    return "\(parts[0]).\(parts[2])"
  }
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

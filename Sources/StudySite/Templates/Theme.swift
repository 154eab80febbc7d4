internal import Diagnostics

/// Templates, words and assets, ready for rendering.
struct Theme: Sendable {
  var templates: TemplateSet
  var words: Words
  var assets: Assets
  /// All that the theme is made from, as a hash.
  var contents: ContentHash

  /// The largest file of a theme that is read, in bytes.
  private static let maximumSize = 4 << 20

  /// Reads the site's own theme over the built-in one: each of its files takes the place of the
  /// built-in file of that name.
  static func load(
    _ folder: any SourceFolder, language: String, _ diagnostics: inout [Diagnostic]
  ) -> Theme {
    var files = BuiltInTheme.folder.files
    do {
      for path in try folder.paths() {
        files[path] = read(path, in: folder, &diagnostics)
      }
    } catch .missing {
      // A site without templates gets the built-in ones.
    } catch {
      diagnostics.append(
        Diagnostic(
          .unreadableFile, at: SourceLocation(path: "templates"),
          "the folder cannot be read: \(error.reason)"))
    }
    let words = words(in: files, language: language, &diagnostics)
    var sources: [String: SourceFile] = [:]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".mustache") {
      if let source = source(path, bytes, &diagnostics) {
        sources[templateName(path)] = source
      }
    }
    let templates = TemplateSet.load(sources, words: words, &diagnostics)
    var contents = ContentHash()
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      contents.add(path)
      contents.add(bytes)
    }
    contents.add(language)
    return Theme(
      templates: templates, words: words, assets: Assets(files, &diagnostics), contents: contents)
  }

  /// The name by which templates include each other: the path without its ending; for layouts
  /// without the folder too, since the end tags of Mustache hold no `/`.
  private static func templateName(_ path: String) -> String {
    let name = path.dropLast(".mustache".count)
    return String(name.hasPrefix("layouts/") ? name.dropFirst("layouts/".count) : name)
  }

  private static func read(
    _ path: String, in folder: any SourceFolder, _ diagnostics: inout [Diagnostic]
  ) -> [UInt8]? {
    do {
      return try folder.read(path, limit: maximumSize)
    } catch {
      diagnostics.append(error.diagnostic(for: "templates/" + path, limit: maximumSize))
      return nil
    }
  }

  private static func source(
    _ path: String, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    do {
      return try SourceFile(path: "templates/" + path, bytes: bytes)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  /// The words of the site's language; those of the built-in English where it has none.
  private static func words(
    in files: [String: [UInt8]], language: String, _ diagnostics: inout [Diagnostic]
  ) -> Words {
    let primary = String(language.prefix { $0 != "-" })
    for name in [language, primary, "en"] {
      let path = "words/\(name).yaml"
      guard let bytes = files[path] else { continue }
      if name == "en", primary != "en" {
        diagnostics.append(
          Diagnostic(
            .missingWords, at: SourceLocation(path: "templates/words/\(primary).yaml"),
            "the interface has no words in the language '\(language)' and stands in English",
            suggestion: "translate the built-in words/en.yaml"))
      }
      guard let source = source(path, bytes, &diagnostics) else { return Words([:]) }
      let words = Words.read(source, &diagnostics)
      return words.completed(by: builtInWords, from: source, &diagnostics)
    }
    return Words([:])
  }

  private static var builtInWords: Words {
    var diagnostics: [Diagnostic] = []
    let bytes = BuiltInTheme.folder.files["words/en.yaml"] ?? []
    return source("words/en.yaml", bytes, &diagnostics).map { Words.read($0, &diagnostics) }
      ?? Words([:])
  }
}

extension SourceReadError {
  /// Why the file could not be read, to follow a colon.
  var reason: String {
    switch self {
    case .missing: "it does not exist"
    case .tooLarge(let size): "it has \(size) bytes"
    case .outsideFolder: "it is a symbolic link that leads out of the folder"
    case .failed(let reason): reason
    }
  }

  /// The diagnostic to report for the file at `path`.
  func diagnostic(for path: String, limit: Int) -> Diagnostic {
    let location = SourceLocation(path: path)
    if case .tooLarge(let size) = self {
      return Diagnostic(
        .fileTooLarge, at: location, "the file has \(size) bytes; the limit is \(limit)",
        suggestion: "split it")
    }
    return Diagnostic(.unreadableFile, at: location, "the file cannot be read: \(reason)")
  }
}

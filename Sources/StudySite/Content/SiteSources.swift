internal import Diagnostics

/// The author's files by what they are, read and held against the limits.
struct SiteSources: Sendable {
  /// The largest Markdown file that is read, in bytes.
  static let maximumMarkdownSize = 4 << 20
  /// The largest image or declared file that is published, in bytes.
  static let maximumFileSize = 64 << 20

  /// The paths of all files below `content/`.
  var paths: Set<String> = []
  var configuration: SourceFile?
  var ledger: SourceFile?
  /// The files `decisions/ID.yaml`, by id, sorted.
  var decisions: [(id: String, source: SourceFile)] = []
  /// The files `models/ID.weights` and `models/ID.yaml`, by id.
  var models: [String: (weights: [UInt8]?, card: SourceFile?)] = [:]
  /// The paths of all Markdown files, sorted.
  var markdownPaths: [String] = []

  /// The paths of the files of decisions and of their models.
  var decisionPaths: [String] {
    paths.filter { $0.hasPrefix("models/") || Self.decisionID($0) != nil }.sorted()
  }

  /// Lists the folder and reads what is needed before any page.
  static func read(
    _ content: any SourceFolder, _ diagnostics: inout [Diagnostic]
  ) -> SiteSources {
    var sources = SiteSources()
    let paths: [String]
    do {
      paths = try content.paths()
    } catch {
      diagnostics.append(
        error == .missing
          ? Diagnostic(
            .missingContent, at: SourceLocation(path: "content"), "there is no folder 'content'",
            suggestion: "create it with a file 'index.md', or name the site's folder with --site")
          : Diagnostic(
            .unreadableFile, at: SourceLocation(path: "content"),
            "the folder cannot be read: \(error.reason)"))
      return sources
    }
    sources.paths = Set(paths)
    for path in paths {
      if path.hasSuffix(".md") {
        sources.markdownPaths.append(path)
      } else if path == "site.yaml" {
        sources.configuration = sourceFile(path, in: content, limit: yamlLimit, &diagnostics)
      } else if path == "ledger.yaml" {
        sources.ledger = sourceFile(path, in: content, limit: Ledger.maximumSize, &diagnostics)
      } else if path.hasPrefix("models/") {
        sources.readModel(path, in: content, &diagnostics)
      } else if let id = decisionID(path) {
        if let problem = StudyID.problem(in: id) {
          diagnostics.append(
            Diagnostic(
              .invalidValue, at: SourceLocation(path: "content/" + path),
              "the decision's id '\(id)' \(problem)",
              suggestion: "rename the file: lower-case letters, digits and '-'"))
        } else if let source = sourceFile(path, in: content, limit: yamlLimit, &diagnostics) {
          sources.decisions.append((id, source))
        }
      }
    }
    let known = sources.decisions.map(\.id)
    for id in sources.models.keys.sorted() where !known.contains(id) {
      let file = sources.models[id]?.weights == nil ? ".yaml" : ".weights"
      diagnostics.append(
        Diagnostic(
          .unknownDecision, at: SourceLocation(path: "content/models/" + id + file),
          "there is no decision '\(id)' that this could belong to",
          suggestion: didYouMean(id, in: known) ?? "delete it, or name it as the decision is named")
      )
    }
    if sources.markdownPaths.isEmpty, !diagnostics.contains(where: { $0.severity == .error }) {
      diagnostics.append(
        Diagnostic(
          .missingContent, at: SourceLocation(path: "content"),
          "the folder holds no Markdown file", suggestion: "create 'content/index.md'"))
    }
    return sources
  }

  /// Reads one of the two files of a model; other files in the folder are left alone.
  private mutating func readModel(
    _ path: String, in content: any SourceFolder, _ diagnostics: inout [Diagnostic]
  ) {
    let name = path.dropFirst("models/".count)
    if name.hasSuffix(".weights") {
      do throws(SourceReadError) {
        let bytes = try content.read(path, limit: LearnedModel.maximumSize)
        models[String(name.dropLast(".weights".count)), default: (nil, nil)].weights = bytes
      } catch {
        diagnostics.append(
          error.diagnostic(for: "content/" + path, limit: LearnedModel.maximumSize))
      }
    } else if name.hasSuffix(".yaml") {
      models[String(name.dropLast(".yaml".count)), default: (nil, nil)].card = Self.sourceFile(
        path, in: content, limit: ModelCard.maximumSize, &diagnostics)
    }
  }

  private static let yamlLimit = YAMLDocument.maximumSize

  /// Reads a text file below `content/`; nil, with a diagnostic, where that is not possible.
  static func sourceFile(
    _ path: String, in content: any SourceFolder, limit: Int, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let bytes: [UInt8]
    do {
      bytes = try content.read(path, limit: limit)
    } catch {
      diagnostics.append(error.diagnostic(for: "content/" + path, limit: limit))
      return nil
    }
    do {
      return try SourceFile(path: "content/" + path, bytes: bytes)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private static func decisionID(_ path: String) -> String? {
    guard path.hasPrefix("decisions/"), path.hasSuffix(".yaml") else { return nil }
    return String(path.dropFirst("decisions/".count).dropLast(".yaml".count))
  }
}

internal import Diagnostics

/// Says why a page was made again by a build, or why it was not.
struct BuildExplanation {
  /// What the last build left.
  let finding: StateFile.Finding
  /// The files that were added, changed or removed since, sorted; nil where that is not known.
  let changedFiles: [String]?
  /// What the build did.
  let course: Course

  /// What a build did.
  enum Course {
    /// Nothing, since nothing had changed.
    case nothing
    /// Everything was made.
    case full
    /// Errors kept it from publishing.
    case failed
  }

  /// How many files are named one by one.
  private static let longestList = 8

  /// The lines about a page.
  ///
  /// - Parameters:
  ///   - path: The page's path in the output folder, or the file that it is made from.
  ///   - pages: What each page of the site is made of now, by path.
  /// - Returns: The lines.
  func lines(about path: String, _ pages: [String: PageInputs]) -> [String] {
    let page = Self.candidates(path).first { pages[$0] != nil } ?? path
    if course == .failed { return ["\(page): not rebuilt, since the site has errors"] }
    guard let inputs = pages[page] else {
      let hint = closestMatch(to: page, in: pages.keys.sorted()).map { "; did you mean '\($0)'?" }
      return ["\(page): the site has no such page\(hint ?? "")"]
    }
    switch finding {
    case .missing: return ["\(page): rebuilt, since there is no state of an earlier build"]
    case .damaged: return ["\(page): rebuilt, since the state of the last build cannot be read"]
    case .foreign:
      return [
        "\(page): rebuilt, since the last build was made by another program, with other options or "
          + "for another folder"
      ]
    case .state(let state):
      let changed = changedFiles ?? []
      guard let old = state.products.first(where: { $0.path == page })?.inputs else {
        return ["\(page): built, since it is new" + Self.list(changed)]
      }
      let parts = inputs.differences(from: old)
      if parts.isEmpty {
        if course == .nothing {
          return [
            "\(page): not rebuilt, since no file of the site has changed since the last build"
          ]
        }
        let reason =
          changed.isEmpty ? " files of the output folder that changed" : Self.list(changed)
        return [
          "\(page): made again from what it was made of before; the build was asked for by" + reason
        ]
      }
      return parts.map { "\(page): rebuilt, since \(Self.reason($0, of: page, changed))" }
    }
  }

  /// The pages that a path may mean: itself, the one below `public`, or that of a Markdown file.
  private static func candidates(_ path: String) -> [String] {
    func page(_ path: Substring) -> String {
      path.hasSuffix(".md") ? path.dropLast(".md".count) + ".html" : String(path)
    }
    let plain = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
    let inner = ["public/", "content/"].filter { plain.hasPrefix($0) }
      .map { plain.dropFirst($0.count) }
    return [String(plain), page(plain)] + inner.map(page)
  }

  private static func reason(
    _ part: PageInputs.Part, of page: String, _ changed: [String]
  ) -> String {
    func files(_ isRelevant: (String) -> Bool) -> String { list(changed.filter(isRelevant)) }
    switch part {
    case .text: return "its own text changed" + files { $0 == source(of: page) }
    case .site:
      return "the theme, the configuration, the navigation, the feed or the site's name changed"
        + files {
          $0.hasPrefix("templates/") || $0 == "content/site.yaml" || $0 == "content/index.md"
        }
    case .listings:
      return "what it says of other pages changed: their titles, order or addresses"
        + files { $0.hasSuffix(".md") && $0 != source(of: page) }
    case .links:
      return "its links or images lead elsewhere"
        + files { $0.hasPrefix("content/") && $0 != "content/site.yaml" }
    case .study:
      return "its decision, scenarios or cards changed" + files { $0.hasPrefix("content/") }
    }
  }

  private static func source(of page: String) -> String {
    "content/" + page.dropLast(".html".count) + ".md"
  }

  private static func list(_ files: [String]) -> String {
    guard !files.isEmpty else { return "" }
    let more = files.count > longestList ? " and \(files.count - longestList) more" : ""
    return " (" + files.prefix(longestList).joined(separator: ", ") + more + ")"
  }
}

internal import Decisions
internal import Diagnostics

/// A page that is made without a Markdown file of its own.
struct GeneratedPage: Sendable {
  enum Kind: Sendable {
    case home
    case section(folder: String)
    case tags
    case tag(Int)
    case flashcards(unit: Int)
    case cheatSheet(unit: Int)
    case notFound
  }

  var kind: Kind
  var url: SiteURL
  /// What it is made from, for diagnostics.
  var location: SourceLocation
}

extension Site {
  /// The pages that are made besides those that the author wrote, in a fixed order.
  var generatedPages: [GeneratedPage] {
    var pages: [GeneratedPage] = []
    for (number, unit) in units.enumerated() {
      let location = unit.authored.location
      pages.append(
        GeneratedPage(
          kind: .flashcards(unit: number), url: unit.flashcardsURL, location: location))
      pages.append(
        GeneratedPage(
          kind: .cheatSheet(unit: number), url: unit.cheatSheetURL,
          location: location))
    }
    for section in index.sections.values.sorted(by: { $0.folder < $1.folder })
    where section.index == nil {
      let folder = section.folder
      pages.append(
        GeneratedPage(
          kind: folder.isEmpty ? .home : .section(folder: folder), url: section.url,
          location: SourceLocation(path: folder.isEmpty ? "content" : "content/" + folder)))
    }
    if !index.tags.isEmpty {
      let place = SourceLocation(path: "content")
      pages.append(GeneratedPage(kind: .tags, url: SiteURL("tags/index.html"), location: place))
      for (number, tag) in index.tags.enumerated() {
        pages.append(GeneratedPage(kind: .tag(number), url: tag.url, location: place))
      }
    }
    pages.append(
      GeneratedPage(
        kind: .notFound, url: SiteURL("404.html"), location: SourceLocation(path: "content")))
    return pages
  }
}

extension Site {
  /// The addresses of the pages and decks that are made, those of decisions with errors included.
  var generatedURLs: Set<SiteURL> {
    var urls = Set(generatedPages.map(\.url))
    for unit in units { urls.formUnion([unit.ankiPackageURL, unit.ankiTextURL]) }
    for id in brokenDecisions {
      urls.insert(StudyUnit.flashcardsURL(of: id))
      urls.insert(StudyUnit.cheatSheetURL(of: id))
      urls.insert(StudyUnit.ankiPackageURL(of: id))
      urls.insert(StudyUnit.ankiTextURL(of: id))
    }
    return urls
  }
}

extension StudyUnit {
  /// Where the flashcards of the decision stand.
  var flashcardsURL: SiteURL { Self.flashcardsURL(of: decision.id) }
  /// Where the cheat sheet of the decision stands.
  var cheatSheetURL: SiteURL { Self.cheatSheetURL(of: decision.id) }

  /// Where its cards stand as an Anki package.
  var ankiPackageURL: SiteURL { Self.ankiPackageURL(of: decision.id) }
  /// Where its cards stand in Anki's text format.
  var ankiTextURL: SiteURL { Self.ankiTextURL(of: decision.id) }

  /// Where the flashcards of a decision stand.
  static func flashcardsURL(of id: String) -> SiteURL { SiteURL("flashcards/\(id).html") }
  /// Where the cheat sheet of a decision stands.
  static func cheatSheetURL(of id: String) -> SiteURL { SiteURL("cheat-sheets/\(id).html") }
  /// Where the cards of a decision stand as an Anki package.
  static func ankiPackageURL(of id: String) -> SiteURL { SiteURL("anki/\(id).apkg") }
  /// Where the cards of a decision stand in Anki's text format.
  static func ankiTextURL(of id: String) -> SiteURL { SiteURL("anki/\(id).txt") }
}

internal import Decisions
internal import Markdown
internal import Parallel

/// The lists of pages that other pages show: sections, neighbours, tags.
struct PageListings: Sendable {
  private let site: Site
  /// How many pages of a section the home page lists.
  private static let longestList = 20

  /// The navigations of all folders, by folder.
  private let navigations: [String: SectionNavigation]

  init(_ site: Site, threads: Int) {
    self.site = site
    let sections = site.index.sections.values.filter { $0.pages.count > 1 }
      .sorted { $0.folder < $1.folder }
    let rendered = concurrentMap(count: sections.count, threads: threads) { number in
      SectionNavigation(sections[number], of: site)
    }
    navigations = Dictionary(uniqueKeysWithValues: zip(sections.map(\.folder), rendered))
  }

  private var index: SiteIndex { site.index }

  /// An entry of a list of pages.
  func listedPage(_ number: Int, from url: SiteURL) -> TemplateObject {
    let page = index.pages[number]
    return [
      "title": .text(page.title), "description": .text(page.metadata.description),
      "url": .text(url.reference(to: page.url)), "date": .object(date(of: page)),
    ]
  }

  /// The pages and subfolders of a section.
  func pages(in section: SiteIndex.Section, from url: SiteURL) -> [TemplateObject] {
    section.pages.map { listedPage($0, from: url) }
      + section.subfolders.compactMap { folder in
        index.sections[folder].map { subsection in
          [
            "title": .text(subsection.title),
            "description": .text(description(of: subsection)),
            "url": .text(url.reference(to: subsection.url)), "date": nil,
          ]
        }
      }
  }

  /// The sections directly below the home page, and the pages beside it.
  func homeSections() -> [TemplateObject] {
    let url = SiteURL("index.html")
    let folders = index.sections[""]?.subfolders ?? []
    let sectionsToShow = folders.compactMap { index.sections[$0] }.filter {
      !isShownByDecisions($0)
    }
    var sections = sectionsToShow.map { section -> TemplateObject in
      [
        "title": .text(section.title), "description": .text(description(of: section)),
        "url": .text(url.reference(to: section.url)),
        "pages": .list(section.pages.prefix(Self.longestList).map { listedPage($0, from: url) }),
      ]
    }
    if let top = index.sections[""], !top.pages.isEmpty {
      sections.insert(
        [
          "title": .text(site.theme.words("pages")), "url": nil, "description": nil,
          "pages": .list(top.pages.map { listedPage($0, from: url) }),
        ], at: 0)
    }
    return sections
  }

  /// Whether the home page leads to all pages of a section already, as parts of decisions.
  private func isShownByDecisions(_ section: SiteIndex.Section) -> Bool {
    let decisions = site.units.map(\.decision.id)
    return section.subfolders.isEmpty && !section.pages.isEmpty
      && section.pages.allSatisfy { page in
        index.pages[page].metadata.decision.map { decisions.contains($0.value) } ?? false
      }
  }

  /// The lessons that belong to a decision, in the order of the navigation.
  func lessons(of decision: String, from url: SiteURL) -> [TemplateObject] {
    index.sections.values.sorted { $0.folder < $1.folder }
      .flatMap(\.pages)
      .filter {
        index.pages[$0].kind == .page && index.pages[$0].metadata.decision?.value == decision
      }
      .map { page in
        [
          "title": .text(index.pages[page].title),
          "url": .text(url.reference(to: index.pages[page].url)),
        ]
      }
  }

  /// The page before or after another in its section.
  func neighbour(of number: Int, offset: Int) -> TemplateObject? {
    let page = index.pages[number]
    guard let section = index.sections[page.folder], let place = index.placeInSection[number],
      section.pages.indices.contains(place + offset)
    else { return nil }
    let other = index.pages[section.pages[place + offset]]
    return ["title": .text(other.title), "url": .text(page.url.reference(to: other.url))]
  }

  /// The navigation of a page's section; nil where there is nothing to choose from.
  func sectionNavigation(of number: Int) -> [UInt8]? {
    guard let navigation = navigations[index.pages[number].folder],
      let place = index.placeInSection[number]
    else { return nil }
    return navigation.html(at: place)
  }

  /// The tags of a page with their addresses.
  func tags(of page: SitePage) -> [TemplateObject] {
    page.metadata.tags.compactMap { name in
      guard let tag = index.tagByName[name.value] else { return nil }
      return [
        "name": .text(tag.name), "url": .text(page.url.reference(to: tag.url)),
      ]
    }
  }

  /// A page's date for machines and for people.
  func date(of page: SitePage) -> TemplateObject? {
    guard let date = page.metadata.date?.value else { return nil }
    return ["iso": .text(date.text), "text": .text(site.theme.words.date(date))]
  }

  private func description(of section: SiteIndex.Section) -> String? {
    section.index.flatMap { index.pages[$0].metadata.description }
  }
}

/// The navigation of one folder's pages, rendered once for all of them.
///
/// Pages of a folder show the same list but for the one that is current, so each item is rendered
/// in both forms and a page's list is put together from these.
struct SectionNavigation: Sendable {
  /// What stands before and after the items.
  private let frame: (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)
  private let items: [[UInt8]]
  private let currentItems: [[UInt8]]

  /// How many pages before and after the current one are shown.
  private static let neighbourhood = 20

  /// Renders the items of a folder.
  init(_ section: SiteIndex.Section, of site: Site) {
    let templates = site.theme.templates
    let pages = section.pages.map { site.index.pages[$0] }
    func item(_ page: SitePage, isCurrent: Bool) -> [UInt8] {
      templates.render(
        .sectionNavigationItem,
        [
          "title": .text(page.title), "url": .text(section.url.reference(to: page.url)),
          "isCurrent": .flag(isCurrent),
        ])
    }
    items = pages.map { item($0, isCurrent: false) }
    currentItems = pages.map { item($0, isCurrent: true) }
    // No text of a page holds NUL, so it can mark the place of the items.
    let html = templates.render(
      .sectionNavigation,
      [
        "items": .html([0]), "sectionTitle": .text(section.title),
        "sectionURL": .text(section.url.reference(to: section.url)),
      ])
    let parts = html.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    frame = (parts.first ?? [], parts.dropFirst().first ?? [])
  }

  /// The places that are shown on the page at a place among `count` pages.
  static func range(around place: Int, of count: Int) -> Range<Int> {
    max(0, place - neighbourhood)..<min(count, place + neighbourhood + 1)
  }

  /// The navigation as the page at a place in the section's order shows it.
  func html(at place: Int) -> [UInt8] {
    var html = Array(frame.before)
    for other in Self.range(around: place, of: items.count) {
      html += other == place ? currentItems[other] : items[other]
    }
    return html + frame.after
  }
}

internal import Diagnostics

/// The ids of the elements of finished pages, against which links to parts of pages are held.
struct AnchorTable: Sendable {
  private var anchors: [SiteURL: Set<String>] = [:]

  /// Reports an id that stands twice on the page at `path`, which is made from what is at a place.
  static func duplicate(in ids: [String], of path: String, at location: SourceLocation)
    -> Diagnostic?
  {
    var seen: Set<String> = []
    guard let id = ids.first(where: { !seen.insert($0).inserted }) else { return nil }
    return Diagnostic(
      .duplicateID, at: location, "the page '\(path)' has two parts with the id '\(id)'",
      suggestion: "give one of them another id; a heading gets it with {#other-id}")
  }

  /// The ids of those pages that links to parts of pages lead to, without the pages at `excluded`.
  init(_ pages: [RenderedPage], excluding excluded: Set<SiteURL>) {
    let wanted = Set(pages.lazy.flatMap(\.anchorUses).map(\.target)).subtracting(excluded)
    guard !wanted.isEmpty else { return }
    for page in pages where wanted.contains(page.url) { anchors[page.url] = Set(page.ids) }
  }

  /// Reports an anchor that its page does not have.
  func check(_ use: LinkResolver.AnchorUse) -> Diagnostic? {
    guard let known = anchors[use.target], !known.contains(use.anchor), use.anchor != "top" else {
      return nil
    }
    return Diagnostic(
      .unknownAnchor, at: use.location, "'\(use.target.path)' has no part '#\(use.anchor)'",
      suggestion: closestMatch(to: use.anchor, in: known.sorted())
        .map { "did you mean '#\($0)'?" })
  }
}

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
      suggestion: "give the heading another id: {#other-id}")
  }

  /// Takes in the ids of a page.
  mutating func add(_ url: SiteURL, ids: [String]) {
    anchors[url] = Set(ids)
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

  /// The ids in finished HTML, in order.
  ///
  /// In text `"` is always written as a reference, so only
  /// attributes match.
  static func ids(in html: [UInt8]) -> [String] {
    var ids: [String] = []
    let needle = Array(" id=\"".utf8)
    html.withUnsafeBufferPointer { html in
      var offset = 0
      while offset + needle.count < html.count {
        guard html[offset] == needle[0], html[offset + 1] == needle[1],
          html[offset + 2] == needle[2], html[offset + 3] == needle[3],
          html[offset + 4] == needle[4]
        else {
          offset += 1
          continue
        }
        let start = offset + needle.count
        var end = start
        while end < html.count, html[end] != UInt8(ascii: "\"") { end += 1 }
        ids.append(String(decoding: html[start..<end], as: UTF8.self))
        offset = end
      }
    }
    return ids
  }
}

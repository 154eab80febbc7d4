internal import NIOHTTP1

/// A request for a file of the site that was found to be in order.
struct PageRequest: Sendable {
  /// The path below the base path; nil outside of it.
  var path: SitePath?
  /// The query with its question mark, for redirects.
  var query: String
  /// The host and port by which the server was asked.
  var authority: Authority
  /// What pages get added; nil where they are sent as they are.
  var injection: ReloadInjection?
  /// The tags that the client has, as in `If-None-Match`.
  var knownTags: String?
  /// The range that is asked for; nil for the whole.
  var range: String?
  /// The tag of which the range is a part, as in `If-Range`; nil for any.
  var rangeTag: String?

  /// Takes what matters from a request's head.
  init(
    path: SitePath?, query: String, authority: Authority, injection: ReloadInjection?,
    head: HTTPRequestHead
  ) {
    self.path = path
    self.query = query
    self.authority = authority
    self.injection = injection
    let tags = head.headers["If-None-Match"]
    knownTags = tags.isEmpty ? nil : tags.joined(separator: ", ")
    // Ranges belong to GET; HEAD answers for the whole.
    guard head.method == .GET else { return }
    let ranges = head.headers["Range"]
    range = ranges.count == 1 ? ranges.first : nil
    rangeTag = head.headers.first(name: "If-Range")
  }
}

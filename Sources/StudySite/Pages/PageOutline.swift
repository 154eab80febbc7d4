internal import Diagnostics
internal import Markdown

/// What the rest of the site needs of a page's text before the page is rendered.
struct PageOutline: Sendable {
  /// Where raw HTML stands.
  var rawHTML: [SourceLocation]
  /// The destinations of images.
  var imageDestinations: [String]
  /// The destinations of links that are not images.
  var linkDestinations: [String]
  /// The ids of headings, in order.
  var headingIDs: [String]
  /// The ids of the elements of recall prompts, in order.
  var promptAnchors: [String]

  /// Reads the outline off a parsed text.
  init(_ document: MarkdownDocument) {
    rawHTML = document.rawHTML
    imageDestinations = document.links.filter { $0.kind == .image }.map(\.destination)
    linkDestinations = document.links.filter { $0.kind == .link }.map(\.destination)
    headingIDs = document.headings.map(\.id)
    promptAnchors = document.recallPrompts.map { "recall-" + $0.id }
  }
}

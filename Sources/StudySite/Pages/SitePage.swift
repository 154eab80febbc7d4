internal import Diagnostics
internal import Markdown

/// A page that the author wrote: a Markdown file, parsed, with the address it gets.
struct SitePage: Sendable {
  /// What sort of page it is, which decides its template.
  enum Kind: Sendable, Equatable {
    case home
    case section
    case page
    /// The scenarios of the decision with this id.
    case scenarios(decision: String)
  }

  /// The path below `content/`, such as `lessons/choose.md`.
  var path: String
  var source: SourceFile
  var metadata: PageMetadata
  var document: MarkdownDocument
  var kind: Kind
  /// The page's title in plain text.
  var title: String
  /// The address relative to the site's root.
  var url: SiteURL

  /// The folder below `content/`, empty for the top.
  var folder: String { url.folder }

  /// The place of the page as a whole.
  var location: SourceLocation { SourceLocation(path: source.path, line: 1, column: 1) }
}

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
  /// What other pages and the checks need of the text.
  var outline: PageOutline
  var kind: Kind
  /// The page's title in plain text.
  var title: String
  /// The address relative to the site's root.
  var url: SiteURL
  /// What the whole file is, as a hash.
  let contents: ContentHash

  /// Where the Markdown begins in the file, behind the front matter.
  private let bodyStart: Int
  /// The tree, where it is kept.
  private var kept: MarkdownDocument?

  /// A page whose tree is at hand; its title is still to be set.
  init(
    path: String, source: SourceFile, metadata: PageMetadata, document: MarkdownDocument,
    bodyStart: Int, kind: Kind, url: SiteURL
  ) {
    self.path = path
    self.source = source
    self.metadata = metadata
    self.outline = PageOutline(document)
    self.kind = kind
    self.title = ""
    self.url = url
    self.bodyStart = bodyStart
    var contents = ContentHash(source.bytes)
    contents.add(metadata.decision?.value)
    self.contents = contents
    kept = document
  }

  /// The parsed text; parsed anew at each call where the tree is not kept.
  var document: MarkdownDocument {
    kept ?? MarkdownDocument.parse(source, from: bodyStart, options: .discern).document
  }

  /// The page with its tree at hand.
  var opened: SitePage {
    var page = self
    page.kept = document
    return page
  }

  /// The page without its tree, which is several times as large as the text and needed again only
  /// when the page is rendered; pages from which study items are made keep it.
  var closed: SitePage {
    guard outline.promptAnchors.isEmpty else { return self }
    if case .scenarios = kind { return self }
    var page = self
    page.kept = nil
    return page
  }

  /// The bytes before the text: the front matter with its marks.
  var frontMatter: ArraySlice<UInt8> { source.bytes[..<bodyStart] }

  /// What other pages say of this one where they list it, as a hash.
  var listing: ContentHash {
    var hash = ContentHash()
    hash.add(url.path)
    hash.add(title)
    hash.add(metadata.description)
    hash.add(metadata.date?.value.text)
    hash.add(metadata.decision?.value)
    return hash
  }

  /// The folder below `content/`, empty for the top.
  var folder: String { url.folder }

  /// The place of the page as a whole.
  var location: SourceLocation { SourceLocation(path: source.path, line: 1, column: 1) }
}

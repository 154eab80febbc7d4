/// How a document becomes HTML.
public struct HTMLOptions: Sendable {
  /// Whether raw HTML is passed through instead of being left out.
  public var allowsRawHTML = false
  /// Whether destinations such as `javascript:` are kept instead of being emptied.
  public var allowsDangerousLinks = false
  /// Whether headings carry their ids; not where a part of a page stands on another one.
  public var writesHeadingIDs = true
  /// Whether each heading with an id ends in a link to itself.
  public var headingAnchors = false
  /// Whether each cell of a table's body names its column in `data-label`.
  public var labelsCells = false
  /// Where links and images lead, if not to what the text says.
  public var links: [NodeID: LinkResolution] = [:]
  /// Blocks whose HTML is made elsewhere.
  public var replacements: [NodeID: [UInt8]] = [:]
  /// What is added to the level of headings; levels stay within 1 to 6.
  public var headingLevelOffset = 0
  /// The words that Discern's additions show.
  public var words = MarkdownWords()

  /// Safe HTML without additions.
  public init() {}

  /// With raw HTML and dangerous links, as the `--unsafe` option renders.
  public static var unsafe: HTMLOptions {
    var options = HTMLOptions()
    options.allowsRawHTML = true
    options.allowsDangerousLinks = true
    return options
  }
}

/// Where a link or an image leads in the published site.
public struct LinkResolution: Sendable, Hashable {
  /// The URL to write; it is escaped on the way out.
  public var destination: String
  /// Whether a link leaves the site: it is marked with the class `external`.
  public var isExternal: Bool
  /// An image's width in pixels.
  public var width: Int?
  /// An image's height in pixels.
  public var height: Int?

  /// A destination, for images with their size in pixels.
  public init(
    destination: String, isExternal: Bool = false, width: Int? = nil, height: Int? = nil
  ) {
    self.destination = destination
    self.isExternal = isExternal
    self.width = width
    self.height = height
  }
}

/// A stretch of a block's plain text that is to be wrapped in HTML.
public struct TextMark: Sendable, Hashable {
  /// UTF-8 bytes of the node's `plainText`.
  public var range: Range<Int>
  /// The HTML before each part of the stretch.
  public var opening: String
  /// The HTML after each part of the stretch.
  public var closing: String

  /// A stretch and the HTML around it.
  public init(range: Range<Int>, opening: String, closing: String) {
    self.range = range
    self.opening = opening
    self.closing = closing
  }
}

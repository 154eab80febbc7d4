/// What is recognised in a text beyond CommonMark.
public struct ParseOptions: Sendable, Hashable {
  /// Pipe tables as in GitHub Flavored Markdown.
  public var tables: Bool
  /// An id for every heading, and `## Heading {#own-id}`.
  public var headingIDs: Bool
  /// Block quotes that begin with `[!NOTE]` and the like, and with `[!RECALL some-id]`.
  public var alerts: Bool
  /// Names of languages on code blocks become a class only if they are plain: ASCII letters,
  /// digits and `+#.-_`.
  public var restrictsLanguages: Bool
  /// How deep blocks may be nested before the text is refused; nil for any depth.
  public var maximumDepth: Int?

  /// Chosen features; none unless they are named.
  public init(
    tables: Bool = false, headingIDs: Bool = false, alerts: Bool = false,
    restrictsLanguages: Bool = false, maximumDepth: Int? = nil
  ) {
    self.tables = tables
    self.headingIDs = headingIDs
    self.alerts = alerts
    self.restrictsLanguages = restrictsLanguages
    self.maximumDepth = maximumDepth
  }

  /// CommonMark and nothing else, at any depth.
  public static let commonMark = ParseOptions()

  /// What pages are written in: CommonMark with tables, heading ids, alerts and recall prompts.
  public static let discern = ParseOptions(
    tables: true, headingIDs: true, alerts: true, restrictsLanguages: true, maximumDepth: 100)
}

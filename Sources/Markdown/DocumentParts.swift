public import Diagnostics

/// A heading of a document.
public struct Heading: Sendable, Hashable {
  /// The heading's node.
  public let node: NodeID
  /// 1 to 6.
  public let level: Int
  /// The id, unique on the page; empty without `ParseOptions.headingIDs`.
  public let id: String
  /// The text without markup.
  public let plainText: String
  /// Where the heading begins.
  public let location: SourceLocation
}

/// A link or an image.
public struct Link: Sendable, Hashable {
  /// Which of the two it is.
  public enum Kind: Sendable, Hashable {
    case link
    case image
  }

  /// The link's node, the key for `HTMLOptions.links`.
  public let node: NodeID
  /// Whether it is a link or an image.
  public let kind: Kind
  /// The destination with escapes and entities resolved.
  public let destination: String
  /// The title; empty without one.
  public let title: String
  /// The text without markup; an image's alternative text.
  public let text: String
  /// Where its first byte stands.
  public let location: SourceLocation
  /// Whether libcmark would leave the destination out: `javascript:`, `vbscript:`, `file:`, and
  /// `data:` unless it is an image.
  public let isDangerous: Bool
}

/// A pipe table.
public struct Table: Sendable, Hashable {
  /// The table's node, a key for `HTMLOptions.replacements`.
  public let node: NodeID
  /// The cells of the head, one for each column.
  public let header: [TableCell]
  /// The rows of the body, each with as many cells as there are columns.
  public let rows: [[TableCell]]
  /// Where the first cell's line begins.
  public let location: SourceLocation
}

/// A cell of a table.
public struct TableCell: Sendable, Hashable {
  /// The cell's node; its inlines can be rendered with marks.
  public let node: NodeID
  /// The text without markup.
  public let plainText: String
  /// Where the cell's text begins; the end of the line if the row has no such cell.
  public let location: SourceLocation
}

/// A flashcard that the author wrote into the text.
public struct RecallPrompt: Sendable, Hashable {
  /// The prompt's node.
  public let node: NodeID
  /// The author's id; the element's id in HTML is `recall-` and this.
  public let id: String
  /// Where the marker stands.
  public let location: SourceLocation
  /// The paragraph that asks; its inlines can be rendered.
  public let questionNode: NodeID
  /// The question without markup.
  public let question: String
  /// The blocks that answer; each can be rendered.
  public let answerNodes: [NodeID]
  /// The answer without markup.
  public let answer: String
  /// The nearest heading above.
  public let heading: NodeID?
}

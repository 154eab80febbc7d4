/// A node of one `MarkdownDocument`; it means nothing to another document.
public struct NodeID: Hashable, Comparable, Sendable {
  let index: Int32

  init(_ index: Int32) {
    self.index = index
  }

  /// Orders by where the nodes are stored, which need not be their order in the text.
  public static func < (first: NodeID, second: NodeID) -> Bool { first.index < second.index }
}

extension MarkdownDocument {
  /// The whole document as HTML.
  public func renderHTML(_ options: HTMLOptions = HTMLOptions()) -> [UInt8] {
    render(options) { $0.write(0) }
  }

  /// A block with its children as HTML.
  public func renderHTML(of node: NodeID, _ options: HTMLOptions = HTMLOptions()) -> [UInt8] {
    render(options) { $0.write(node.index) }
  }

  /// The inlines of a paragraph, heading or cell as HTML, with stretches of its plain text
  /// wrapped in marks.
  ///
  /// A mark is closed and opened again where an element begins or ends, so that elements stay
  /// well nested. Text in an image's alternative text is passed over. Ranges are widened to whole
  /// characters; of overlapping ones the first wins.
  public func renderInlines(
    of node: NodeID, marks: [TextMark] = [], _ options: HTMLOptions = HTMLOptions()
  ) -> [UInt8] {
    render(options) { writer in
      if !marks.isEmpty { writer.marker = TextMarker(marks, in: tree.plainText(of: node.index)) }
      writer.writeChildren(of: node.index)
      writer.interruptMark()
    }
  }

  /// Nested ordered lists of links to the headings of some levels; empty without any.
  ///
  /// Links inside headings become plain text, raw HTML is left out.
  public func tableOfContents(levels: ClosedRange<Int>) -> [UInt8] {
    let entries = headings.filter { levels.contains($0.level) && !$0.id.isEmpty }
    return render(HTMLOptions()) { writer in
      writer.omitsLinks = true
      var open: [Int] = []
      for entry in entries {
        while let level = open.last, level > entry.level {
          // A heading between the levels of the list and of the list around it stays in the list.
          guard open.count > 1, open[open.count - 2] >= entry.level else { break }
          writer.html.append("</li>\n</ol>\n")
          open.removeLast()
        }
        if let level = open.last, level >= entry.level {
          writer.html.append("</li>\n")
          open[open.count - 1] = entry.level
        } else {
          writer.html.append("<ol>\n")
          open.append(entry.level)
        }
        writer.html.append("<li><a href=\"#")
        var id = entry.id
        id.withUTF8 { writer.html.appendURL($0) }
        writer.html.append("\">")
        writer.writeChildren(of: entry.node.index)
        writer.html.append("</a>")
      }
      for _ in open { writer.html.append("</li>\n</ol>\n") }
    }
  }

  private func render(_ options: HTMLOptions, _ body: (inout HTMLWriter) -> Void) -> [UInt8] {
    tree.nodes.withUnsafeBufferPointer { nodes in
      tree.bytes.withUnsafeBufferPointer { bytes in
        var writer = HTMLWriter(
          nodes: nodes, bytes: bytes, options: options,
          restrictsLanguages: self.options.restrictsLanguages,
          capacity: bytes.count + bytes.count / 2 + 256)
        body(&writer)
        return writer.html.bytes
      }
    }
  }
}

extension HTMLWriter {
  mutating func openHeading(_ node: Node) {
    html.startLine()
    html.append("<h")
    html.append(levelDigit(node))
    if options.writesHeadingIDs, !node.detail.isEmpty {
      html.append(" id=\"")
      html.appendEscaped(text(node.detail))
      html.append(UInt8(ascii: "\""))
    }
    html.append(UInt8(ascii: ">"))
  }

  mutating func closeHeading(_ node: Node, _ index: Int32) {
    if options.headingAnchors, options.writesHeadingIDs, !node.detail.isEmpty {
      html.append(" <a class=\"anchor\" href=\"#")
      html.appendURL(text(node.detail))
      html.append("\" aria-label=\"")
      html.appendEscaped(options.words.headingAnchor)
      html.append(": ")
      writePlain(below: index)
      html.append("\">#</a>")
    }
    html.append("</h")
    html.append(levelDigit(node))
    html.append(">\n")
  }

  private func levelDigit(_ node: Node) -> UInt8 {
    let level = min(max(Int(node.level) + options.headingLevelOffset, 1), 6)
    return UInt8(ascii: "0") + UInt8(level)
  }
}

extension HTMLWriter {
  mutating func writeText(_ node: Node) {
    guard marker != nil else {
      html.appendEscaped(text(node.literal))
      return
    }
    var rest = node.literal.bounds
    while !rest.isEmpty, let step = marker?.step(rest.count) {
      switch step {
      case .text(let count):
        let end = rest.lowerBound + count
        html.appendEscaped(UnsafeBufferPointer(rebasing: bytes[rest.lowerBound..<end]))
        rest = end..<rest.upperBound
      case .markup(let markup):
        html.appendRaw(markup)
      }
    }
  }

  /// Closes the mark that is open, because an element begins or ends here.
  ///
  /// It is opened again with the next text. `passing` is how much plain text the element stands
  /// for.
  mutating func interruptMark(passing count: Int = 0) {
    if let closing = marker?.interrupt(passing: count) { html.appendRaw(closing) }
  }

  /// A soft break is a space in the plain text and may stand inside a mark.
  mutating func passBreak() {
    while let step = marker?.step(1) {
      guard case .markup(let markup) = step else { return }
      html.appendRaw(markup)
    }
  }

  mutating func openLink(_ node: Node, _ index: Int32) {
    let resolution = resolution(of: index)
    html.append("<a href=\"")
    writeDestination(node, resolution)
    writeTitle(node)
    if resolution?.isExternal == true { html.append("\" class=\"external\" rel=\"noopener") }
    html.append("\">")
  }

  mutating func writeImage(_ node: Node, _ index: Int32) {
    let resolution = resolution(of: index)
    html.append("<img src=\"")
    writeDestination(node, resolution)
    html.append("\" alt=\"")
    writePlain(below: index)
    writeTitle(node)
    if let width = resolution?.width, let height = resolution?.height {
      html.append("\" width=\"")
      html.append(number: width)
      html.append("\" height=\"")
      html.append(number: height)
    }
    html.append("\" />")
  }

  /// Writes the text below a node as an attribute's value.
  mutating func writePlain(below root: Int32) {
    var index = nodes[Int(root)].firstChild
    while index >= 0 {
      let node = nodes[Int(index)]
      switch node.kind {
      case .text, .code, .htmlInline: html.appendEscaped(text(node.literal))
      case .softBreak, .lineBreak: html.append(UInt8(ascii: " "))
      default: break
      }
      index = following(index, below: root)
    }
  }

  /// How many bytes the node stands for in the plain text.
  func plainLength(below root: Int32) -> Int {
    var length = 0
    var index = nodes[Int(root)].firstChild
    while index >= 0 {
      let node = nodes[Int(index)]
      switch node.kind {
      case .text, .code: length += Int(node.literal.count)
      case .softBreak, .lineBreak: length += 1
      default: break
      }
      index = following(index, below: root)
    }
    return length
  }

  private func following(_ index: Int32, below root: Int32) -> Int32 {
    if nodes[Int(index)].firstChild >= 0 { return nodes[Int(index)].firstChild }
    var current = index
    while current != root {
      if nodes[Int(current)].nextSibling >= 0 { return nodes[Int(current)].nextSibling }
      current = nodes[Int(current)].parent
    }
    return -1
  }

  private func resolution(of index: Int32) -> LinkResolution? {
    options.links.isEmpty ? nil : options.links[NodeID(index)]
  }

  private mutating func writeDestination(_ node: Node, _ resolution: LinkResolution?) {
    if let resolution {
      var destination = resolution.destination
      destination.withUTF8 { writeURL($0) }
    } else {
      writeURL(text(node.literal))
    }
  }

  private mutating func writeURL(_ url: UnsafeBufferPointer<UInt8>) {
    if options.allowsDangerousLinks || !isDangerousURL(url) { html.appendURL(url) }
  }

  private mutating func writeTitle(_ node: Node) {
    guard node.flags.contains(.hasTitle) else { return }
    html.append("\" title=\"")
    html.appendEscaped(text(node.detail))
  }
}

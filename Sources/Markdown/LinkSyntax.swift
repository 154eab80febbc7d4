/// Where the parts of links and of link reference definitions end, by cmark's own rules.
///
/// The functions take the offset at which a part begins and answer the offset after it, or nil
/// where there is none.
struct LinkSyntax {
  let text: [UInt8]

  /// The end of all link reference definitions at the start of a paragraph; 0 without any.
  var definitionsEnd: Int {
    var end = 0
    while let next = definitionEnd(end) { end = next }
    return end
  }

  /// After `[label]: destination "title"` and the line ending.
  private func definitionEnd(_ start: Int) -> Int? {
    guard let label = labelEnd(start), label.hasText, byte(label.end) == UInt8(ascii: ":"),
      let destination = destinationEnd(blanksEnd(label.end + 1))
    else { return nil }
    let titleStart = blanksEnd(destination)
    if titleStart > destination, let title = titleEnd(titleStart), let end = lineEnd(title) {
      return end
    }
    return lineEnd(destination)
  }

  /// After `(destination "title")`.
  func inlineTailEnd(_ start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "("), let destination = destinationEnd(spacesEnd(start + 1))
    else { return nil }
    let titleStart = spacesEnd(destination)
    var end = titleStart
    if titleStart > destination, let title = titleEnd(titleStart) { end = title }
    end = spacesEnd(end)
    return byte(end) == UInt8(ascii: ")") ? end + 1 : nil
  }

  /// After `[label]`, and whether it holds more than white space.
  func labelEnd(_ start: Int) -> (end: Int, hasText: Bool)? {
    guard byte(start) == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    var hasText = false
    while let byte = byte(index), byte != UInt8(ascii: "[") {
      if byte == UInt8(ascii: "]") { return (index + 1, hasText) }
      if !isCmarkSpace(byte) { hasText = true }
      index += 1
      if byte == UInt8(ascii: "\\"), let next = self.byte(index), isASCIIPunctuation(next) {
        index += 1
      }
      if index - start - 1 > 1000 { return nil }
    }
    return nil
  }

  private func destinationEnd(_ start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "<") else { return bareDestinationEnd(start) }
    var index = start + 1
    while let byte = byte(index) {
      switch byte {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "\n"), UInt8(ascii: "<"): return nil
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  private func bareDestinationEnd(_ start: Int) -> Int? {
    var index = start
    var depth = 0
    while let byte = byte(index) {
      if byte == UInt8(ascii: "\\"), let next = self.byte(index + 1), isASCIIPunctuation(next) {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "(") {
        depth += 1
        if depth > 32 { return nil }
      } else if byte == UInt8(ascii: ")") {
        if depth == 0 { return index }
        depth -= 1
      } else if isCmarkSpace(byte) {
        break
      }
      index += 1
    }
    // The end of the text counts as a line ending, which cmark has there.
    return index > start && depth == 0 ? index : nil
  }

  /// cmark takes the longest match, in which a quote after a backslash may stand inside.
  private func titleEnd(_ start: Int) -> Int? {
    guard let opening = byte(start) else { return nil }
    let closing: UInt8
    switch opening {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = opening
    case UInt8(ascii: "("): closing = UInt8(ascii: ")")
    default: return nil
    }
    var end: Int?
    var index = start + 1
    while let byte = byte(index) {
      let isEscaped = index > start + 1 && text[index - 1] == UInt8(ascii: "\\")
      if byte == closing {
        end = index + 1
        if !isEscaped { break }
      } else if byte == opening, !isEscaped {
        break
      }
      index += 1
    }
    return end
  }

  /// After white space with at most one line ending.
  private func blanksEnd(_ start: Int) -> Int {
    let end = blanksOnLineEnd(start)
    return byte(end) == UInt8(ascii: "\n") ? blanksOnLineEnd(end + 1) : end
  }

  private func blanksOnLineEnd(_ start: Int) -> Int {
    var index = start
    while byte(index) == UInt8(ascii: " ") || byte(index) == UInt8(ascii: "\t") { index += 1 }
    return index
  }

  private func spacesEnd(_ start: Int) -> Int {
    var index = start
    while let byte = byte(index), isCmarkSpace(byte) { index += 1 }
    return index
  }

  private func lineEnd(_ start: Int) -> Int? {
    let end = blanksOnLineEnd(start)
    if end >= text.count { return end }
    return byte(end) == UInt8(ascii: "\n") ? end + 1 : nil
  }

  private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }
}

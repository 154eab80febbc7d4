/// A piece of HTML as it stands in a field.
package struct HTMLFragment {
  private let bytes: [UInt8]
  private let tags: [HTMLTag]

  /// Reads a piece of HTML.
  package init(_ html: String) {
    bytes = Array(html.utf8)
    tags = bytes.contains(UInt8(ascii: "<")) ? HTMLTag.all(in: bytes) : []
  }

  /// The name of the first element that is opened and not closed, or closed and not open; nil where
  /// all are well nested.
  var unbalancedElement: String? {
    var open: [String] = []
    for tag in tags where !tag.isVoid {
      if !tag.isClosing {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return tag.name
      }
    }
    return open.last
  }

  /// Whether a learner would see nothing of it: neither text nor image.
  var isBlank: Bool {
    if tags.contains(where: { $0.name == "img" }) { return false }
    var text = replacingTags { _ in "" }[...]
    while let first = text.unicodeScalars.first {
      if first.properties.isWhitespace {
        text.unicodeScalars.removeFirst()
      } else if text.hasPrefix("&nbsp;") {
        text.removeFirst("&nbsp;".count)
      } else {
        return false
      }
    }
    return true
  }

  /// The same without links that lead nowhere; what they say stays.
  package var withoutEmptyLinks: String {
    var opened: [Bool] = []
    return replacingTags { tag in
      guard tag.name == "a" else { return nil }
      if tag.isClosing { return opened.popLast() ?? false ? "" : nil }
      let isEmpty = tag.attribute("href", in: bytes) == ""
      opened.append(isEmpty)
      return isEmpty ? "" : nil
    }
  }

  /// The same with images given in words, by their alternative text.
  var withoutImages: String {
    replacingTags { tag in
      tag.name == "img" ? tag.attribute("alt", in: bytes) ?? "" : nil
    }
  }

  /// The same without images and without marked words, which would give the answer away where no
  /// style hides them.
  var withoutMarks: String {
    replacingTags { tag in
      switch tag.name {
      case "mark": ""
      case "img": tag.attribute("alt", in: bytes) ?? ""
      default: nil
      }
    }
  }

  /// The HTML with some tags replaced; nil leaves a tag as it is.
  private func replacingTags(_ replacement: (HTMLTag) -> String?) -> String {
    var result: [UInt8] = []
    var offset = 0
    for tag in tags {
      guard let text = replacement(tag) else { continue }
      result += bytes[offset..<tag.range.lowerBound]
      result += text.utf8
      offset = tag.range.upperBound
    }
    return String(decoding: result + bytes[offset...], as: UTF8.self)
  }
}

/// The text with `&`, `<`, `>`, `"` and `'` written as character references, so that it may stand
/// in an element or a quoted attribute.
func escapeHTML(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(where: { htmlReference(for: $0) != nil }) else { return String(text) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 16)
  appendEscapedHTML(String(text), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Adds a text to HTML as `escapeHTML` writes it.
func appendEscapedHTML(_ text: String, to html: inout [UInt8]) {
  var text = text
  text.withUTF8 { bytes in
    var rest = bytes[...]
    while let end = rest.firstIndex(where: { htmlReference(for: $0) != nil }) {
      html += rest[..<end]
      if let reference = htmlReference(for: rest[end]) {
        html += UnsafeBufferPointer(
          start: reference.utf8Start, count: reference.utf8CodeUnitCount)
      }
      rest = rest[(end + 1)...]
    }
    html += rest
  }
}

private func htmlReference(for byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

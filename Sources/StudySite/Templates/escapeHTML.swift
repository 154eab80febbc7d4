/// The text with `&`, `<`, `>`, `"` and `'` written as character references, so that it may stand
/// in an element or a quoted attribute.
func escapeHTML(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(where: { htmlReference(for: $0) != nil }) else { return String(text) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    if let reference = htmlReference(for: byte) {
      bytes += Array(reference.utf8)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func htmlReference(for byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

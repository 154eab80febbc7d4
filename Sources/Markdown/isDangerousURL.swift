/// Whether a browser may run `url`, as libcmark judges: `javascript:`, `vbscript:`, `file:` and
/// `data:`, except the four kinds of image; case does not count.
func isDangerousURL(_ url: some Collection<UInt8>) -> Bool {
  guard let first = url.first else { return false }
  switch first | 0x20 {
  case UInt8(ascii: "j"): return hasPrefix("javascript:", url)
  case UInt8(ascii: "v"): return hasPrefix("vbscript:", url)
  case UInt8(ascii: "f"): return hasPrefix("file:", url)
  case UInt8(ascii: "d"):
    guard hasPrefix("data:", url) else { return false }
    return !["image/png", "image/gif", "image/jpeg", "image/webp"].contains { kind in
      hasPrefix(kind, url.dropFirst(5))
    }
  default: return false
  }
}

private func hasPrefix(_ prefix: String, _ bytes: some Collection<UInt8>) -> Bool {
  var rest = bytes[...]
  for expected in prefix.utf8 {
    guard let byte = rest.popFirst() else { return false }
    let lowercase = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    if lowercase != expected { return false }
  }
  return true
}

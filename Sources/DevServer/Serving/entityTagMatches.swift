/// Whether a list of entity tags, as in `If-None-Match`, holds a tag or is `*`.
///
/// Tags are compared weakly, as RFC 9110 asks for there: `W/"a"` matches `"a"`.
func entityTagMatches(_ tag: String, in list: String) -> Bool {
  var rest = list.utf8[...]
  let opaque = Array(tag.utf8)
  while let byte = rest.first {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","):
      rest.removeFirst()
    case UInt8(ascii: "*"):
      return rest.count == 1 || rest.dropFirst().allSatisfy { $0 == UInt8(ascii: " ") }
    default:
      if rest.starts(with: "W/".utf8) { rest.removeFirst(2) }
      guard rest.first == UInt8(ascii: "\"") else { return false }
      guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return false }
      if rest[...end].elementsEqual(opaque) { return true }
      rest = rest[rest.index(after: end)...]
    }
  }
  return false
}

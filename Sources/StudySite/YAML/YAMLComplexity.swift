/// Bounds on YAML that keep a hostile text from exhausting the stack or the processor.
///
/// libYAML allows 1,000 levels and any number of aliases, which its callers then walk recursively.
enum YAMLComplexity {
  /// What is too much, and where.
  struct Problem {
    var offset: Int
    var message: String
    var suggestion: String
  }

  private static let maximumDepth = 40
  private static let maximumIndentation = 120
  private static let maximumAliases = 16

  /// The first breach of a bound, or nil.
  static func problem(in bytes: ArraySlice<UInt8>) -> Problem? {
    var depth = 0
    var lineDepth = 0
    var indentation = 0
    var aliases = 0
    var isInIndentation = true
    var isAtToken = true
    var isInComment = false
    for (offset, byte) in zip(bytes.indices, bytes) {
      if isInComment, byte != UInt8(ascii: "\n") { continue }
      switch byte {
      case UInt8(ascii: "\n"):
        (lineDepth, indentation, isInIndentation, isAtToken) = (0, 0, true, true)
        isInComment = false
        continue
      case UInt8(ascii: "#"):
        isInComment = isAtToken
      case UInt8(ascii: " "):
        if isInIndentation { indentation += 1 }
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(depth - 1, 0)
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        // An indicator only where white space follows.
        let next = offset + 1 < bytes.endIndex ? bytes[offset + 1] : UInt8(ascii: "\n")
        if isAtToken, next <= UInt8(ascii: " ") { lineDepth += 1 }
      case UInt8(ascii: "*"):
        if isAtToken { aliases += 1 }
      default: break
      }
      if depth + lineDepth > maximumDepth || indentation > maximumIndentation {
        return Problem(
          offset: offset, message: "the YAML is nested deeper than \(maximumDepth) levels",
          suggestion: "use a flatter structure")
      }
      if aliases > maximumAliases {
        return Problem(
          offset: offset, message: "the YAML has more than \(maximumAliases) aliases",
          suggestion: "write the values out")
      }
      isInIndentation = false
      isAtToken = [",", "[", "{", "-", "?", ":"].contains(Unicode.Scalar(byte))
    }
    return nil
  }
}

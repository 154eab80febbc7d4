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
    nestingProblem(in: bytes) ?? aliasProblem(in: bytes)
  }

  /// Too many aliases where there is an anchor.
  ///
  /// Whatever may be one counts, also in quotation
  /// marks and comments, so that nothing can be hidden from the count.
  private static func aliasProblem(in bytes: ArraySlice<UInt8>) -> Problem? {
    var hasAnchor = false
    var aliases: [Int] = []
    var previous = UInt8(ascii: "\n")
    for (offset, byte) in zip(bytes.indices, bytes) {
      defer { previous = byte }
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&"), mayEndToken(previous),
        offset + 1 < bytes.endIndex, bytes[offset + 1] > UInt8(ascii: " ")
      else { continue }
      if byte == UInt8(ascii: "&") { hasAnchor = true } else { aliases.append(offset) }
    }
    guard hasAnchor, aliases.count > maximumAliases else { return nil }
    return Problem(
      offset: aliases[maximumAliases],
      message: "the YAML has more than \(maximumAliases) aliases",
      suggestion: "write the values out")
  }

  /// Whether a token may begin behind a byte: white space, an indicator, or the end of a line
  /// separator beyond ASCII.
  private static func mayEndToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x85, 0xA8, 0xA9: true
    default: [",", "[", "{", "-", "?", ":"].contains(Unicode.Scalar(byte))
    }
  }

  private static func nestingProblem(in bytes: ArraySlice<UInt8>) -> Problem? {
    var depth = 0
    var lineDepth = 0
    var indentation = 0
    var isInIndentation = true
    var isAtToken = true
    var isInComment = false
    for (offset, byte) in zip(bytes.indices, bytes) {
      let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      if isInComment, !isLineEnd { continue }
      switch byte {
      case _ where isLineEnd:
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
      default: break
      }
      if depth + lineDepth > maximumDepth || indentation > maximumIndentation {
        return Problem(
          offset: offset, message: "the YAML is nested deeper than \(maximumDepth) levels",
          suggestion: "use a flatter structure")
      }
      isInIndentation = false
      isAtToken = [",", "[", "{", "-", "?", ":"].contains(Unicode.Scalar(byte))
    }
    return nil
  }
}

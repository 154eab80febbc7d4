/// What a `Range` header asks for.
enum ByteRange: Hashable, Sendable {
  /// Everything: there is no range, or one that a server may pass over.
  case whole
  /// The bytes from an offset to before another; never empty.
  case part(Range<Int>)
  /// Bytes that are not there.
  case unsatisfiable

  /// Reads a header for a file of `size` bytes.
  ///
  /// Several ranges at once, other units and malformed headers are passed over, as RFC 9110 allows.
  init(_ header: String, size: Int) {
    self = .whole
    let prefix = "bytes="
    guard header.lowercased().hasPrefix(prefix) else { return }
    let ends = header.dropFirst(prefix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return }
    let first = Self.number(Self.trimmed(ends[0]))
    let last = Self.number(Self.trimmed(ends[1]))
    switch (first, last) {
    case (.malformed, _), (_, .malformed), (.absent, .absent): return
    case (.absent, .value(let count)):
      self = count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
    case (.value(let start), .absent):
      self = start < size ? .part(start..<size) : .unsatisfiable
    case (.value(let start), .value(let end)):
      guard start <= end else { return }
      self = start < size ? .part(start..<min(end, size - 1) + 1) : .unsatisfiable
    }
  }

  private enum Number {
    case absent
    case malformed
    case value(Int)
  }

  private static func number(_ text: Substring) -> Number {
    if text.isEmpty { return .absent }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard text.utf8.allSatisfy(digits.contains) else { return .malformed }
    // More digits than a file has bytes: beyond the end of every file.
    return .value(Int(text) ?? .max)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}

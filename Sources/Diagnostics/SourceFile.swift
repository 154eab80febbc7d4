/// The bytes of a text file that was read, and the only place where offsets become lines.
///
/// Lines end at LF, CRLF or CR, as in CommonMark. A byte order mark is dropped on the way in.
public struct SourceFile: Sendable {
  /// The path relative to the site's folder, with `/` between its parts.
  public let path: String
  /// The file's text in UTF-8, without a byte order mark.
  public let bytes: [UInt8]
  /// The offset of the first byte of each line, in order; never empty.
  public let lineStarts: [Int]

  /// Takes over `bytes` as the text of the file at `path`; throws where they are not UTF-8.
  public init(path: String, bytes: [UInt8]) throws(NotUTF8) {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    self.path = path
    self.lineStarts = Self.findLineStarts(in: bytes)
    self.bytes = bytes
    if let offset = firstInvalidUTF8Offset(in: bytes) {
      throw NotUTF8(location: location(at: offset))
    }
  }

  /// Takes over bytes of any kind, as they are, as the text of the file at `path`.
  public init(path: String, unchecked bytes: [UInt8]) {
    self.path = path
    self.lineStarts = Self.findLineStarts(in: bytes)
    self.bytes = bytes
  }

  /// Takes over `text` as the text of the file at `path`.
  public init(path: String, text: String) {
    self.path = path
    self.bytes = Array(text.utf8)
    self.lineStarts = Self.findLineStarts(in: bytes)
  }

  /// The place of the byte at `offset`, which is clamped to the file.
  public func location(at offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The offset of a 1-based line and column, clamped to the file.
  public func offset(line: Int, column: Int) -> Int {
    guard line >= 1 else { return 0 }
    guard line <= lineStarts.count else { return bytes.count }
    return min(lineStarts[line - 1] + max(column - 1, 0), bytes.count)
  }

  /// The bytes of a 1-based line without its line ending, as a range of offsets; empty beyond
  /// the end of the file.
  public func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The text of a range of bytes, with invalid sequences repaired.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private static func findLineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte > 13 { continue }
        if byte == UInt8(ascii: "\r") {
          if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
          starts.append(index)
        } else if byte == UInt8(ascii: "\n") {
          starts.append(index)
        }
      }
    }
    return starts
  }
}

/// The error of a file whose bytes are not UTF-8, with the place of the first wrong byte.
public struct NotUTF8: Error, Equatable {
  /// Where the first byte stands that cannot be part of UTF-8 text.
  public var location: SourceLocation

  /// The error of a byte at a place.
  public init(location: SourceLocation) {
    self.location = location
  }

  /// The diagnostic to report.
  public var diagnostic: Diagnostic {
    Diagnostic(
      .notUTF8, at: location, "the file is not UTF-8 text",
      suggestion: "save it in the encoding UTF-8")
  }
}

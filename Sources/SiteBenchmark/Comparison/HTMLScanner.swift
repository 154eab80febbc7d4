/// Reads the tags and texts of an HTML page in order, as far as site generators write them:
/// quoted or bare attributes, no markup in scripts.
struct HTMLScanner {
  /// A piece of the page.
  enum Piece: Equatable {
    /// A start tag.
    case start(name: String, attributes: [String: String])
    /// An end tag.
    case end(name: String)
    /// Text with its character references resolved.
    case text(String)
  }

  private let bytes: [UInt8]
  private var position = 0

  /// A scanner at the beginning of a page.
  init(_ page: [UInt8]) {
    bytes = page
  }

  /// The next piece; nil at the end.
  ///
  /// Comments and the document type are passed over.
  mutating func next() -> Piece? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else { return .text(text(upTo: "<")) }
      if rest(startsWith: "<!--") {
        skip(past: "-->")
      } else if rest(startsWith: "<!") || rest(startsWith: "<?") {
        skip(past: ">")
      } else if rest(startsWith: "</") {
        position += 2
        let name = word()
        skip(past: ">")
        return .end(name: name)
      } else {
        position += 1
        return start()
      }
    }
    return nil
  }

  private mutating func start() -> Piece {
    let name = word()
    var attributes: [String: String] = [:]
    while true {
      while position < bytes.count, isSpace(bytes[position]) || bytes[position] == 0x2F {
        position += 1
      }
      guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else { break }
      let key = word()
      guard !key.isEmpty else {
        position += 1
        continue
      }
      attributes[key] = position < bytes.count && bytes[position] == 0x3D ? value() : ""
    }
    position += 1
    return .start(name: name, attributes: attributes)
  }

  /// What follows the equals sign of an attribute.
  private mutating func value() -> String {
    position += 1
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = position
      while position < bytes.count, !isSpace(bytes[position]), bytes[position] != 0x3E {
        position += 1
      }
      return resolveReferences(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    position += 1
    let value = text(upTo: String(UnicodeScalar(quote)))
    position += 1
    return value
  }

  private mutating func text(upTo end: Unicode.Scalar) -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: end) { position += 1 }
    return resolveReferences(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func text(upTo end: String) -> String {
    end.unicodeScalars.first.map { text(upTo: $0) } ?? ""
  }

  /// A name of letters, digits and a few signs, in lower case.
  private mutating func word() -> String {
    let start = position
    while position < bytes.count, !isSpace(bytes[position]),
      !">=/".utf8.contains(bytes[position])
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
  }

  private mutating func skip(past end: String) {
    while position < bytes.count, !rest(startsWith: end) { position += 1 }
    position = min(bytes.count, position + end.utf8.count)
  }

  private func rest(startsWith text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Resolves numeric references, and the named ones that generators write.
  private func resolveReferences(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let named: [Substring: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
      "ldquo": "\u{201C}", "rdquo": "\u{201D}", "lsquo": "\u{2018}", "rsquo": "\u{2019}",
    ]
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let end = rest.firstIndex(of: ";") ?? rest.startIndex
      let name = rest[ampersand..<end].dropFirst()
      let number =
        name.hasPrefix("#x") || name.hasPrefix("#X")
        ? UInt32(name.dropFirst(2), radix: 16)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      if let scalar = named[name] ?? number.flatMap(Unicode.Scalar.init) {
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}

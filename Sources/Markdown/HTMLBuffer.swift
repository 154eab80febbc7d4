/// Growing HTML: raw memory, because a page is thousands of very short appends.
struct HTMLBuffer: ~Copyable {
  private(set) var count = 0
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 256)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes written so far.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Adds markup that stands in the program.
  @inline(__always)
  mutating func append(_ markup: StaticString) {
    append(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Adds bytes as they are.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Adds one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  /// Adds markup that was made elsewhere.
  mutating func appendRaw(_ markup: String) {
    var markup = markup
    markup.withUTF8 { append($0) }
  }

  /// Adds markup that was made elsewhere.
  mutating func appendRaw(_ markup: [UInt8]) {
    markup.withUnsafeBufferPointer { append($0) }
  }

  /// Adds a number in decimal digits.
  mutating func append(number: Int) {
    appendRaw(String(number))
  }

  /// Adds text for element content or a quoted attribute.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  /// Adds text for element content or a quoted attribute: `"`, `&`, `<` and `>` are escaped.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      // Bits 0x22, 0x26, 0x3C and 0x3E: one test for the four bytes, since most are not.
      if byte < 0x40, (0x5000_0044_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1 {
        append(UnsafeBufferPointer(rebasing: text[start..<index]))
        switch byte {
        case UInt8(ascii: "\""): append("&quot;")
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        default: append("&gt;")
        }
        start = index + 1
      }
      index += 1
    }
    append(UnsafeBufferPointer(rebasing: text[start..<index]))
  }

  /// Adds a URL for a quoted attribute: bytes that a URL cannot hold are percent-encoded, `&` and
  /// `'` become entities, and `%` stays, since the author may have encoded already.
  mutating func appendURL(_ url: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in url.enumerated() where !Self.isPlainInURL(byte) {
      append(UnsafeBufferPointer(rebasing: url[start..<index]))
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      default:
        append(UInt8(ascii: "%"))
        append(Self.hexadecimalDigit(byte >> 4))
        append(Self.hexadecimalDigit(byte & 15))
      }
      start = index + 1
    }
    append(UnsafeBufferPointer(rebasing: url[start...]))
  }

  /// Begins a new line unless one has just begun.
  @inline(__always)
  mutating func startLine() {
    if count > 0, base[count - 1] != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }

  @inline(__always)
  private mutating func reserve(_ additional: Int) {
    if count + additional > capacity { grow(to: count + additional) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// The bytes that cmark leaves as they are: RFC 3986's unreserved and reserved ones without
  /// `[`, `]`, `'` and `&`, and `%`.
  private static func isPlainInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "%"),
      UInt8(ascii: "(")...UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

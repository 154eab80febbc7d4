/// An image's width and height in CSS pixels, read from its first bytes.
struct ImageSize: Equatable, Sendable {
  var width: Int
  var height: Int

  /// The formats by file name extension.
  static let extensions = ["png", "jpg", "jpeg", "gif", "webp", "svg"]

  /// Reads the dimensions of a PNG, JPEG, GIF, WebP or SVG image; nil where they are not to be
  /// found.
  init?(_ bytes: [UInt8], extension name: String) {
    let size: ImageSize? =
      switch name.lowercased() {
      case "png": Self.png(bytes)
      case "jpg", "jpeg": Self.jpeg(bytes)
      case "gif": Self.gif(bytes)
      case "webp": Self.webP(bytes)
      case "svg": Self.svg(bytes)
      default: nil
      }
    guard let size, size.width > 0, size.height > 0 else { return nil }
    self = size
  }

  private init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// PNG (RFC 2083): the header chunk comes first.
  private static func png(_ bytes: [UInt8]) -> ImageSize? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]),
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    return ImageSize(width: bigEndian(bytes, 16, 4), height: bigEndian(bytes, 20, 4))
  }

  /// GIF89a, section 18: the logical screen.
  private static func gif(_ bytes: [UInt8]) -> ImageSize? {
    guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
    return ImageSize(width: littleEndian(bytes, 6, 2), height: littleEndian(bytes, 8, 2))
  }

  /// JPEG (ITU T.81, annex B): the first start-of-frame segment.
  private static func jpeg(_ bytes: [UInt8]) -> ImageSize? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return ImageSize(
          width: bigEndian(bytes, offset + 7, 2), height: bigEndian(bytes, offset + 5, 2))
      }
      offset += 2 + max(bigEndian(bytes, offset + 2, 2), 2)
    }
    return nil
  }

  /// WebP container: lossy, lossless and extended form.
  private static func webP(_ bytes: [UInt8]) -> ImageSize? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      return ImageSize(
        width: littleEndian(bytes, 26, 2) & 0x3FFF, height: littleEndian(bytes, 28, 2) & 0x3FFF)
    case "VP8L":
      let bits = littleEndian(bytes, 21, 4)
      return ImageSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      return ImageSize(
        width: littleEndian(bytes, 24, 3) + 1, height: littleEndian(bytes, 27, 3) + 1)
    default: return nil
    }
  }

  /// SVG: the attributes `width` and `height` of the root, else the last two of its `viewBox`.
  private static func svg(_ bytes: [UInt8]) -> ImageSize? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = text.firstRange(of: "<svg"),
      let end = text[start.upperBound...].firstIndex(of: ">")
    else { return nil }
    let root = text[start.upperBound..<end]
    if let width = pixels(attribute("width", of: root)),
      let height = pixels(attribute("height", of: root))
    {
      return ImageSize(width: width, height: height)
    }
    let box = attribute("viewBox", of: root)?.split { $0 == " " || $0 == "," } ?? []
    guard box.count == 4, let width = pixels(box[2]), let height = pixels(box[3]) else {
      return nil
    }
    return ImageSize(width: width, height: height)
  }

  private static func attribute(_ name: String, of element: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      let starts = element.ranges(of: "\(name)=\(quote)")
      guard
        let start = starts.first(where: { element[..<$0.lowerBound].last?.isWhitespace == true }),
        let end = element[start.upperBound...].firstRange(of: quote)
      else { continue }
      return element[start.upperBound..<end.lowerBound]
    }
    return nil
  }

  private static func pixels(_ text: Substring?) -> Int? {
    guard var text else { return nil }
    if text.hasSuffix("px") { text = text.dropLast(2) }
    guard let value = Double(text), value > 0, value < 100_000 else { return nil }
    return Int(value.rounded())
  }

  private static func bigEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset + count <= bytes.count else { return 0 }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset + count <= bytes.count else { return 0 }
    return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

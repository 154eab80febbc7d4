import StudySite
import Testing

/// An image's bytes, and the size that its page should give it.
struct ImageExample: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var size: (Int, Int)?

  var testDescription: String { name }

  init(_ name: String, _ bytes: [UInt8], _ size: (Int, Int)?) {
    (self.name, self.bytes, self.size) = (name, bytes, size)
  }

  init(_ name: String, svg: String, _ size: (Int, Int)?) {
    self.init(name, Array(svg.utf8), size)
  }
}

/// Images get their dimensions, and mistakes about them are told.
@Suite struct ImageTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 1, 44, 0, 0, 0, 200, 8, 6, 0, 0, 0]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x2C, 0x01, 0xC8, 0x00, 0, 0, 0]
  /// An application segment, a quantization table, then the frame.
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDB, 0, 3, 9, 0xFF, 0xFF, 0xC2, 0, 17, 8]
    + [0x00, 0xC8, 0x01, 0x2C, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]

  private static func webP(_ kind: String, _ payload: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8) + Array(kind.utf8) + [0, 0, 0, 0]
      + payload
      + Array(repeating: 0, count: 12)
  }

  static let examples: [ImageExample] = [
    ImageExample("a.png", png, (300, 200)), ImageExample("A.PNG", png, (300, 200)),
    ImageExample("a.gif", gif, (300, 200)), ImageExample("a.jpg", jpeg, (300, 200)),
    ImageExample("a.jpeg", jpeg, (300, 200)),
    ImageExample(
      "lossy.webp", webP("VP8 ", [0x50, 1, 0, 0x9D, 1, 0x2A, 0x2C, 0x41, 0xC8, 0xC0]), (300, 200)),
    ImageExample("lossless.webp", webP("VP8L", [0x2F, 0x2B, 0xC1, 0x31, 0x00]), (300, 200)),
    ImageExample(
      "extended.webp", webP("VP8X", [0, 0, 0, 0, 0x2B, 1, 0, 0xC7, 0, 0]), (300, 200)),
    ImageExample("a.svg", svg: "<svg width=\"300\" height=\"200\"></svg>", (300, 200)),
    ImageExample(
      "px.svg", svg: "<?xml version='1.0'?>\n<svg width='299.6px' height='200.4px'/>", (300, 200)),
    ImageExample("box.svg", svg: "<svg viewBox=\"0 0 300 200\"/>", (300, 200)),
    ImageExample("commas.svg", svg: "<svg viewBox=\"-5,-5, 300,200\"/>", (300, 200)),
    ImageExample(
      "percent.svg", svg: "<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 300 200\"/>",
      (300, 200)),
    ImageExample("lines.svg", svg: "<svg\nwidth=\"300\"\n\theight=\"200\"\n>", (300, 200)),
    ImageExample(
      "stroke.svg", svg: "<svg stroke-width=\"9\" width=\"300\" height=\"200\"/>", (300, 200)),
    ImageExample("none.svg", svg: "<svg></svg>", nil),
    ImageExample("odd.svg", svg: "<svg width=\"nan\" height=\"inf\"/>", nil),
    ImageExample("huge.svg", svg: "<svg width=\"1e99\" height=\"1e99\"/>", nil),
    ImageExample("minus.svg", svg: "<svg width=\"-3\" height=\"2\"/>", nil),
    ImageExample("tiny.svg", svg: "<svg width=\"0.2\" height=\"0.2\"/>", nil),
    ImageExample("empty.png", [], nil), ImageExample("short.png", Array(png.prefix(20)), nil),
    ImageExample("zero.png", Array(png.prefix(16)) + Array(repeating: 0, count: 9), nil),
    ImageExample("short.gif", Array(gif.prefix(7)), nil),
    ImageExample("no-frame.jpg", Array(jpeg.prefix(13)), nil),
    ImageExample("zeros.jpg", [0xFF, 0xD8] + Array(repeating: 0xFF, count: 40), nil),
    ImageExample(
      "loop.jpg", [0xFF, 0xD8] + Array(repeating: [0xFF, 0xE0, 0, 0], count: 40).flatMap { $0 }, nil
    ),
    ImageExample("unknown.webp", webP("ALPH", [1, 2, 3]), nil),
    ImageExample("png-named.gif", png, nil),
    ImageExample("a.bmp", png, nil), ImageExample("noextension", png, nil),
  ]

  @Test(arguments: examples)
  func `has its dimensions, or the author is told that there are none`(example: ImageExample) {
    let site = BuiltSite(bytes: [
      "sub/p.md": Array("# A\n\n![alt](../pics/\(example.name) \"title\")\n".utf8),
      "pics/" + example.name: example.bytes,
    ])
    guard let (width, height) = example.size else {
      #expect(site.errors.count == 1)
      #expect(site.errors.first?.hasSuffix("[unknown-image-format]") == true, "\(site.errors)")
      return
    }
    #expect(site.errors == [])
    let image = site.page("sub/p.html").elements("img").first
    #expect(image?["src"] == "../pics/" + example.name)
    #expect(image?["width"] == "\(width)")
    #expect(image?["height"] == "\(height)")
    #expect(image?["alt"] == "alt")
    #expect(image?["title"] == "title")
    #expect(site.files["pics/" + example.name] != nil)
  }

  @Test(arguments: [
    ("pic.png", "image 'pic.png' does not exist; did you mean 'pics/pic.png'?", "missing-image"),
    (
      "pics/pci.png", "image 'pics/pci.png' does not exist; did you mean 'pics/pic.png'?",
      "missing-image"
    ),
    (
      "../pics/pic.png", "image '../pics/pic.png' does not exist; did you mean 'pics/pic.png'?",
      "missing-image"
    ),
    (
      "https://example.org/a.png",
      "lies elsewhere, and pages load nothing from elsewhere; copy it into 'content/'",
      "missing-image"
    ),
    ("//example.org/a.png", "lies elsewhere", "missing-image"),
    ("", "image '' does not exist", "missing-image"),
  ])
  func `that is missing is an error`(destination: String, message: String, rule: String) {
    let site = BuiltSite(bytes: [
      "index.md": Array("# A\n\n![alt](<\(destination)>)\n".utf8), "pics/pic.png": Self.png,
    ])
    #expect(site.errors.count == 1)
    #expect(site.errors.first?.hasPrefix("content/index.md:3:1: error: ") == true)
    #expect(site.errors.first?.contains(message) == true, "\(site.errors)")
    #expect(site.errors.first?.hasSuffix("[\(rule)]") == true)
  }

  @Test func `without alternative text is an error`() {
    let site = BuiltSite(bytes: [
      "index.md": Array("![](a.png)\n\n![ok *em* `c`](a.png)\n".utf8), "a.png": Self.png,
    ])
    #expect(
      site.errors == [
        "content/index.md:1:1: error: image 'a.png' has no alternative text; say what it shows: "
          + "![...](a.png) [missing-alt-text]"
      ])
    #expect(site.page("index.html").elements("img").map { $0["alt"] } == ["", "ok em c"])
  }

  @Test func `embedded as data stays as it is`() {
    let site = BuiltSite(["index.md": "![dot](data:image/png;base64,AA==)\n"])
    #expect(site.errors == [])
    #expect(
      site.page("index.html").elements("img").map { $0["src"] } == ["data:image/png;base64,AA=="])
  }

  @Test func `percent-encoded and in a link is found`() {
    let site = BuiltSite(bytes: [
      "index.md": Array("[![big](a%20b.png)](<a b.md>)\n".utf8), "a b.png": Self.png,
      "a b.md": Array("# B\n".utf8),
    ])
    #expect(site.errors == [])
    #expect(site.page("index.html").elements("img").map { $0["src"] } == ["a%20b.png"])
  }
}

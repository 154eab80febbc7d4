import StudySite
import Testing

/// Names with spaces, other scripts and characters that mean something in addresses.
@Suite struct UnusualNamesTests {
  private static let names = [
    "with space", "naïve", "日本語", "a+b", "50%", "q?", "h#", "a&b", "it's", "quote\"d", "<tag>",
    "colon:x", "semi;x", "back\\slash", "%41", "e\u{301}", "a%+1", "tilde~x", "😀",
  ]

  private static var site: BuiltSite {
    var content = ["index.md": "# Home\n", "sub folder/ünder/deep.md": "# Deep\n"]
    for name in names {
      content["sub folder/\(name).md"] = "# T\n\n[up](../index.md) [down](%C3%BCnder/deep.md)\n"
    }
    return BuiltSite(content)
  }

  private let site = site

  @Test func `each becomes a file of the same name`() {
    #expect(site.problems == [])
    let expected =
      Self.names.map { "sub folder/\($0).html" }
      + [
        "index.html", "sub folder/index.html", "sub folder/ünder/deep.html",
        "sub folder/ünder/index.html",
      ]
    #expect(Set(site.ownPaths) == Set(expected))
  }

  @Test func `every reference on every page leads to a file of the site`() throws {
    for (path, text) in site.files where path.hasSuffix(".html") && path != "404.html" {
      let page = HTMLReading(text)
      for reference in page.links + page.elements("link").compactMap({ $0["href"] }) {
        let target = try #require(Self.target(of: reference, on: path), "\(path): \(reference)")
        #expect(site.files[target] != nil, "\(path): '\(reference)' leads to '\(target)'")
      }
    }
  }

  @Test(arguments: names)
  func `a link written percent-encoded finds the page`(name: String) {
    let encoded = name.utf8.map { byte in
      let hexadecimal = String(byte, radix: 16, uppercase: true)
      return "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
    }.joined()
    let site = BuiltSite(["index.md": "# H\n\n[x](\(encoded).md)\n", "\(name).md": "# T\n"])
    #expect(site.errors == [])
    let link = site.page("index.html").inside("class", "prose").links.first
    #expect(link.flatMap { Self.target(of: $0, on: "index.html") } == name + ".html")
  }

  @Test(arguments: ["with space", "naïve", "日本語", "a+b", "50%", "a%+1", "it's", "😀"])
  func `a link written as the name stands finds the page`(name: String) {
    let site = BuiltSite(["index.md": "# H\n\n[x](<\(name).md>)\n", "\(name).md": "# T\n"])
    #expect(site.errors == [])
    let link = site.page("index.html").inside("class", "prose").links.first
    #expect(link.flatMap { Self.target(of: $0, on: "index.html") } == name + ".html")
  }

  @Test func `addresses that differ in case only are an error`() {
    let site = BuiltSite(["index.md": "# H\n", "Straße.md": "# S\n", "straße.md": "# s\n"])
    #expect(site.errors.count == 1)
    #expect(site.errors.first?.hasSuffix("[duplicate-url]") == true)
  }

  /// The file that a relative reference leads to, resolved as a browser does.
  private static func target(of reference: String, on path: String) -> String? {
    var parts = path.split(separator: "/").dropLast().map(String.init)
    var steps = reference.prefix { $0 != "#" && $0 != "?" }.split(separator: "/").map(String.init)
    if steps.isEmpty { return path }
    guard let name = steps.popLast() else { return nil }
    for step in steps {
      if step == ".." { if parts.popLast() == nil { return nil } } else { parts.append(step) }
    }
    return (parts + [name]).map(percentDecoded).joined(separator: "/")
  }

  private static func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

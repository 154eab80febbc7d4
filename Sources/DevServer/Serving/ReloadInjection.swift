/// What is added to a page on its way out so that it follows the author's edits.
///
/// The page loads the reload script, and where it has a policy of its own in a `meta` element, that
/// allows the script's connection. The page is changed in the answer only, never in the folder.
struct ReloadInjection: Hashable, Sendable {
  /// The host and port by which the page was asked for, which may stand in a page as they are.
  let authority: String
  /// The element that loads the script.
  private let script: [UInt8]
  /// The sources of connections, as they stand in an attribute's value.
  private let sources: [UInt8]

  /// An injection for pages below a base path that were asked for at `authority`.
  init(authority: Authority, basePath: String) {
    self.authority = authority.text
    script = Array("<script src=\"\(basePath)~discern/reload.js\" defer></script>".utf8)
    sources = Array("&#39;self&#39; \(Self.socketSource(authority))".utf8)
  }

  /// The source of the socket's address in a content security policy.
  ///
  /// Policies have no form for an address of version 6, so that any socket has to do there.
  static func socketSource(_ authority: Authority) -> String {
    if case .version6 = authority.host { return "ws:" }
    return authority.text.hasPrefix("[") ? "ws:" : "ws://" + authority.text
  }

  /// The page with the script, and with the connection allowed.
  func inject(into page: [UInt8]) -> [UInt8] {
    var insertions: [(offset: Int, bytes: [UInt8])] = []
    var scriptOffset = page.count
    var scanner = HeadScanner(page)
    scan: while let tag = scanner.next() {
      switch tag.name {
      case "/head", "body":
        scriptOffset = min(scriptOffset, tag.start)
        break scan
      case "script":
        // Before the page's own scripts, so that it sees the page as it was sent.
        scriptOffset = min(scriptOffset, tag.start)
      case "meta":
        if let value = tag.policy { insertions += allowances(in: page, value) }
      default: break
      }
    }
    insertions.append((scriptOffset, script))
    insertions.sort { $0.offset < $1.offset }
    var result: [UInt8] = []
    result.reserveCapacity(insertions.reduce(page.count) { $0 + $1.bytes.count })
    var copied = 0
    for (offset, bytes) in insertions {
      result += page[copied..<offset]
      result += bytes
      copied = offset
    }
    result += page[copied...]
    return result
  }

  /// What allows the script and its connection in a policy that would not.
  ///
  /// Of two directives of one name the first counts, so that a list which is there is lengthened.
  private func allowances(
    in page: [UInt8], _ policy: Range<Int>
  ) -> [(offset: Int, bytes: [UInt8])] {
    let space = UInt8(ascii: " ")
    var ends: [String: Int] = [:]
    for directive in page[policy].split(separator: UInt8(ascii: ";")) {
      let start = directive.firstIndex { $0 > space } ?? directive.endIndex
      let name = directive[start...].prefix { $0 > space }
      let key = String(decoding: name, as: UTF8.self).lowercased()
      ends[key] = ends[key] ?? name.endIndex
    }
    var insertions: [(offset: Int, bytes: [UInt8])] = []
    if let end = ends["connect-src"] {
      insertions.append((end, [space] + sources))
    } else if ends["default-src"] != nil {
      insertions.append(
        (policy.lowerBound, Array("connect-src ".utf8) + sources + Array("; ".utf8)))
    }
    if ends["default-src"] != nil, ends["script-src"] == nil {
      insertions.append((policy.lowerBound, Array("script-src &#39;self&#39;; ".utf8)))
    }
    return insertions
  }
}

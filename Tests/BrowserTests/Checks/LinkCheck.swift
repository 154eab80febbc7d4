import Foundation

/// Every link of a site, to a page, an anchor, a style, a script or an image, leads to something in
/// its folder.
struct LinkCheck: Sendable {
  private struct Page: Decodable, Sendable {
    let ids: [String]
    let links: [Link]
  }

  private struct Link: Decodable, Sendable {
    /// The element's name and the link as it is written.
    let element: String
    let written: String
    /// The link as the browser resolves it.
    let resolved: String
  }

  private let site: SiteFolder
  private var pages: [String: Page] = [:]

  init(site: SiteFolder) {
    self.site = site
  }

  /// Opens each page once, without scripts, and returns all links that lead nowhere.
  static func findings(in site: SiteFolder, browser: Browser) async throws -> [Finding] {
    var check = LinkCheck(site: site)
    for page in site.pages {
      try await browser.open(site.url(of: page), in: .desktop.with(\.runsScripts, false))
      check.pages[page] = try await browser.evaluate(script, as: Page.self)
    }
    return site.pages.flatMap { check.findings(on: $0) }
  }

  private func findings(on page: String) -> [Finding] {
    (pages[page]?.links ?? []).compactMap { link in
      complaint(about: link, on: page).map {
        Finding(
          rule: "link/\($0)", message: "\(page): <\(link.element)> leads to \(link.written)")
      }
    }
  }

  private func complaint(about link: Link, on page: String) -> String? {
    guard let target = target(of: link) else { return nil }
    guard let path = target.path else { return "outside-the-site" }
    if link.written.hasPrefix("/"), page != SiteFolder.notFoundPage { return "not-relative" }
    var isFolder: ObjCBool = false
    let file = site.folder.appendingPathComponent(path).path
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      return "dead"
    }
    if isFolder.boolValue { return folderMayStand(for: link, on: page) ? nil : "names-a-folder" }
    guard let anchor = target.anchor, !anchor.isEmpty, anchor != "top", let page = pages[path]
    else {
      return nil
    }
    return page.ids.contains(anchor) ? nil : "dead-anchor"
  }

  /// A reader's link has to name the file, so that it works without a server; what only a server's
  /// visitors see need not.
  private func folderMayStand(for link: Link, on page: String) -> Bool {
    link.element == "link" || link.element == "meta" || page == SiteFolder.notFoundPage
  }

  /// Returns nil for a link to another site; the path is nil when the link leaves the folder.
  private func target(of link: Link) -> (path: String?, anchor: String?)? {
    let parts = link.resolved.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.dropFirst().first?.removingPercentEncoding
    let address = parts[0].prefix { $0 != "?" }.removingPercentEncoding ?? ""

    if let base = site.baseURL, address.hasPrefix(base) {
      let path = String(address.dropFirst(base.count))
      return (path.isEmpty ? "index.html" : path, anchor)
    }
    guard address.hasPrefix("file://") else { return nil }
    let path = String(address.dropFirst("file://".count))
    let root = site.folder.path + "/"
    if path.hasPrefix(root) { return (String(path.dropFirst(root.count)), anchor) }
    if link.written.hasPrefix("/"), path.hasPrefix(site.basePath) {
      return (String(path.dropFirst(site.basePath.count)), anchor)
    }
    return (nil, anchor)
  }

  private static let script = #"""
    const attributes = {
      a: "href", area: "href", link: "href", meta: "content",
      script: "src", img: "src", iframe: "src", source: "src",
    };
    const selector = "a[href], area[href], link[href], script[src], img[src], iframe[src],"
      + ' source[src], meta[property="og:url"], meta[property="og:image"]';
    return {
      ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
      links: [...document.querySelectorAll(selector)].map((element) => {
        const name = element.tagName.toLowerCase();
        const written = element.getAttribute(attributes[name]);
        return { element: name, written, resolved: new URL(written, document.baseURI).href };
      }),
    };
    """#
}

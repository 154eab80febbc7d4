internal import Diagnostics

/// What all pages of a site share: the common fields of templates, made for one page at a time.
struct PageFrame: Sendable {
  private let site: Site
  /// The navigation at the top, rendered once for each folder, for pages that do not stand in it.
  private let navigationByFolder: [String: [UInt8]]
  private let navigation: [(title: String, url: SiteURL)]

  /// The policy of every page: it loads its own files and nothing else.
  private static let contentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    + "base-uri 'none'; form-action 'none'"

  init(_ site: Site) {
    self.site = site
    navigation = site.configuration.navigation.compactMap { entry in
      site.navigationURL(entry).map { (entry.title, $0) }
    }
    var byFolder: [String: [UInt8]] = [:]
    let pages = site.index.pages.map(\.url) + site.generatedPages.map(\.url)
    for url in pages + site.redirects.map(\.url) where byFolder[url.folder] == nil {
      byFolder[url.folder] = Self.navigation(
        navigation, on: SiteURL(url.folder.isEmpty ? "" : url.folder + "/"), site)
    }
    navigationByFolder = byFolder
  }

  /// The common fields of a page.
  func fields(
    url: SiteURL, title: String, description: String?, isArticle: Bool = false,
    pageData: String? = nil
  ) -> TemplateObject {
    let configuration = site.configuration
    let isHome = url.path == "index.html"
    let base = configuration.baseURL
    let documentTitle = isHome || title == siteTitle ? siteTitle : "\(title) · \(siteTitle)"
    return [
      "language": .text(configuration.language),
      "siteTitle": .text(siteTitle),
      "siteDescription": .text(configuration.description),
      "disclaimer": .text(configuration.disclaimer),
      "factsChecked": .text(
        configuration.checkedOn.map { checked in
          site.theme.words(
            "factsChecked", ["date": site.theme.words.date(checked.value)])
        }),
      "documentTitle": .text(documentTitle),
      "title": .text(title),
      "description": .text(description ?? (isHome ? configuration.description : nil)),
      "author": .text(configuration.author),
      "contentSecurityPolicy": .text(Self.contentSecurityPolicy),
      "styleURL": .text(asset("style.css", from: url)),
      "scriptURL": .text(asset("site.js", from: url)),
      "iconURL": .text(asset("favicon.svg", from: url)),
      "homeURL": .text(url.reference(to: SiteURL("index.html"))),
      "canonicalURL": .text(base.map { $0.text + Self.canonicalPath(url) }),
      "feedURL": .text(
        base != nil && site.hasFeed ? url.reference(to: SiteURL("feed.xml")) : nil),
      "openGraphType": .text(isArticle ? "article" : "website"),
      "siteNavigation": .html(navigationHTML(on: url)),
      "breadcrumbs": .list(breadcrumbs(of: url)),
      "pageData": pageData.map { .html($0) },
    ]
  }

  /// The site's name: as configured, else the home page's title.
  var siteTitle: String {
    if let title = site.configuration.title { return title }
    let home = site.index.sections[""]?.index.map { site.index.pages[$0].title }
    return home ?? site.theme.words("studySite")
  }

  /// The path below the base address, without a final `index.html`.
  static func canonicalPath(_ url: SiteURL) -> String {
    let path = url.encodedPath
    return path == "index.html" || path.hasSuffix("/index.html")
      ? String(path.dropLast("index.html".count)) : path
  }

  private func asset(_ name: String, from url: SiteURL) -> String? {
    site.theme.assets.url(name).map { url.reference(to: $0) }
  }

  private func breadcrumbs(of url: SiteURL) -> [TemplateObject] {
    guard url.path != "index.html" else { return [] }
    var crumbs: [TemplateObject] = [
      [
        "title": .text(site.theme.words("home")),
        "url": .text(url.reference(to: SiteURL("index.html"))),
      ]
    ]
    var folder = ""
    for part in url.folder.split(separator: "/") {
      folder += folder.isEmpty ? String(part) : "/" + part
      let target = SiteURL(folder + "/index.html")
      guard target != url, let title = sectionTitle(folder) else { continue }
      crumbs.append(["title": .text(title), "url": .text(url.reference(to: target))])
    }
    return crumbs
  }

  /// The title of a folder that has a page of its own; nil for other folders.
  private func sectionTitle(_ folder: String) -> String? {
    if let section = site.index.sections[folder] { return section.title }
    return folder == "tags" ? site.theme.words("tagsTitle") : nil
  }

  /// The navigation with absolute links below a path, for a page that may be shown anywhere.
  func absoluteNavigation(base: String) -> [UInt8] {
    guard !navigation.isEmpty else { return [] }
    let items = navigation.map { entry -> TemplateObject in
      [
        "title": .text(entry.title), "url": .text(base + entry.url.encodedPath),
        "isCurrent": .flag(false),
      ]
    }
    return site.theme.templates.render(.siteNavigation, ["items": .list(items)])
  }

  private func navigationHTML(on url: SiteURL) -> [UInt8] {
    if !navigation.contains(where: { $0.url == url }), let html = navigationByFolder[url.folder] {
      return html
    }
    return Self.navigation(navigation, on: url, site)
  }

  private static func navigation(
    _ entries: [(title: String, url: SiteURL)], on url: SiteURL, _ site: Site
  ) -> [UInt8] {
    guard !entries.isEmpty else { return [] }
    let items = entries.map { entry -> TemplateObject in
      [
        "title": .text(entry.title), "url": .text(url.reference(to: entry.url)),
        "isCurrent": .flag(entry.url == url),
      ]
    }
    return site.theme.templates.render(.siteNavigation, ["items": .list(items)])
  }
}

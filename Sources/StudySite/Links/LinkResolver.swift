internal import Diagnostics
internal import Markdown
internal import Publication

/// Turns the destinations that authors write into references between the site's files.
struct LinkResolver: Sendable {
  /// What a page's links come to.
  struct Resolution: Sendable {
    var links: [NodeID: LinkResolution] = [:]
    /// Anchors to be found once all pages are rendered.
    var anchors: [AnchorUse] = []
    var diagnostics: [Diagnostic] = []
  }

  /// A link to a part of a page.
  struct AnchorUse: Sendable {
    var target: SiteURL
    var anchor: String
    var location: SourceLocation
  }

  let index: SiteIndex
  /// The addresses of the pages that are made without a Markdown file.
  let generated: Set<SiteURL>
  /// The paths of all files below `content/`.
  let paths: Set<String>
  /// The paths of the files that the configuration declares.
  let declaredFiles: Set<String>
  /// The size of each image, by path; nil where it could not be read.
  let imageSizes: [String: ImageSize?]
  let configuration: SiteConfiguration
  /// What a mistyped link may have meant; nil until there is one.
  private let targets = Guarded<LinkTargets?>(nil)

  init(
    index: SiteIndex, generated: Set<SiteURL>, paths: Set<String>, declaredFiles: Set<String>,
    imageSizes: [String: ImageSize?], configuration: SiteConfiguration
  ) {
    self.index = index
    self.generated = generated
    self.paths = paths
    self.declaredFiles = declaredFiles
    self.imageSizes = imageSizes
    self.configuration = configuration
  }

  /// Where the links and images of a page lead, as a hash: equal for two states of the site in which
  /// they are resolved alike.
  func targets(of page: SitePage) -> ContentHash {
    var hash = ContentHash()
    for destination in page.outline.linkDestinations {
      guard case .local(let path, _, _) = LinkTarget(destination), !path.isEmpty else { continue }
      hash.add(resolvePath(path, from: page.folder).flatMap { url(at: $0) }?.path)
    }
    for destination in page.outline.imageDestinations {
      guard case .local(let path, _, _) = LinkTarget(destination) else { continue }
      let size = resolvePath(path, from: page.folder).flatMap { imageSizes[$0] ?? nil }
      hash.add(size?.width ?? -1)
      hash.add(size?.height ?? -1)
    }
    return hash
  }

  /// Resolves all links and images of a page, as seen from its own address or from that of another
  /// page on which a part of it stands too.
  func resolve(_ page: SitePage, from url: SiteURL? = nil) -> Resolution {
    let origin = url ?? page.url
    var resolution = Resolution()
    for link in page.document.links {
      if link.isDangerous, !configuration.allowsDangerousLinks {
        resolution.diagnostics.append(
          Diagnostic(
            .dangerousLink, at: link.location, "link target '\(link.destination)' may run code",
            suggestion: "use another address, or set 'allowDangerousLinks: true' in site.yaml"))
        continue
      }
      switch link.kind {
      case .link: resolve(link, of: page, from: origin, &resolution)
      case .image: resolveImage(link, of: page, from: origin, &resolution)
      }
    }
    return resolution
  }

  private func resolve(
    _ link: Link, of page: SitePage, from origin: SiteURL,
    _ resolution: inout Resolution
  ) {
    let path: String
    let query: String?
    let anchor: String?
    switch LinkTarget(link.destination) {
    case .external(let scheme):
      if ["http", "https"].contains(scheme) {
        resolution.links[link.node] = LinkResolution(
          destination: link.destination, isExternal: true)
      }
      return
    case .local(let localPath, let localQuery, let localAnchor):
      (path, query, anchor) = (localPath, localQuery, localAnchor)
    }
    var target = page.url
    if !path.isEmpty {
      guard let resolved = resolvePath(path, from: page.folder), let url = url(at: resolved) else {
        resolution.diagnostics.append(unknownTarget(link, path: path, of: page))
        return
      }
      target = url
    }
    if let anchor, !anchor.isEmpty {
      resolution.anchors.append(
        AnchorUse(target: target, anchor: anchor, location: link.location))
    }
    let suffix = (query.map { "?" + $0 } ?? "") + (anchor.map { "#" + Self.encodeAnchor($0) } ?? "")
    // A page that links to itself as a whole still needs a reference that is not empty.
    let isOwnAnchor = target == origin && !suffix.isEmpty
    let reference = isOwnAnchor ? "" : origin.reference(to: target)
    resolution.links[link.node] = LinkResolution(destination: reference + suffix)
  }

  private func url(at path: String) -> SiteURL? {
    if let page = index.pageByPath[path] { return index.pages[page].url }
    let url = SiteURL(path)
    if generated.contains(url) || declaredFiles.contains(path) || imageSizes.keys.contains(path) {
      return url
    }
    if path.hasSuffix(".html"),
      index.pageByPath[String(path.dropLast(".html".count)) + ".md"] != nil
    {
      return url
    }
    if let section = index.sections[path] { return section.url }
    let folder = SiteURL(path + "/index.html")
    return generated.contains(folder) ? folder : nil
  }

  private func resolveImage(
    _ link: Link, of page: SitePage, from origin: SiteURL,
    _ resolution: inout Resolution
  ) {
    if link.text.isEmpty {
      resolution.diagnostics.append(
        Diagnostic(
          .missingAltText, at: link.location, "image '\(link.destination)' has no alternative text",
          suggestion: "say what it shows: ![...](\(link.destination))"))
    }
    guard case .local(let path, _, _) = LinkTarget(link.destination) else {
      if link.destination.hasPrefix("data:") { return }
      resolution.diagnostics.append(
        Diagnostic(
          .missingImage, at: link.location,
          "image '\(link.destination)' lies elsewhere, and pages load nothing from elsewhere",
          suggestion: "copy it into 'content/'"))
      return
    }
    guard let resolved = resolvePath(path, from: page.folder), paths.contains(resolved) else {
      resolution.diagnostics.append(
        Diagnostic(
          .missingImage, at: link.location, "image '\(path)' does not exist",
          suggestion: suggestion(for: path, of: page) { Self.isImage($0) }))
      return
    }
    guard let size = imageSizes[resolved] ?? nil else {
      resolution.diagnostics.append(
        Diagnostic(
          .unknownImageFormat, at: link.location, "image '\(path)' has no width and height to read",
          suggestion: "use \(ImageSize.extensions.joined(separator: ", "))"))
      return
    }
    resolution.links[link.node] = LinkResolution(
      destination: origin.reference(to: SiteURL(resolved)), width: size.width,
      height: size.height)
  }

  private func unknownTarget(
    _ link: Link, path: String, of page: SitePage
  ) -> Diagnostic {
    if let resolved = resolvePath(path, from: page.folder), paths.contains(resolved) {
      return Diagnostic(
        .unknownLinkTarget, at: link.location,
        "link target '\(path)' is not published"
          + (resolved.hasSuffix(".md") ? ": it is a draft or has errors" : ""),
        suggestion: resolved.hasSuffix(".md")
          ? nil : "add '\(resolved)' to 'files' in site.yaml")
    }
    return Diagnostic(
      .unknownLinkTarget, at: link.location, "link target '\(path)' is not a page",
      suggestion: suggestion(for: path, of: page) { !Self.isImage($0) })
  }

  /// "did you mean", with the path written as seen from the page.
  ///
  /// Looked for are files of a like name in the folder that the path leads to, and files of the same
  /// name elsewhere, so that a dead link does not cost a walk over the whole site.
  private func suggestion(
    for path: String, of page: SitePage, where isWanted: (String) -> Bool
  ) -> String? {
    let resolved = SiteURL(resolvePath(path, from: page.folder) ?? path)
    let targets = linkTargets()
    let siblings = (targets.byFolder[resolved.folder] ?? []).filter(isWanted)
    let candidates = siblings.map { page.url.reference(to: SiteURL($0)) }
    if let suggestion = didYouMean(path, in: candidates) { return suggestion }
    let namesakes = (targets.byName[LinkTargets.name(of: path)] ?? []).filter(isWanted)
    return namesakes.first.map { "did you mean '\(page.url.reference(to: SiteURL($0)))'?" }
  }

  /// What links may lead to; listed when the first mistyped link is found, as most sites have none.
  private func linkTargets() -> LinkTargets {
    targets.withLock { known in
      if let known { return known }
      let targets = LinkTargets(
        index.pages.map(\.path) + generated.map(\.path) + paths.filter { Self.isImage($0) })
      known = targets
      return targets
    }
  }

  /// Whether a path ends like an image.
  static func isImage(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    return ImageSize.extensions.contains(path[path.index(after: dot)...].lowercased())
  }

  /// An anchor as it stands behind `#`: what may not stand there is percent-encoded.
  private static func encodeAnchor(_ anchor: String) -> String {
    SiteURL(anchor).encodedPath
  }
}

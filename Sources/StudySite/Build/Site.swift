internal import Decisions
internal import Diagnostics
internal import Markdown
internal import Parallel

/// A site read, linked and checked as far as its sources go: all that rendering needs.
struct Site: Sendable {
  var configuration: SiteConfiguration
  var theme: Theme
  var index: SiteIndex
  /// The ids of decisions that have errors, so that what is made from them is not missed too.
  var brokenDecisions: [String]
  /// The decisions with their verdicts and cards, sorted by id.
  var units: [StudyUnit]
  var links: LinkResolver
  /// The images that pages refer to and the files that the configuration declares.
  var files: [OutputFile]
  /// Pages that lead from former addresses to present ones.
  var redirects: [Redirect]
  var ledger: Ledger
  var hasLedger: Bool

  /// A former address of a page.
  struct Redirect: Sendable {
    var url: SiteURL
    var page: Int
    var location: SourceLocation
  }
}

extension Site {
  /// Reads and links a site; what is wrong is in the diagnostics, and what is left is in the site.
  static func load(
    _ input: SiteInput, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
  ) -> Site {
    let sources = SiteSources.read(input.content, &diagnostics)
    let configuration = configuration(from: sources, options, &diagnostics)
    let theme = Theme.load(input.templates, language: configuration.language, &diagnostics)
    let decisions = decisions(from: sources, options, &diagnostics)
    let pages = pages(from: sources, input.content, options, &diagnostics)
    let index = SiteIndex(pages, words: theme.words, &diagnostics)
    let (images, sizes) = images(of: index, sources.paths, input.content, &diagnostics)
    let declared = declaredFiles(configuration, sources.paths, input.content, &diagnostics)
    let units = StudyUnit.make(
      decisions, index: index, words: theme.words, threads: options.threads, &diagnostics)
    let redirects = redirects(of: index, &diagnostics)
    var site = Site(
      configuration: configuration, theme: theme, index: index,
      brokenDecisions: sources.decisions.map(\.id).filter { id in
        !decisions.contains { $0.decision.id == id }
      },
      units: units,
      links: LinkResolver(
        index: index, generated: [], paths: sources.paths,
        declaredFiles: Set(declared.map(\.path)), imageSizes: sizes, configuration: configuration),
      files: images + declared.filter { !sizes.keys.contains($0.path) }, redirects: redirects,
      ledger: sources.ledger.map { Ledger.read($0, &diagnostics) } ?? Ledger(),
      hasLedger: sources.ledger != nil)
    site.links = LinkResolver(
      index: index, generated: site.generatedURLs, paths: sources.paths,
      declaredFiles: Set(declared.map(\.path)), imageSizes: sizes, configuration: configuration)
    site.checkAddresses(&diagnostics)
    site.checkDates(&diagnostics)
    site.checkMarkup(&diagnostics)
    return site
  }

  private static func configuration(
    from sources: SiteSources, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
  ) -> SiteConfiguration {
    var configuration =
      sources.configuration.map { SiteConfiguration.read($0, &diagnostics) } ?? SiteConfiguration()
    if let baseURL = options.baseURL { configuration.baseURL = baseURL }
    if let today = options.today { configuration.today = today }
    if configuration.baseURL == nil, sources.configuration != nil {
      diagnostics.append(
        Diagnostic(
          .missingBaseURL, at: SourceLocation(path: "content/site.yaml"),
          "without 'baseURL' there are no canonical addresses, sitemap and feed"))
    }
    return configuration
  }

  private static func decisions(
    from sources: SiteSources, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
  ) -> [AuthoredDecision] {
    sources.decisions.compactMap { id, source in
      var authored = DecisionReader.read(source, id: id, &diagnostics)
      if options.usesModels, let decision = authored?.decision {
        authored?.model = LearnedModel.read(sources, of: decision, &diagnostics)
      }
      return authored
    }
  }

  private static func pages(
    from sources: SiteSources, _ content: any SourceFolder, _ options: BuildOptions,
    _ diagnostics: inout [Diagnostic]
  ) -> [SitePage] {
    let paths = sources.markdownPaths
    let decisions = Set(sources.decisions.map(\.id))
    let read = concurrentMap(count: paths.count, threads: options.threads) { index in
      var found: [Diagnostic] = []
      let page = readPage(
        paths[index], in: content, decisions: decisions, includesDrafts: options.includesDrafts,
        &found)
      return (page: page, diagnostics: found)
    }
    diagnostics += read.flatMap(\.diagnostics)
    return read.compactMap(\.page)
  }

  private static func images(
    of index: SiteIndex, _ paths: Set<String>, _ content: any SourceFolder,
    _ diagnostics: inout [Diagnostic]
  ) -> (files: [OutputFile], sizes: [String: ImageSize?]) {
    var wanted: Set<String> = []
    for page in index.pages {
      for destination in page.outline.imageDestinations {
        if case .local(let path, _, _) = LinkTarget(destination),
          let resolved = resolvePath(path, from: page.folder), paths.contains(resolved)
        {
          wanted.insert(resolved)
        }
      }
    }
    var files: [OutputFile] = []
    var sizes: [String: ImageSize?] = [:]
    for path in wanted.sorted() {
      guard let bytes = read(path, content, &diagnostics) else { continue }
      files.append(OutputFile(path: path, bytes: bytes))
      let name = path.split(separator: ".").last.map(String.init) ?? ""
      sizes[path] = .some(ImageSize(bytes, extension: name))
    }
    return (files, sizes)
  }

  private static func declaredFiles(
    _ configuration: SiteConfiguration, _ paths: Set<String>, _ content: any SourceFolder,
    _ diagnostics: inout [Diagnostic]
  ) -> [OutputFile] {
    configuration.files.compactMap { file in
      guard paths.contains(file.value) else {
        diagnostics.append(
          Diagnostic(
            .unknownLinkTarget, at: file.location, "'\(file.value)' is not a file in 'content/'",
            suggestion: didYouMean(file.value, in: paths.sorted())))
        return nil
      }
      return read(file.value, content, &diagnostics).map {
        OutputFile(path: file.value, bytes: $0)
      }
    }
  }

  private static func read(
    _ path: String, _ content: any SourceFolder, _ diagnostics: inout [Diagnostic]
  ) -> [UInt8]? {
    let limit = SiteSources.maximumFileSize
    do {
      return try content.read(path, limit: limit)
    } catch {
      diagnostics.append(error.diagnostic(for: "content/" + path, limit: limit))
      return nil
    }
  }

  private static func redirects(
    of index: SiteIndex, _ diagnostics: inout [Diagnostic]
  ) -> [Redirect] {
    var redirects: [Redirect] = []
    for (number, page) in index.pages.enumerated() {
      for alias in page.metadata.aliases {
        let path = alias.value.hasSuffix("/") ? alias.value + "index.html" : alias.value
        guard path.hasSuffix(".html"), !path.hasPrefix("/"), !path.contains("\\"),
          resolvePath(path, from: "") == path
        else {
          diagnostics.append(
            Diagnostic(
              .invalidValue, at: alias.location, "the alias '\(alias.value)' is not an address",
              suggestion: "write it from the site's root, such as 'lessons/old-name.html'"))
          continue
        }
        redirects.append(Redirect(url: SiteURL(path), page: number, location: alias.location))
      }
    }
    return redirects
  }
}

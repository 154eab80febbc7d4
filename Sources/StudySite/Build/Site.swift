internal import Decisions
internal import Diagnostics
internal import Markdown
internal import Parallel

/// A site read, linked and checked as far as its sources go: all that rendering needs.
struct Site: Sendable {
  var configuration: SiteConfiguration
  /// What the file of the configuration is, as a hash.
  var configurationContents: ContentHash
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
    _ input: SiteInput, _ options: BuildOptions, memory: SiteMemory = SiteMemory(),
    _ diagnostics: inout [Diagnostic]
  ) -> Site {
    let sources = SiteSources.read(input.content, &diagnostics)
    let configuration = configuration(from: sources, options, &diagnostics)
    let language = configuration.language
    let theme = memory.theme(from: input.templates, language: language, &diagnostics) {
      Theme.load(input.templates, language: language, &$0)
    }
    let decisions = memory.decisions(
      from: sources.decisionPaths, in: input.content, usesModels: options.usesModels, &diagnostics
    ) { readDecisions(from: sources, usesModels: options.usesModels, &$0) }
    let pages = pages(from: sources, input.content, options, memory, &diagnostics)
    let index = SiteIndex(pages, words: theme.words, &diagnostics)
    let (images, sizes) = images(of: index, sources.paths, input.content, memory, &diagnostics)
    let declared = declaredFiles(configuration, sources.paths, input.content, &diagnostics)
    let units = StudyUnit.make(
      decisions, index: index, words: theme.words, threads: options.threads, memory: memory,
      &diagnostics)
    let redirects = redirects(of: index, &diagnostics)
    var site = Site(
      configuration: configuration,
      configurationContents: ContentHash(sources.configuration?.bytes ?? []), theme: theme,
      index: index,
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

  /// The decisions that can be used, each with its model where one is wanted and there.
  static func readDecisions(
    from sources: SiteSources, usesModels: Bool, _ diagnostics: inout [Diagnostic]
  ) -> [AuthoredDecision] {
    sources.decisions.compactMap { id, source in
      guard let authored = DecisionReader.read(source, id: id, &diagnostics) else { return nil }
      let model =
        usesModels ? LearnedModel.read(sources, of: authored.decision, &diagnostics) : nil
      return authored.completed(by: model)
    }
  }

  /// The ids of all decisions, those with errors included.
  var decisionIDs: Set<String> { Set(units.map(\.authored.decision.id) + brokenDecisions) }

  /// What else than its own file a page is read from.
  static func circumstances(of decisions: Set<String>) -> String {
    decisions.sorted().joined(separator: " ")
  }

  private static func pages(
    from sources: SiteSources, _ content: any SourceFolder, _ options: BuildOptions,
    _ memory: SiteMemory, _ diagnostics: inout [Diagnostic]
  ) -> [SitePage] {
    let paths = sources.markdownPaths
    let decisions = Set(sources.decisions.map(\.id))
    let circumstances = Self.circumstances(of: decisions)
    var known =
      memory.unchangedPages(paths, in: content, circumstances: circumstances)
    let unknown = paths.filter { known[$0] == nil }
    let read = concurrentMap(count: unknown.count, threads: options.threads) { index in
      var found: [Diagnostic] = []
      let page = readPage(
        unknown[index], in: content, decisions: decisions, includesDrafts: options.includesDrafts,
        &found)
      return (path: unknown[index], page: page, diagnostics: found)
    }
    memory.keep(read, in: content, circumstances: circumstances)
    memory.forgetAll(but: sources.paths)
    if known.isEmpty {
      diagnostics += read.flatMap(\.diagnostics)
      return read.compactMap(\.page)
    }
    for (path, page, diagnostics) in read { known[path] = (page, diagnostics) }
    diagnostics += paths.flatMap { known[$0]?.diagnostics ?? [] }
    return paths.compactMap { known[$0]?.page }
  }

  private static func images(
    of index: SiteIndex, _ paths: Set<String>, _ content: any SourceFolder,
    _ memory: SiteMemory, _ diagnostics: inout [Diagnostic]
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
      let image = memory.image(path, in: content, &diagnostics) { diagnostics in
        readImage(path, content, &diagnostics)
      }
      guard let image else { continue }
      files.append(image.file)
      sizes[path] = .some(image.size)
    }
    return (files, sizes)
  }

  private static func readImage(
    _ path: String, _ content: any SourceFolder, _ diagnostics: inout [Diagnostic]
  ) -> (file: OutputFile, size: ImageSize?)? {
    guard let bytes = read(path, content, &diagnostics) else { return nil }
    let name = path.split(separator: ".").last.map(String.init) ?? ""
    return (OutputFile(path: path, bytes: bytes), ImageSize(bytes, extension: name))
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

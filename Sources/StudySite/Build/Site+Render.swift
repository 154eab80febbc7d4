internal import Decisions
internal import Diagnostics
internal import Markdown
internal import Parallel

extension Site {
  /// A page to be made.
  enum PageToMake: Sendable {
    case page(Int)
    case generated(GeneratedPage)
    case redirect(Redirect)
  }

  /// All pages of the site, in a fixed order: those that the author wrote, those that are made
  /// besides, and those that lead elsewhere.
  var pagesToMake: [PageToMake] {
    index.pages.indices.map { .page($0) } + generatedPages.map { .generated($0) }
      + redirects.map { .redirect($0) }
  }

  /// Where a page to be made will stand.
  func url(of page: PageToMake) -> SiteURL {
    switch page {
    case .page(let number): index.pages[number].url
    case .generated(let page): page.url
    case .redirect(let redirect): redirect.url
    }
  }

  /// Where the source of a page to be made stands.
  func location(of page: PageToMake) -> SourceLocation {
    switch page {
    case .page(let number): index.pages[number].location
    case .generated(let page): page.location
    case .redirect(let redirect): redirect.location
    }
  }

  /// The pages that can be taken over from an earlier build, by their places in `pages`.
  ///
  /// - Parameters:
  ///   - pages: The pages to be made.
  ///   - remembered: The pages of an earlier build.
  ///   - reader: What the pages are made of now.
  ///   - threads: How many threads compare.
  /// - Returns: For each page what it is made of and, where that is as it was, what was kept of it.
  func recall(
    _ pages: [PageToMake], from remembered: [SiteURL: RenderedPage], _ reader: PageInputsReader,
    threads: Int
  ) -> [(inputs: PageInputs, known: RenderedPage?)] {
    concurrentMap(count: pages.count, threads: threads) { place in
      let old = remembered[url(of: pages[place])]
      let sameAddresses = old?.addresses == reader.addresses
      let inputs: PageInputs
      switch pages[place] {
      case .page(let number):
        inputs = reader.inputs(
          ofPage: number,
          knownLinks: sameAddresses && old?.inputs[.text] == index.pages[number].contents
            ? old?.inputs[.links] : nil)
      case .generated(let page): inputs = reader.inputs(of: page)
      case .redirect(let redirect): inputs = reader.inputs(of: redirect)
      }
      guard var old, old.inputs == inputs, old.diagnostics.isEmpty || sameAddresses else {
        return (inputs, nil)
      }
      old.addresses = reader.addresses
      return (inputs, old)
    }
  }

  /// Makes a page.
  func make(
    _ page: PageToMake, from inputs: PageInputs, _ reader: PageInputsReader,
    _ composer: PageComposer
  ) -> (file: OutputFile, page: RenderedPage) {
    var result: PageComposer.Result
    switch page {
    case .page(let number): result = composer.compose(page: number)
    case .generated(let page):
      result = PageComposer.Result(
        file: composer.compose(page), anchorUses: [], diagnostics: [])
    case .redirect(let redirect):
      // Nothing leads to a part of a redirect, so its ids do not matter.
      result = PageComposer.Result(
        file: composer.compose(redirect), anchorUses: [], diagnostics: [])
    }
    return rendered(
      result, from: inputs, among: reader.addresses, at: location(of: page))
  }

  /// What is kept of a finished page.
  func rendered(
    _ result: PageComposer.Result, from inputs: PageInputs, among addresses: ContentHash,
    at location: SourceLocation
  ) -> (file: OutputFile, page: RenderedPage) {
    let ids = ElementIDs.find(in: result.file.bytes)
    let url = SiteURL(result.file.path)
    let duplicate = AnchorTable.duplicate(in: ids, of: url.path, at: location)
    return (
      result.file,
      RenderedPage(
        url: url, inputs: inputs, addresses: addresses, contents: ContentHash(result.file.bytes),
        ids: ids, anchorUses: result.anchorUses,
        diagnostics: result.diagnostics + [duplicate].compactMap { $0 })
    )
  }

  /// Holds links to parts of pages against the finished pages.
  ///
  /// - Parameters:
  ///   - pages: All finished pages.
  ///   - broken: The paths of sources with errors: what they lack is not held against others.
  /// - Returns: What was found wrong with the pages, and with links to parts of them.
  func problems(of pages: [RenderedPage], broken: Set<String>) -> [Diagnostic] {
    let problems = pages.flatMap(\.diagnostics)
    if broken.contains(where: { $0.hasPrefix("templates/") }) { return problems }
    let brokenPages =
      broken.isEmpty && brokenDecisions.isEmpty
      ? [] : Set(index.pages.filter { isBroken($0, broken) }.map(\.url))
    let anchors = AnchorTable(pages, excluding: brokenPages)
    return problems + pages.flatMap(\.anchorUses).compactMap(anchors.check)
  }

  /// Whether a page has errors, or shows the scenarios of a decision that has.
  private func isBroken(_ page: SitePage, _ broken: Set<String>) -> Bool {
    if case .scenarios(let decision) = page.kind, brokenDecisions.contains(decision) { return true }
    return broken.contains(page.source.path)
  }

  /// The files besides pages.
  func otherFiles(title: String) -> [OutputFile] {
    var files = theme.assets.files + self.files
    if !units.isEmpty {
      files.append(
        OutputFile(path: "verdicts.json", bytes: Array(StudyJSON.verdicts(units).utf8)))
      files.append(
        OutputFile(path: "flashcards.json", bytes: Array(StudyJSON.flashcards(units).utf8)))
    }
    files.append(robots())
    files.append(OutputFile(path: ".nojekyll", bytes: []))
    files += [sitemap(), feed(title: title)].compactMap { $0 }
    return files
  }

  /// The number of pages: those of authors, those made from them, and redirects.
  var pageCount: Int { index.pages.count + generatedPages.count + redirects.count }

  /// What the site ships now, for the ledger.
  var shippedState: ShippedState {
    var cards: [ShippedState.Card] = []
    for unit in units {
      for card in unit.cards {
        let answer =
          card.choice.map { unit.decision.choices[$0].id } ?? Fingerprint([card.back]).text
        cards.append(
          ShippedState.Card(
            id: card.id, fingerprint: Fingerprint([card.front, card.back, card.why]).text,
            answer: answer, location: unit.location(of: card)))
      }
    }
    var pages: [String: [String]] = [:]
    for page in index.pages {
      let headings = page.outline.headingIDs
      let prompts = page.outline.promptAnchors
      let rows =
        units.first { $0.page.map { index.pages[$0].url == page.url } ?? false }?.table?.rows
        .map(\.id.value) ?? []
      pages[page.url.path] = (headings + prompts + rows).sorted()
    }
    for page in generatedPages { pages[page.url.path] = [] }
    return ShippedState(
      cards: cards, pages: pages, redirects: Set(redirects.map(\.url.path)))
  }
}

internal import Decisions
internal import Diagnostics
internal import Markdown
internal import Parallel

extension Site {
  /// Renders every file of the site and hands each over as soon as it is finished.
  ///
  /// Files come from several threads and in no fixed order.
  ///
  /// - Parameters:
  ///   - threads: How many threads render.
  ///   - broken: The paths of sources with errors: what they lack is not held against others.
  ///   - emit: Takes each file.
  /// - Returns: What was found wrong on the way.
  func render(
    threads: Int, broken: Set<String>, _ emit: @Sendable (OutputFile) -> Void
  ) -> [Diagnostic] {
    let composer = PageComposer(self, threads: threads)
    let generated = generatedPages
    let pageCount = index.pages.count
    let made = concurrentMap(count: pageCount + generated.count, threads: threads) { number in
      var result: PageComposer.Result
      if number < pageCount {
        result = composer.compose(page: number)
      } else {
        result = PageComposer.Result(
          file: composer.compose(generated[number - pageCount]), anchorUses: [], diagnostics: [])
      }
      let ids = ElementIDs.find(in: result.file.bytes)
      let url = SiteURL(result.file.path)
      let place =
        number < pageCount ? index.pages[number].location : generated[number - pageCount].location
      let duplicate = AnchorTable.duplicate(in: ids, of: url.path, at: place)
      result.diagnostics += [duplicate].compactMap { $0 }
      emit(result.file)
      return (
        url: url, ids: ids, anchorUses: result.anchorUses, diagnostics: result.diagnostics
      )
    }
    for redirect in redirects { emit(composer.compose(redirect)) }
    for file in otherFiles(title: composer.frame.siteTitle) { emit(file) }
    var anchors = AnchorTable()
    if !broken.contains(where: { $0.hasPrefix("templates/") }) {
      let brokenPages = Set(index.pages.filter { isBroken($0, broken) }.map(\.url))
      for page in made where !brokenPages.contains(page.url) {
        anchors.add(page.url, ids: page.ids)
      }
    }
    return made.flatMap(\.diagnostics) + made.flatMap(\.anchorUses).compactMap(anchors.check)
  }

  /// Whether a page has errors, or shows the scenarios of a decision that has.
  private func isBroken(_ page: SitePage, _ broken: Set<String>) -> Bool {
    if case .scenarios(let decision) = page.kind, brokenDecisions.contains(decision) { return true }
    return broken.contains(page.source.path)
  }

  /// The files besides pages.
  private func otherFiles(title: String) -> [OutputFile] {
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

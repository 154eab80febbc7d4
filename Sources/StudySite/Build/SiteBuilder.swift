internal import Decisions
internal import Diagnostics
internal import Markdown
internal import Parallel
internal import Publication

/// Builds a site again and again and does only what an edit asks for.
///
/// Kept from one build to the next is what was read (`SiteMemory`) and what each finished page was
/// made from (`PageInputs`). A page is made again when these inputs differ; its bytes are those of a
/// clean build at every moment. An edit that concerns the text of one lesson alone does not even
/// touch the rest (`updateTexts`). Used by one thread at a time.
package final class SiteBuilder {
  /// Takes finished files, from several threads and in no fixed order.
  package typealias Receiver = @Sendable (OutputFile) -> Void

  private let input: SiteInput
  private let options: BuildOptions
  private let memory = SiteMemory()
  private var built: BuiltState?
  /// Whether the last update found errors, so that the site is behind its sources.
  private var hasFailed = false

  /// What is known of the last build without errors.
  private struct BuiltState {
    var site: Site
    var composer: PageComposer
    var reader: PageInputsReader
    var pages: [SiteURL: RenderedPage]
    /// The files besides pages, by path.
    var others: [String: ContentHash]
    var outcome: BuildOutcome
    /// The pages that were edited since the site was read as a whole, by number.
    var edited: [Int: SitePage] = [:]
  }

  /// A builder of the site in a folder on the disk, which looks again only at files that changed.
  package convenience init(directory: String, _ options: BuildOptions) {
    self.init(
      SiteInput(
        content: RememberedFolder(directory + "/content"),
        templates: RememberedFolder(directory + "/templates")), options)
  }

  /// A builder of a site.
  package init(_ input: SiteInput, _ options: BuildOptions) {
    self.input = input
    self.options = options
  }

  /// The paths of all files of the last build without errors.
  package var paths: [String] {
    guard let built else { return [] }
    return built.pages.keys.map(\.path) + built.others.keys
  }

  /// What each page of the last build without errors was made of, by path.
  var pageInputs: [String: PageInputs] {
    var inputs: [String: PageInputs] = [:]
    for page in built?.pages.values ?? [:].values { inputs[page.url.path] = page.inputs }
    return inputs
  }

  /// Forgets what was published, so that the next build hands over every file.
  package func forgetOutputs() { built = nil }

  /// Brings the site up to date with its sources.
  ///
  /// - Parameters:
  ///   - changes: Where to look.
  ///   - styleChanged: Called as soon as it is known, where a style sheet is all that changed.
  ///   - receiver: Called with the number of pages that are to be made; where it returns a receiver,
  ///     that gets each finished file of other bytes than before as soon as it is there, also where
  ///     there are errors, and else the files are in the update.
  /// - Returns: What was found and made.
  package func update(
    _ changes: SourceChanges = .everything, styleChanged: (StyleChange) -> Void = { _ in },
    receiver: (_ pageCount: Int) -> Receiver? = { _ in nil }
  ) -> SiteUpdate {
    let content = input.content.refresh(changes.paths(below: "content"))
    let templates = input.templates.refresh(changes.paths(below: "templates"))
    if let content, let templates, templates.isEmpty, !content.isEmpty,
      let update = updateTexts(content)
    {
      return update
    }
    if content?.isEmpty ?? false, let templates, !templates.isEmpty,
      templates.allSatisfy({ $0.hasPrefix("assets/") && $0.hasSuffix(".css") }),
      let change = styleChange()
    {
      styleChanged(change)
    }
    return updateSite(receiver)
  }

  // MARK: - The whole site

  private func updateSite(_ receiver: (Int) -> Receiver?) -> SiteUpdate {
    var diagnostics: [Diagnostic] = []
    let site = Site.load(input, options, memory: memory, &diagnostics)
    site.ledger.check(
      site.shippedState, ledgerExists: site.hasLedger, includesDrafts: options.includesDrafts,
      at: "content/ledger.yaml", &diagnostics)
    let broken = Set(diagnostics.filter { $0.severity == .error }.map(\.location.path))
    let old = built
    let composer = PageComposer(site, threads: options.threads)
    let reader = PageInputsReader(site)
    let toMake = site.pagesToMake
    let recalled = site.recall(toMake, from: old?.pages ?? [:], reader, threads: options.threads)
    let handOver = receiver(recalled.count { $0.known == nil })
    let collected = Guarded<[OutputFile]>([])
    let take = { @Sendable (file: OutputFile) in
      if let handOver { handOver(file) } else { collected.withLock { $0.append(file) } }
    }
    let pages = concurrentMap(count: toMake.count, threads: options.threads) { place in
      if let known = recalled[place].known { return known }
      let (file, page) = site.make(toMake[place], from: recalled[place].inputs, reader, composer)
      if old?.pages[page.url]?.contents != page.contents { take(file) }
      return page
    }
    let decks = site.ankiDecks(composer, reader, memory)
    diagnostics += decks.flatMap(\.diagnostics)
    let otherFiles =
      site.otherFiles(title: composer.frame.siteTitle) + decks.flatMap(\.files)
    var others: [String: ContentHash] = [:]
    for file in otherFiles {
      let contents = ContentHash(file.bytes)
      others[file.path] = contents
      if old?.others[file.path] != contents { take(file) }
    }
    diagnostics += site.problems(of: pages, broken: broken)
    let outcome = BuildOutcome(
      diagnostics: judged(diagnostics), pageCount: site.pageCount, published: nil,
      changes: PublishedChanges(), units: site.units)
    var update = SiteUpdate(outcome: outcome)
    update.rendered = zip(recalled, pages).compactMap { $0.known == nil ? $1.url.path : nil }
      .sorted()
    hasFailed = outcome.hasFailed
    if hasFailed { return update }
    let byURL = Dictionary(pages.map { ($0.url, $0) }) { first, _ in first }
    update.files = collected.withLock { $0 }
    update.changed =
      (pages.filter { old?.pages[$0.url]?.contents != $0.contents }.map(\.url.path)
      + others.filter { old?.others[$0.key] != $0.value }.keys).sorted()
    if let old {
      let gone = old.pages.keys.filter { byURL[$0] == nil }.map(\.path) + old.others.keys
      update.removed = gone.filter { others[$0] == nil && byURL[SiteURL($0)] == nil }.sorted()
    }
    built = BuiltState(
      site: site, composer: composer, reader: reader, pages: byURL, others: others,
      outcome: outcome)
    return update
  }

  /// The diagnostics in the order in which they are shown, each once, as strict as was asked.
  private func judged(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var diagnostics = diagnostics
    if options.isStrict {
      for index in diagnostics.indices where diagnostics[index].severity == .warning {
        diagnostics[index].severity = .error
      }
    }
    return sorted(diagnostics)
  }

  // MARK: - The text of some pages

  /// A page whose text alone was edited.
  private struct EditedPage {
    var number: Int
    var path: String
    var page: SitePage
    var rendered: RenderedPage
    /// The finished page; nil where its bytes are what they were.
    var file: OutputFile?
  }

  /// Makes the edited pages alone, where nothing but their own text can have changed; nil where
  /// more has to be looked at.
  private func updateTexts(_ paths: Set<String>) -> SiteUpdate? {
    guard !hasFailed, let edits = editedPages(paths), let outcome = built?.outcome else {
      return nil
    }
    var update = SiteUpdate(outcome: outcome)
    for edit in edits {
      built?.edited[edit.number] = edit.page
      built?.pages[edit.rendered.url] = edit.rendered
      update.rendered.append(edit.rendered.url.path)
      if let file = edit.file {
        update.files.append(file)
        update.changed.append(file.path)
      }
    }
    memory.keep(
      edits.map { ($0.path, $0.page, []) }, in: input.content,
      circumstances: Site.circumstances(of: built?.site.decisionIDs ?? []))
    return update
  }

  private func editedPages(_ paths: Set<String>) -> [EditedPage]? {
    guard let built else { return nil }
    var edits: [EditedPage] = []
    for path in paths.sorted() {
      guard let number = built.site.index.pageByPath[path] else { return nil }
      var found: [Diagnostic] = []
      let old = built.edited[number] ?? built.site.index.pages[number]
      guard
        let page = readPage(
          path, in: input.content, decisions: built.site.decisionIDs,
          includesDrafts: options.includesDrafts, &found), found.isEmpty,
        isUnrelated(to: old.source.path, built.outcome.diagnostics),
        let known = built.pages[page.url], isSameButForText(page, old, number, built)
      else { return nil }
      var inputs = known.inputs
      inputs[.text] = page.contents
      inputs[.links] = built.site.links.targets(of: page)
      let (file, rendered) = built.site.rendered(
        built.composer.compose(page, at: number), from: inputs, among: built.reader.addresses,
        at: page.location)
      guard rendered.diagnostics.isEmpty, rendered.ids == known.ids,
        hasItsAnchors(rendered, built)
      else { return nil }
      edits.append(
        EditedPage(
          number: number, path: path, page: page, rendered: rendered,
          file: rendered.contents == known.contents ? nil : file))
    }
    return edits
  }

  /// Whether nothing was found that has to do with a source.
  private func isUnrelated(to path: String, _ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.allSatisfy { diagnostic in
      diagnostic.location.path != path && diagnostic.notes.allSatisfy { $0.location.path != path }
    }
  }

  /// Whether an edited page differs from what it was in nothing that another file of the site shows
  /// or that the site as a whole is checked for.
  private func isSameButForText(
    _ page: SitePage, _ old: SitePage, _ number: Int, _ built: BuiltState
  ) -> Bool {
    if case .scenarios = page.kind { return false }
    guard page.kind == old.kind, page.title == old.title, page.frontMatter == old.frontMatter,
      page.outline.headingIDs == old.outline.headingIDs,
      page.outline.imageDestinations == old.outline.imageDestinations,
      page.outline.promptAnchors == old.outline.promptAnchors,
      page.outline.rawHTML.isEmpty || built.site.configuration.allowsRawHTML
    else { return false }
    return page.outline.promptAnchors.isEmpty
      || haveSamePrompts(page, built.site.index.pages[number], number, built)
  }

  /// Whether the prompts of an edited page make the cards that they made.
  private func haveSamePrompts(
    _ page: SitePage, _ old: SitePage, _ number: Int, _ built: BuiltState
  ) -> Bool {
    let (new, old) = (page.opened, old.opened)
    let prompts = zip(new.document.recallPrompts, old.document.recallPrompts)
    guard prompts.allSatisfy({ $0.question == $1.question && $0.answer == $1.answer }) else {
      return false
    }
    return built.site.units.allSatisfy { unit in
      !unit.prompts.contains { $0.page == number }
        || prompts.allSatisfy { first, second in
          built.composer.html(of: first, on: new, from: unit.flashcardsURL)
            == built.composer.html(of: second, on: old, from: unit.flashcardsURL)
        }
    }
  }

  /// Whether every part of a page that a page leads to is there.
  private func hasItsAnchors(_ page: RenderedPage, _ built: BuiltState) -> Bool {
    page.anchorUses.allSatisfy { use in
      let ids = use.target == page.url ? page.ids : built.pages[use.target]?.ids
      return ids?.contains(use.anchor) ?? false
    }
  }

  // MARK: - Style sheets

  /// The style sheet of the pages that took the place of another; nil where it did not, or where
  /// the theme has errors now.
  private func styleChange() -> StyleChange? {
    guard let built, !hasFailed else { return nil }
    var diagnostics: [Diagnostic] = []
    let language = built.site.configuration.language
    let theme = memory.theme(from: input.templates, language: language, &diagnostics) {
      Theme.load(input.templates, language: language, &$0)
    }
    guard !diagnostics.contains(where: { $0.severity == .error }),
      let old = built.site.theme.assets.url("style.css"), let new = theme.assets.url("style.css"),
      old != new, let bytes = theme.assets.content("style.css")
    else { return nil }
    return StyleChange(old: old.path, new: OutputFile(path: new.path, bytes: bytes))
  }
}

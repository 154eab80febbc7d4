internal import Decisions
internal import Diagnostics
internal import Markdown

/// Makes the finished pages of a site, one at a time and independently of each other.
struct PageComposer: Sendable {
  let site: Site
  let frame: PageFrame
  let listings: PageListings

  /// A finished page, with the anchors that its links need to find elsewhere.
  struct Result: Sendable {
    var file: OutputFile
    var anchorUses: [LinkResolver.AnchorUse]
    var diagnostics: [Diagnostic]
  }

  init(_ site: Site, threads: Int) {
    self.site = site
    frame = PageFrame(site)
    listings = PageListings(site, threads: threads)
  }

  var words: Words { site.theme.words }

  /// A page that the author wrote.
  func compose(page number: Int) -> Result {
    compose(site.index.pages[number], at: number)
  }

  /// A page that the author wrote, with the text of `page` in place of the site's page of that
  /// number, which must have the same address and be listed in the same way.
  func compose(_ page: SitePage, at number: Int) -> Result {
    let page = page.opened
    let resolution = site.links.resolve(page)
    var options = HTMLOptions()
    options.allowsRawHTML = site.configuration.allowsRawHTML
    options.allowsDangerousLinks = site.configuration.allowsDangerousLinks
    options.headingAnchors = true
    options.labelsCells = true
    options.links = resolution.links
    options.words = MarkdownWords(words)
    if let heading = titleHeading(of: page) {
      // The title stands above the text; what leads to the heading finds its place all the same.
      options.replacements[heading.node] = Array("<span id=\"\(heading.id)\"></span>\n".utf8)
    }
    let html: [UInt8]
    switch page.kind {
    case .home: html = composeHome(page, options)
    case .section: html = composeSection(page, options)
    case .page: html = composePage(page, number, options)
    case .scenarios: html = composeScenarios(page, number, options)
    }
    return Result(
      file: OutputFile(path: page.url.path, bytes: html),
      anchorUses: resolution.anchors, diagnostics: resolution.diagnostics)
  }

  /// A page that has no Markdown file.
  func compose(_ generated: GeneratedPage) -> OutputFile {
    let html =
      switch generated.kind {
      case .home: composeHome(nil, HTMLOptions())
      case .section(let folder): composeSection(folder: folder, page: nil, HTMLOptions())
      case .tags: composeTags(generated.url)
      case .tag(let number): composeTag(site.index.tags[number])
      case .flashcards(let unit): composeFlashcards(site.units[unit])
      case .cheatSheet(let unit): composeCheatSheet(site.units[unit])
      case .notFound: composeNotFound(generated.url)
      }
    return OutputFile(path: generated.url.path, bytes: html)
  }

  /// A page that leads from a former address to the present one.
  func compose(_ redirect: Site.Redirect) -> OutputFile {
    let page = site.index.pages[redirect.page]
    var object = frame.fields(
      url: redirect.url, title: words("redirectTitle"), description: nil)
    object["targetURL"] = .text(redirect.url.reference(to: page.url))
    object["title"] = .text(page.title)
    object["canonicalURL"] = .text(
      site.configuration.baseURL.map { $0.text + PageFrame.canonicalPath(page.url) })
    let html = site.theme.templates.render(.redirect, object)
    return OutputFile(path: redirect.url.path, bytes: html)
  }

  /// The heading that says what the title of the page says, and is not to be said twice: the
  /// first, where it is of level 1 and the page has no other title.
  func titleHeading(of page: SitePage) -> Heading? {
    guard let heading = page.document.headings.first, heading.level == 1 else { return nil }
    return page.metadata.title.map { $0.value == heading.plainText } ?? true ? heading : nil
  }

  private func composePage(_ page: SitePage, _ number: Int, _ options: HTMLOptions) -> [UInt8] {
    var object = frame.fields(
      url: page.url, title: page.title, description: page.metadata.description, isArticle: true)
    let previous = listings.neighbour(of: number, offset: -1)
    let next = listings.neighbour(of: number, offset: 1)
    object.merge([
      "hasNeighbours": .flag(previous != nil || next != nil),
      "body": .html(page.document.renderHTML(options)),
      "tableOfContents": tableOfContents(of: page).map { .html($0) },
      "sectionNavigation": listings.sectionNavigation(of: number).map { .html($0) },
      "previous": .object(previous),
      "next": .object(next),
      "hasTags": .flag(!page.metadata.tags.isEmpty),
      "tags": .list(listings.tags(of: page)),
      "date": .object(listings.date(of: page)),
      "readingMinutes": .text(String(readingMinutes(of: page))),
      "decision": .object(
        page.metadata.decision.flatMap { decision in
          site.units.first { $0.decision.id == decision.value }
        }.map { decisionFields($0, from: page.url) }),
    ])
    return site.theme.templates.render(.page, object)
  }

  /// How long reading takes at 200 words a minute; at least one minute.
  private func readingMinutes(of page: SitePage) -> Int {
    max(1, (page.document.wordCount + 100) / 200)
  }

  private func tableOfContents(of page: SitePage) -> [UInt8]? {
    let headings = page.document.headings.filter { (2...3).contains($0.level) }
    guard headings.count >= 2 else { return nil }
    return page.document.tableOfContents(levels: 2...3)
  }

  private func composeHome(_ page: SitePage?, _ options: HTMLOptions) -> [UInt8] {
    let url = SiteURL("index.html")
    var object = frame.fields(
      url: url, title: page?.title ?? frame.siteTitle, description: page?.metadata.description)
    let body = page.map { $0.document.renderHTML(options) }
    let decisions = site.units.map { unit -> TemplateObject in
      var fields = decisionFields(unit, from: url)
      fields.merge([
        "lessons": .list(listings.lessons(of: unit.decision.id, from: url)),
        "scenarioCount": .text(unit.table.map { String($0.rows.count) }),
        "cardCount": .text(String(unit.cards.count)),
        "choices": .list(
          unit.decision.choices.indices.map { choice in
            var fields = choiceFields(choice, of: unit.decision)
            fields["summary"] = .text(unit.decision.choices[choice].summary)
            return fields
          }),
      ])
      return fields
    }
    object.merge([
      "body": .html(body ?? []), "hasDecisions": .flag(!decisions.isEmpty),
      "decisions": .list(decisions), "sections": .list(listings.homeSections()),
    ])
    return site.theme.templates.render(.home, object)
  }

  private func composeSection(_ page: SitePage, _ options: HTMLOptions) -> [UInt8] {
    composeSection(folder: page.folder, page: page, options)
  }

  private func composeSection(
    folder: String, page: SitePage?, _ options: HTMLOptions
  ) -> [UInt8] {
    guard let section = site.index.sections[folder] else { return [] }
    var object = frame.fields(
      url: section.url, title: section.title, description: page?.metadata.description)
    let body = page.map { $0.document.renderHTML(options) }
    object.merge([
      "body": .html(body ?? []), "pages": .list(listings.pages(in: section, from: section.url)),
    ])
    return site.theme.templates.render(.section, object)
  }

  private func composeTags(_ url: SiteURL) -> [UInt8] {
    var object = frame.fields(url: url, title: words("tagsTitle"), description: nil)
    object["tags"] = .list(
      site.index.tags.map { tag in
        [
          "name": .text(tag.name), "url": .text(url.reference(to: tag.url)),
          "count": .text(String(tag.pages.count)),
        ]
      })
    return site.theme.templates.render(.tags, object)
  }

  private func composeTag(_ tag: SiteIndex.Tag) -> [UInt8] {
    var object = frame.fields(
      url: tag.url, title: words("tagTitle", ["tag": tag.name]), description: nil)
    object["name"] = .text(tag.name)
    object["pages"] = .list(tag.pages.map { listings.listedPage($0, from: tag.url) })
    return site.theme.templates.render(.tag, object)
  }
}

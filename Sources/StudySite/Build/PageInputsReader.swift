internal import Decisions

/// Tells what each page of a site is made of.
///
/// What a template is handed for a page must be covered here; a test edits sites at random and
/// compares what is made from remembered pages with a clean build.
struct PageInputsReader: Sendable {
  private let site: Site
  /// What all pages have in common.
  private let common: ContentHash
  /// What other pages say of each page, in the order of the pages.
  private let listings: [ContentHash]
  /// What is said of each section, by folder.
  private let sections: [String: ContentHash]
  /// The hash of everything that links may lead to.
  let addresses: ContentHash

  /// Looks at a site.
  init(_ site: Site) {
    self.site = site
    listings = site.index.pages.map(\.listing)
    common = Self.common(site)
    var sections: [String: ContentHash] = [:]
    for (folder, section) in site.index.sections {
      var hash = ContentHash()
      hash.add(section.title)
      hash.add(section.url.path)
      if let index = section.index { hash.add(listings[index]) }
      hash.add(section.index != nil)
      sections[folder] = hash
    }
    self.sections = sections
    addresses = Self.addresses(site)
  }

  private static func common(_ site: Site) -> ContentHash {
    var hash = site.theme.contents
    hash.add(site.configurationContents)
    hash.add(site.configuration.baseURL?.text)
    hash.add(site.hasFeed)
    let home = site.index.sections[""]?.index.map { site.index.pages[$0].title }
    hash.add(home)
    for entry in site.configuration.navigation {
      hash.add(entry.title)
      hash.add(site.navigationURL(entry)?.path)
    }
    return hash
  }

  private static func addresses(_ site: Site) -> ContentHash {
    var hash = ContentHash()
    for path in site.index.pages.map(\.path) { hash.add(path) }
    hash.add(-1)
    for url in site.generatedURLs.sorted() { hash.add(url.path) }
    hash.add(-1)
    for path in site.links.paths.sorted() { hash.add(path) }
    hash.add(-1)
    for path in site.links.declaredFiles.sorted() { hash.add(path) }
    hash.add(-1)
    for (path, size) in site.links.imageSizes.sorted(by: { $0.key < $1.key }) {
      hash.add(path)
      hash.add(size?.width ?? -1)
      hash.add(size?.height ?? -1)
    }
    return hash
  }

  /// The inputs of a page that the author wrote.
  ///
  /// - Parameters:
  ///   - number: The page, as an index into the site's pages.
  ///   - knownLinks: Where its links lead, where that is known already.
  /// - Returns: The inputs.
  func inputs(ofPage number: Int, knownLinks: ContentHash? = nil) -> PageInputs {
    let page = site.index.pages[number]
    var inputs = PageInputs()
    inputs[.site] = common
    inputs[.text] = page.contents
    inputs[.links] = knownLinks ?? site.links.targets(of: page)
    inputs[.listings] = breadcrumbs(of: page.url)
    switch page.kind {
    case .home:
      inputs[.listings] = everything()
      inputs[.study] = allUnits()
    case .section: inputs[.listings].add(sectionPage(page.folder))
    case .page:
      inputs[.listings].add(neighbourhood(of: number))
      for name in page.metadata.tags {
        inputs[.listings].add(site.index.tagByName[name.value]?.url.path)
      }
      if let decision = page.metadata.decision?.value,
        let unit = site.units.first(where: { $0.decision.id == decision })
      {
        inputs[.study] = name(of: unit)
      }
    case .scenarios:
      if let unit = site.units.first(where: { $0.page == number }) {
        inputs[.study] = model(of: unit)
      }
    }
    return inputs
  }

  /// The inputs of a page that has no Markdown file.
  func inputs(of generated: GeneratedPage) -> PageInputs {
    var inputs = PageInputs()
    inputs[.site] = common
    inputs[.listings] = breadcrumbs(of: generated.url)
    switch generated.kind {
    case .home:
      inputs[.listings] = everything()
      inputs[.study] = allUnits()
    case .section(let folder): inputs[.listings].add(sectionPage(folder))
    case .tags:
      for tag in site.index.tags {
        inputs[.listings].add(tag.name)
        inputs[.listings].add(tag.url.path)
        inputs[.listings].add(tag.pages.count)
      }
    case .tag(let number):
      let tag = site.index.tags[number]
      inputs[.listings].add(tag.name)
      for page in tag.pages { inputs[.listings].add(listings[page]) }
    case .flashcards(let number):
      inputs[.study] = cards(of: site.units[number])
      inputs[.links] = addresses
    case .cheatSheet(let number): inputs[.study] = model(of: site.units[number])
    case .notFound: break
    }
    return inputs
  }

  /// The inputs of a page that leads elsewhere.
  func inputs(of redirect: Site.Redirect) -> PageInputs {
    var inputs = PageInputs()
    inputs[.site] = common
    inputs[.listings] = breadcrumbs(of: redirect.url)
    inputs[.listings].add(listings[redirect.page])
    return inputs
  }

  private func breadcrumbs(of url: SiteURL) -> ContentHash {
    var hash = ContentHash()
    var folder = ""
    for part in url.folder.split(separator: "/") {
      folder += folder.isEmpty ? String(part) : "/" + part
      hash.add(site.index.sections[folder]?.title)
    }
    return hash
  }

  /// The pages around one in its section, as its navigation shows them.
  private func neighbourhood(of number: Int) -> ContentHash {
    var hash = ContentHash()
    let folder = site.index.pages[number].folder
    guard let section = site.index.sections[folder], let place = site.index.placeInSection[number]
    else { return hash }
    hash.add(section.title)
    hash.add(section.pages.count > 1)
    let range = SectionNavigation.range(around: place, of: section.pages.count)
    hash.add(place - range.lowerBound)
    for page in section.pages[range] { hash.add(listings[page]) }
    return hash
  }

  private func sectionPage(_ folder: String) -> ContentHash {
    var hash = sections[folder] ?? ContentHash()
    guard let section = site.index.sections[folder] else { return hash }
    for page in section.pages { hash.add(listings[page]) }
    hash.add(-1)
    for subfolder in section.subfolders { hash.add(sections[subfolder] ?? ContentHash()) }
    return hash
  }

  private func everything() -> ContentHash {
    var hash = ContentHash()
    for folder in site.index.sections.keys.sorted() {
      hash.add(folder)
      hash.add(sectionPage(folder))
    }
    return hash
  }

  private func allUnits() -> ContentHash {
    var hash = ContentHash()
    for unit in site.units { hash.add(cards(of: unit)) }
    return hash
  }

  /// What pages say that only name a decision.
  private func name(of unit: StudyUnit) -> ContentHash {
    var hash = ContentHash()
    hash.add(unit.decision.id)
    hash.add(unit.decision.title)
    hash.add(unit.decision.question)
    hash.add(unit.page.map { site.index.pages[$0].url.path })
    return hash
  }

  /// The decision with its scenarios.
  private func model(of unit: StudyUnit) -> ContentHash {
    var hash = unit.authored.contents
    hash.add(unit.decision.id)
    hash.add(unit.page.map { site.index.pages[$0].contents.value } ?? 0)
    hash.add(unit.page.map { site.index.pages[$0].url.path })
    return hash
  }

  /// The decision with its scenarios and the lessons from which cards are made.
  private func cards(of unit: StudyUnit) -> ContentHash {
    var hash = model(of: unit)
    for page in Set(unit.prompts.map(\.page)).sorted() {
      hash.add(site.index.pages[page].contents)
      hash.add(listings[page])
    }
    if let page = unit.page { hash.add(listings[page]) }
    return hash
  }
}

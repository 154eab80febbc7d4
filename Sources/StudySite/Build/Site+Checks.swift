internal import Decisions
internal import Diagnostics
internal import Markdown

extension Site {
  /// The files that a site has, or may have, besides pages, assets and what the author declares.
  private static let reservedFiles = [
    ".nojekyll", "robots.txt", "sitemap.xml", "feed.xml", "verdicts.json", "flashcards.json",
  ]

  /// Reports addresses that two files of the site would share, also where they differ in case only.
  func checkAddresses(_ diagnostics: inout [Diagnostic]) {
    var places: [String: SourceLocation] = [:]
    func claim(_ url: SiteURL, at location: SourceLocation) {
      let key = url.path.lowercased()
      if let first = places[key] {
        diagnostics.append(
          Diagnostic(
            .duplicateURL, at: location, "the address '\(url.path)' is taken",
            suggestion: "rename one of the two",
            notes: [Diagnostic.Note(at: first, "it belongs to this")]))
      } else {
        places[key] = location
      }
    }
    let content = SourceLocation(path: "content")
    for file in Self.reservedFiles { claim(SiteURL(file), at: content) }
    for unit in units {
      claim(unit.ankiPackageURL, at: unit.authored.location)
      claim(unit.ankiTextURL, at: unit.authored.location)
    }
    for page in index.pages { claim(page.url, at: page.location) }
    for generated in generatedPages { claim(generated.url, at: generated.location) }
    for redirect in redirects { claim(redirect.url, at: redirect.location) }
    for file in files {
      claim(SiteURL(file.path), at: SourceLocation(path: "content/" + file.path))
    }
    // An alias may also need a file as a folder; Markdown files cannot, since theirs is one.
    for redirect in redirects {
      var folder = redirect.url.folder
      while !folder.isEmpty {
        if let owner = places[folder.lowercased()] {
          diagnostics.append(
            Diagnostic(
              .duplicateURL, at: redirect.location,
              "the address '\(redirect.url.path)' needs the file '\(folder)' as a folder",
              suggestion: "choose another alias",
              notes: [Diagnostic.Note(at: owner, "it belongs to this")]))
        }
        folder = SiteURL(folder).folder
      }
    }
  }

  /// Reports what is out of date on the configured day.
  func checkDates(_ diagnostics: inout [Diagnostic]) {
    guard let today = configuration.today else { return }
    for page in index.pages {
      if let date = page.metadata.date, date.value > today {
        diagnostics.append(
          Diagnostic(
            .futureDate, at: date.location,
            "the page is dated \(date.value.text), which lies after \(today.text)",
            suggestion: "mark it with 'draft: true' until then"))
      }
    }
    if let checked = configuration.checkedOn {
      let days = today.daysSince1970 - checked.value.daysSince1970
      if days > configuration.staleAfterDays {
        diagnostics.append(
          Diagnostic(
            .staleSource, at: checked.location,
            "the sources were last checked \(days) days before \(today.text)",
            suggestion: "check them again and set 'checkedOn' to the day"))
      }
    }
  }

  /// Reports markup that is off, and decisions that pages name and nobody wrote.
  func checkMarkup(_ diagnostics: inout [Diagnostic]) {
    let decisions = units.map(\.decision.id) + brokenDecisions
    for page in index.pages {
      if !configuration.allowsRawHTML {
        for location in page.outline.rawHTML {
          diagnostics.append(
            Diagnostic(
              .rawHTML, at: location, "raw HTML is left out",
              suggestion: "write Markdown, or set 'allowRawHTML: true' in site.yaml"))
        }
      }
      if let decision = page.metadata.decision, !decisions.contains(decision.value) {
        diagnostics.append(
          Diagnostic(
            .unknownDecision, at: decision.location,
            "'\(decision.value)' is not a decision of this site",
            suggestion: didYouMean(decision.value, in: decisions)
              ?? "write it in 'content/decisions/\(decision.value).yaml'"))
      }
    }
    for entry in configuration.navigation where navigationURL(entry) == nil {
      let known = index.pages.map(\.path) + generatedURLs.map(\.path).sorted()
      diagnostics.append(
        Diagnostic(
          .unknownLinkTarget, at: entry.page.location,
          "'\(entry.page.value)' is not a page of this site",
          suggestion: didYouMean(entry.page.value, in: known)))
    }
  }

  /// Where an entry of the navigation leads.
  func navigationURL(_ entry: SiteConfiguration.NavigationEntry) -> SiteURL? {
    if let page = index.pageByPath[entry.page.value] { return index.pages[page].url }
    let url = SiteURL(entry.page.value)
    let isWritten = index.pages.contains { $0.url == url }
    return isWritten || generatedURLs.contains(url) ? url : nil
  }
}

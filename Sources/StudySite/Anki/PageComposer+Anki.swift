internal import AnkiExport
internal import Decisions
internal import Markdown

extension PageComposer {
  /// When a card last changed that the ledger does not know: before all that it ever records.
  private static let unrecorded = 1

  /// The cards of a decision for Anki, in a deck for each kind below one of the decision.
  func ankiDeck(of unit: StudyUnit) -> AnkiDeck {
    var deck = AnkiDeck(id: unit.decision.id, notes: [])
    let images = imagesByReference(in: unit)
    var pages: [Int: (page: SitePage, options: HTMLOptions)] = [:]
    for card in unit.cards {
      let known = site.ledger.cards[card.id]
      var note = AnkiNote(
        card, of: unit.decision,
        deck: AnkiName.normalized(unit.decision.title + "::" + cardGroupTitle(of: card.kind)),
        guid: known?.firstID ?? card.id, modified: known?.changed ?? Self.unrecorded)
      if let placed = unit.prompt(of: card) {
        let page = pages[placed.page] ?? self.page(placed.page, forAnkiWith: images)
        pages[placed.page] = page
        let (question, answer) = html(of: placed.prompt, on: page.page, page.options)
        note.front = HTMLFragment(String(decoding: question, as: UTF8.self)).withoutEmptyLinks
        note.back = HTMLFragment(String(decoding: answer, as: UTF8.self)).withoutEmptyLinks
      }
      if let choice = card.choice {
        note.choice = Self.style(of: choice)
        note.symbol = Self.symbol(of: choice)
      }
      note.source = sourceHTML(of: card, unit)
      deck.notes.append(note)
    }
    let shown = deck.notes.map { $0.front + $0.back }
    deck.media = images.sorted { $0.key < $1.key }.map(\.value).filter { image in
      shown.contains { $0.contains(image.name) }
    }
    return AnkiDeck.joined([deck])
  }

  /// A page whose prompts become cards in Anki: its links are absolute, or empty where the site has
  /// no address, and its images have the names of media files.
  private func page(
    _ number: Int, forAnkiWith images: [String: AnkiMedia]
  ) -> (page: SitePage, options: HTMLOptions) {
    let page = site.index.pages[number].opened
    let base = site.configuration.baseURL?.text
    // Seen from the root, a reference is what follows the site's address.
    let links = site.links.resolve(page, from: SiteURL("index.html")).links
    let absolute = links.mapValues { link in
      var link = link
      if link.width != nil {
        link.destination = images[link.destination]?.name ?? link.destination
      } else if !link.isExternal {
        link.destination = base.map { $0 + link.destination } ?? ""
      }
      return link
    }
    return (page, cardOptions(for: page, links: absolute))
  }

  /// The images of the lessons from which cards are made, by reference from the site's root.
  private func imagesByReference(in unit: StudyUnit) -> [String: AnkiMedia] {
    var images: [String: AnkiMedia] = [:]
    for file in site.ankiImages(of: unit) {
      let ending = file.path.split(separator: ".").last.map { "." + $0.lowercased() } ?? ""
      images[SiteURL(file.path).encodedPath] = AnkiMedia(
        name: "discern-" + Fingerprint(file.bytes).text + ending, contents: file.bytes)
    }
    return images
  }

  /// A link to the part of the site that a card comes from; empty where the site has no address.
  private func sourceHTML(of card: Flashcard, _ unit: StudyUnit) -> String {
    guard let base = site.configuration.baseURL?.text else { return "" }
    let source =
      source(of: card, unit)
      ?? (
        words("flashcardsTitle", ["decision": unit.decision.title]), unit.flashcardsURL,
        unit.anchor(of: card)
      )
    let address = escapeHTML(base + source.url.encodedPath + "#" + source.anchor)
    return "<a href=\"\(address)\">\(escapeHTML(source.title))</a>"
  }
}

extension Site {
  /// The images of the lessons whose prompts become cards of a decision.
  func ankiImages(of unit: StudyUnit) -> [OutputFile] {
    var paths: Set<String> = []
    for page in Set(unit.prompts.map(\.page)).map({ index.pages[$0] }) {
      for destination in page.outline.imageDestinations {
        guard case .local(let path, _, _) = LinkTarget(destination),
          let resolved = resolvePath(path, from: page.folder)
        else { continue }
        paths.insert(resolved)
      }
    }
    return paths.isEmpty ? [] : files.filter { paths.contains($0.path) }
  }
}

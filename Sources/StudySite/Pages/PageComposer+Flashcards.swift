internal import Decisions
internal import Markdown

extension PageComposer {
  /// The page of a decision's cards, grouped by kind.
  func composeFlashcards(_ unit: StudyUnit) -> [UInt8] {
    let url = unit.flashcardsURL
    let title = words("flashcardsTitle", ["decision": unit.decision.title])
    var object = frame.fields(
      url: url, title: title,
      description: words("flashcardsDescription", ["question": unit.decision.question]),
      pageData: pageData("flashcards", StudyJSON.flashcards([unit])))
    let groups = Flashcard.Kind.allCases.compactMap { kind -> TemplateObject? in
      let cards = unit.cards.filter { $0.kind == kind }
      guard !cards.isEmpty else { return nil }
      let name = Self.cardGroupWord(kind)
      return [
        "kind": .text(kind.name), "title": .text(cardGroupTitle(of: kind)),
        "intro": .text(words(name + "Intro")), "count": .text(String(cards.count)),
        "cards": .list(cards.map { cardFields($0, unit, from: url) }),
      ]
    }
    object.merge([
      "decision": .object(decisionFields(unit, from: url)),
      "cardCount": .text(String(unit.cards.count)), "groups": .list(groups),
      "ankiPackageURL": .text(url.reference(to: unit.ankiPackageURL)),
      "ankiTextURL": .text(url.reference(to: unit.ankiTextURL)),
    ])
    return site.theme.templates.render(.flashcards, object)
  }

  /// What the cards of a kind are called.
  func cardGroupTitle(of kind: Flashcard.Kind) -> String {
    words(Self.cardGroupWord(kind) + "Title")
  }

  private static func cardGroupWord(_ kind: Flashcard.Kind) -> String {
    "cardGroup" + kind.name.prefix(1).uppercased() + kind.name.dropFirst()
  }

  private func cardFields(
    _ card: Flashcard, _ unit: StudyUnit, from url: SiteURL
  ) -> TemplateObject {
    let decision = unit.decision
    var fields: TemplateObject = [
      "id": .text(card.id), "anchor": .text(unit.anchor(of: card)),
      "frontHTML": .html(frontHTML(of: card, decision)),
      "backHTML": .html(paragraphs(card.back)),
      "whyHTML": card.why.isEmpty ? nil : .html(paragraphs(card.why)),
    ]
    if let choice = card.choice {
      fields["choiceIndex"] = .text(Self.style(of: choice))
      fields["symbol"] = .text(Self.symbol(of: choice))
    }
    if let placed = unit.prompt(of: card) {
      let page = site.index.pages[placed.page]
      let (question, answer) = html(of: placed.prompt, on: page, from: url)
      fields["frontHTML"] = .html(question)
      fields["backHTML"] = .html(answer)
    }
    if let source = source(of: card, unit) {
      fields["sourceTitle"] = .text(source.title)
      fields["sourceURL"] = .text(url.reference(to: source.url) + "#" + source.anchor)
    }
    return fields
  }

  /// The part of a page that the author wrote from which a card comes; nil for cards that come from
  /// the decision alone.
  func source(
    of card: Flashcard, _ unit: StudyUnit
  ) -> (title: String, url: SiteURL, anchor: String)? {
    switch card.kind {
    case .prompt:
      guard let placed = unit.prompt(of: card) else { return nil }
      let page = site.index.pages[placed.page]
      return (page.title, page.url, SiteURL(placed.anchor).encodedPath)
    case .scenario:
      guard let page = unit.page, let row = card.id.split(separator: ".").last else { return nil }
      return (site.index.pages[page].title, site.index.pages[page].url, String(row))
    case .signal, .contrast, .trap: return nil
    }
  }

  /// The question and the answer of a lesson's prompt as they stand on the page of cards at `url`.
  func html(
    of prompt: Markdown.RecallPrompt, on page: SitePage, from url: SiteURL
  ) -> (question: [UInt8], answer: [UInt8]) {
    html(
      of: prompt, on: page, cardOptions(for: page, links: site.links.resolve(page, from: url).links)
    )
  }

  /// The question and the answer of a lesson's prompt.
  func html(
    of prompt: Markdown.RecallPrompt, on page: SitePage, _ options: HTMLOptions
  ) -> (question: [UInt8], answer: [UInt8]) {
    let question = page.document.renderInlines(of: prompt.questionNode, options)
    let answer = prompt.answerNodes.flatMap { page.document.renderHTML(of: $0, options) }
    return (question, answer)
  }

  /// Options for a part of a lesson that stands elsewhere, from where its links lead.
  func cardOptions(for page: SitePage, links: [NodeID: LinkResolution]) -> HTMLOptions {
    var options = HTMLOptions()
    options.words = MarkdownWords(words)
    options.allowsRawHTML = site.configuration.allowsRawHTML
    options.allowsDangerousLinks = site.configuration.allowsDangerousLinks
    options.labelsCells = true
    options.writesHeadingIDs = false
    options.links = links
    return options
  }

  private func frontHTML(of card: Flashcard, _ decision: Decision) -> String {
    let bytes = Array(card.front.utf8)
    var html = ""
    var offset = 0
    let style = card.choice.map { " choice-" + Self.style(of: $0) } ?? ""
    for mark in card.marks where mark.lowerBound >= offset {
      html += escapeHTML(String(decoding: bytes[offset..<mark.lowerBound], as: UTF8.self))
      html += "<mark class=\"signal\(style)\">"
      html += escapeHTML(String(decoding: bytes[mark], as: UTF8.self)) + "</mark>"
      offset = mark.upperBound
    }
    return html + escapeHTML(String(decoding: bytes[offset...], as: UTF8.self))
  }

  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n").map { "<p>\(escapeHTML($0))</p>" }.joined(separator: "\n")
  }
}

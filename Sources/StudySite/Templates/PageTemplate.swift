/// The kinds of page, each with a template `templates/pages/NAME.mustache` and declared fields.
enum PageTemplate: String, CaseIterable {
  case home
  case page
  case section
  case tags
  case tag
  case scenarios
  case flashcards
  case cheatSheet = "cheat-sheet"
  case notFound = "not-found"
  case redirect

  /// The template's name in the set.
  var name: String { "pages/" + rawValue }

  /// The names that the template may use.
  var fields: TemplateFields {
    let own: TemplateFields =
      switch self {
      case .home: Self.homeFields
      case .page: Self.pageFields
      case .section: ["body": .html, "pages": .list(Self.listedPage)]
      case .tags: ["tags": .list(["name": .text, "url": .text, "count": .text])]
      case .tag: ["name": .text, "pages": .list(Self.listedPage)]
      case .scenarios: Self.scenariosFields
      case .flashcards: Self.flashcardsFields
      case .cheatSheet: Self.cheatSheetFields
      case .notFound: ["body": .html]
      case .redirect: ["targetURL": .text]
      }
    return own.merging(Self.commonFields) { own, _ in own }
  }

  private static let commonFields: TemplateFields = [
    "language": .text, "siteTitle": .text, "documentTitle": .text, "title": .text,
    "description": .text, "contentSecurityPolicy": .text, "styleURL": .text, "scriptURL": .text,
    "iconURL": .text, "homeURL": .text, "canonicalURL": .text, "feedURL": .text,
    "openGraphType": .text, "siteDescription": .text, "disclaimer": .text, "factsChecked": .text,
    "author": .text, "siteNavigation": .html,
    "breadcrumbs": .list(["title": .text, "url": .text]), "pageData": .html,
  ]

  private static let link: TemplateFields = ["title": .text, "url": .text]
  private static let date: TemplateFields = ["iso": .text, "text": .text]
  private static let listedPage: TemplateFields = [
    "title": .text, "description": .text, "url": .text, "date": .object(date),
  ]
  private static let choice: TemplateFields = ["name": .text, "index": .text, "symbol": .text]
  private static let decision: TemplateFields = [
    "title": .text, "question": .text, "scenariosURL": .text, "flashcardsURL": .text,
    "cheatSheetURL": .text,
  ]

  private static let homeFields: TemplateFields = [
    "body": .html, "hasDecisions": .flag,
    "decisions": .list(
      decision.merging([
        "lessons": .list(link), "scenarioCount": .text, "cardCount": .text,
        "choices": .list(choice.merging(["summary": .text]) { first, _ in first }),
      ]) { first, _ in first }),
    "sections": .list([
      "title": .text, "description": .text, "url": .text, "pages": .list(listedPage),
    ]),
  ]

  private static let pageFields: TemplateFields = [
    "body": .html, "tableOfContents": .html, "sectionNavigation": .html,
    "previous": .object(link), "next": .object(link), "hasNeighbours": .flag,
    "hasTags": .flag,
    "tags": .list(["name": .text, "url": .text]), "date": .object(date),
    "readingMinutes": .text, "decision": .object(decision),
  ]

  private static let scenariosFields: TemplateFields = [
    "body": .html, "afterBody": .html, "decision": .object(decision), "undecidedCount": .text,
    "model": .object(model), "hasPairs": .flag,
    "pairs": .list([
      "driverName": .text, "question": .text,
      "sides": .list(namedChoice.merging(["textHTML": .html]) { first, _ in first }),
    ]),
    "choices": .list(choice.merging(["count": .text]) { first, _ in first }),
    "rows": .list([
      "id": .text, "url": .text, "textHTML": .html, "isDecided": .flag, "isUndecided": .flag,
      "choiceName": .text, "choiceIndex": .text, "symbol": .text, "confidence": .text,
      "confidencePercent": .text,
      "marginPercent": .text, "reasons": .list(reason), "hasReasons": .flag,
      "against": .list(reason), "hasAgainst": .flag, "denied": .list(reason), "hasDenied": .flag,
      "whyNot": .text, "runnerUpName": .text, "hasTraps": .flag,
      "traps": .list(["name": .text, "tempting": .text, "why": .text]), "hasCaveats": .flag,
      "caveats": .list(["text": .text]),
      "areLikelihoods": .flag,
      "scores": .list(namedChoice.merging(["points": .text]) { first, _ in first }),
    ]),
  ]

  private static let namedChoice: TemplateFields = [
    "choiceName": .text, "choiceIndex": .text, "symbol": .text,
  ]

  private static let reason: TemplateFields = namedChoice.merging([
    "signalName": .text, "quotes": .list(["words": .text]), "why": .text, "without": .text,
    "clauses": .list(["words": .text]), "hasClauses": .flag,
  ]) { first, _ in first }

  private static let model: TemplateFields = [
    "training": .text, "abstaining": .text, "limits": .list(["text": .text]),
    "measurements": .list([
      "anchor": .text, "title": .text, "intro": .text, "labelCount": .text,
      "figures": .list(["term": .text, "value": .text, "detail": .text]),
      "verdicts": .list(namedChoice),
      "labels": .list(
        namedChoice.merging([
          "counts": .list(["count": .text, "agrees": .flag])
        ]) { first, _ in first }),
    ]),
  ]

  private static let flashcardsFields: TemplateFields = [
    "decision": .object(decision), "cardCount": .text, "ankiPackageURL": .text,
    "ankiTextURL": .text,
    "groups": .list([
      "kind": .text, "title": .text, "intro": .text, "count": .text,
      "cards": .list([
        "id": .text, "anchor": .text, "frontHTML": .html, "backHTML": .html, "whyHTML": .html,
        "sourceURL": .text, "sourceTitle": .text, "choiceIndex": .text, "symbol": .text,
      ]),
    ]),
  ]

  private static let cheatSheetFields: TemplateFields = [
    "decision": .object(decision),
    "choices": .list(
      choice.merging([
        "summary": .text,
        "signals": .list([
          "meaning": .text, "why": .text, "driverName": .text, "phrases": .text,
        ]),
      ]) { first, _ in first }),
    "drivers": .list([
      "name": .text, "question": .text, "explanation": .text,
      "sides": .list([
        "choiceName": .text, "choiceIndex": .text, "symbol": .text, "signals": .text,
      ]),
    ]),
    "traps": .list([
      "name": .text, "tempting": .text, "why": .text, "temptationName": .text,
      "temptationIndex": .text, "remedyName": .text, "remedyIndex": .text,
    ]),
  ]
}

/// The parts of pages that are rendered once and put into many.
enum FragmentTemplate: String, CaseIterable {
  case siteNavigation = "site-navigation"
  case sectionNavigation = "section-navigation"
  case sectionNavigationItem = "section-navigation-item"

  /// The template's name in the set.
  var name: String { "partials/" + rawValue }

  /// The names that the template may use.
  var fields: TemplateFields {
    let item: TemplateFields = ["title": .text, "url": .text, "isCurrent": .flag]
    switch self {
    case .siteNavigation: return ["items": .list(item)]
    case .sectionNavigation: return ["items": .html, "sectionTitle": .text, "sectionURL": .text]
    case .sectionNavigationItem: return item
    }
  }
}

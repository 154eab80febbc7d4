internal import Diagnostics

/// What `content/site.yaml` says about the site as a whole.
struct SiteConfiguration: Sendable {
  /// One entry of the navigation at the top of every page.
  struct NavigationEntry: Sendable {
    var title: String
    /// A Markdown file below `content/`, or a page below `public/`.
    var page: Located<String>
  }

  /// The site's name; nil where the configuration gives none.
  var title: String?
  var description: String?
  /// A BCP 47 language tag.
  var language = "en"
  /// Where the site will be published; nil where that is not known.
  var baseURL: BaseURL?
  var author: String?
  /// A sentence for the foot of every page, such as who the site is not affiliated with.
  var disclaimer: String?
  var navigation: [NavigationEntry] = []
  /// Files of `content/` that are published as they are, besides pages and images.
  var files: [Located<String>] = []
  var allowsRawHTML = false
  var allowsDangerousLinks = false
  /// The day against which dates are judged; the clock never is.
  var today: CalendarDate?
  /// The day on which the sources of the lessons were last checked.
  var checkedOn: Located<CalendarDate>?
  /// After how many days a check of the sources is too old.
  var staleAfterDays = 180

  /// Reads the text of `site.yaml`.
  static func read(
    _ source: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> SiteConfiguration {
    var configuration = SiteConfiguration()
    guard let document = YAMLDocument.parse(source, &diagnostics),
      var mapping = YAMLMapping(document, &diagnostics)
    else { return configuration }
    configuration.title = mapping.requiredText("title", &diagnostics)?.value
    configuration.description = mapping.text("description", &diagnostics)?.value
    if let language = mapping.text("language", &diagnostics) {
      if isLanguageTag(language.value) {
        configuration.language = language.value
      } else {
        diagnostics.append(
          Diagnostic(
            .invalidValue, at: language.location, "'\(language.value)' is not a language tag",
            suggestion: "write a tag such as 'en' or 'de-AT'"))
      }
    }
    if let text = mapping.text("baseURL", &diagnostics) {
      configuration.baseURL = BaseURL(text.value)
      if configuration.baseURL == nil {
        diagnostics.append(
          Diagnostic(
            .invalidValue, at: text.location, "'\(text.value)' is not an absolute web address",
            suggestion: "write it with https:// and without '?' and '#'"))
      }
    }
    configuration.author = mapping.text("author", &diagnostics)?.value
    configuration.disclaimer = mapping.text("disclaimer", &diagnostics)?.value
    for var entry in mapping.mappings("navigation", &diagnostics) {
      let title = entry.requiredText("title", &diagnostics)
      let page = entry.requiredText("page", &diagnostics)
      entry.finish(&diagnostics)
      if let title, let page {
        configuration.navigation.append(NavigationEntry(title: title.value, page: page))
      }
    }
    configuration.files = mapping.texts("files", &diagnostics)
    configuration.allowsRawHTML = mapping.flag("allowRawHTML", &diagnostics) ?? false
    configuration.allowsDangerousLinks =
      mapping.flag("allowDangerousLinks", &diagnostics) ?? false
    configuration.today = mapping.date("today", &diagnostics)
    if let date = mapping.date("checkedOn", &diagnostics) {
      configuration.checkedOn = Located(value: date, location: mapping.location(of: "checkedOn"))
    }
    if let days = mapping.integer("staleAfterDays", &diagnostics) {
      configuration.staleAfterDays = days
      if days < 1 {
        diagnostics.append(
          Diagnostic(
            .invalidValue, at: mapping.location(of: "staleAfterDays"),
            "'staleAfterDays' is \(days)", suggestion: "write a number of days, at least 1"))
      }
    }
    mapping.finish(&diagnostics)
    return configuration
  }

  /// Whether a text has the form of a language tag (RFC 5646, section 2.1, well-formedness only).
  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.count),
      first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }
}

internal import Foundation

extension PageComposer {
  /// The page that hosts show for addresses that lead nowhere.
  ///
  /// It may be shown anywhere, so its
  /// links are absolute and it carries its style in itself.
  func composeNotFound(_ url: SiteURL) -> [UInt8] {
    let base = site.configuration.baseURL?.path ?? "/"
    var object = frame.fields(url: url, title: words("notFoundTitle"), description: nil)
    let style = site.theme.assets.content("style.css") ?? []
    let icon = site.theme.assets.content("favicon.svg") ?? []
    object.merge([
      "body": .html("<p>\(escapeHTML(words("notFoundText")))</p>"),
      "contentSecurityPolicy": .text(
        "default-src 'none'; style-src data:; img-src data:; base-uri 'none'; form-action 'none'"),
      "styleURL": .text("data:text/css;base64," + Data(style).base64EncodedString()),
      "iconURL": .text("data:image/svg+xml;base64," + Data(icon).base64EncodedString()),
      "homeURL": .text(base),
      "breadcrumbs": .list([]),
      "siteNavigation": .html(frame.absoluteNavigation(base: base)),
    ])
    for name in ["scriptURL", "canonicalURL", "feedURL"] { object[name] = nil }
    return site.theme.templates.render(.notFound, object)
  }
}

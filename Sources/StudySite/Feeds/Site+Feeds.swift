extension Site {
  /// How many lessons the feed holds, newest first.
  private static let feedLength = 20

  /// The pages that the feed announces: dated ones, newest first.
  private var feedPages: [SitePage] {
    let dated = index.pages.compactMap { page in
      page.kind == .page ? page.metadata.date.map { (page: page, date: $0.value) } : nil
    }
    let sorted = dated.sorted { first, second in
      first.date != second.date ? first.date > second.date : first.page.path < second.page.path
    }
    return sorted.prefix(Self.feedLength).map(\.page)
  }

  /// Whether the site has a feed: it needs a base address and a dated page.
  var hasFeed: Bool {
    configuration.baseURL != nil
      && index.pages.contains { $0.kind == .page && $0.metadata.date != nil }
  }

  /// `feed.xml`, in the Atom format (RFC 4287).
  func feed(title: String) -> OutputFile? {
    guard let base = configuration.baseURL, hasFeed else { return nil }
    let pages = feedPages
    func moment(_ page: SitePage) -> String {
      (page.metadata.date?.value.text ?? "1970-01-01") + "T00:00:00Z"
    }
    var xml = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(escapeXML(configuration.language))">
        <title>\(escapeXML(title))</title>
        <id>\(escapeXML(base.text))</id>
        <link href="\(escapeXML(base.text))"/>
        <link rel="self" href="\(escapeXML(base.text))feed.xml"/>
        <updated>\(pages.first.map(moment) ?? "")</updated>
        <author><name>\(escapeXML(configuration.author ?? title))</name></author>

      """
    for page in pages {
      let address = escapeXML(base.text + PageFrame.canonicalPath(page.url))
      xml += """
          <entry>
            <title>\(escapeXML(page.title))</title>
            <id>\(address)</id>
            <link href="\(address)"/>
            <updated>\(moment(page))</updated>

        """
      if let description = page.metadata.description {
        xml += "    <summary>\(escapeXML(description))</summary>\n"
      }
      xml += "  </entry>\n"
    }
    return OutputFile(path: "feed.xml", bytes: Array((xml + "</feed>\n").utf8))
  }

  /// `sitemap.xml`, in the form of sitemaps.org, version 0.9.
  func sitemap() -> OutputFile? {
    guard let base = configuration.baseURL else { return nil }
    var entries = index.pages.map { ($0.url, $0.metadata.date?.value.text) }
    for page in generatedPages {
      if case .notFound = page.kind { continue }
      entries.append((page.url, nil))
    }
    entries.sort { $0.0 < $1.0 }
    var xml = """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

      """
    for (url, date) in entries {
      let address = escapeXML(base.text + PageFrame.canonicalPath(url))
      let modified = date.map { "<lastmod>\($0)</lastmod>" } ?? ""
      xml += "  <url><loc>\(address)</loc>\(modified)</url>\n"
    }
    return OutputFile(path: "sitemap.xml", bytes: Array((xml + "</urlset>\n").utf8))
  }

  /// `robots.txt`: everything may be read.
  func robots() -> OutputFile {
    var text = "User-agent: *\nAllow: /\n"
    if let base = configuration.baseURL { text += "Sitemap: \(base.text)sitemap.xml\n" }
    return OutputFile(path: "robots.txt", bytes: Array(text.utf8))
  }
}

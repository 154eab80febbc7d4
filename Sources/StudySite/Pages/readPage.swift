internal import Diagnostics
internal import Markdown

/// A Markdown file read, split, typed and parsed; nil where it cannot be read or is a draft that
/// is not wanted.
func readPage(
  _ path: String, in content: any SourceFolder, decisions: Set<String>, includesDrafts: Bool,
  _ diagnostics: inout [Diagnostic]
) -> SitePage? {
  let limit = SiteSources.maximumMarkdownSize
  guard let source = SiteSources.sourceFile(path, in: content, limit: limit, &diagnostics) else {
    return nil
  }
  let frontMatter = FrontMatter.split(source, &diagnostics)
  var metadata = PageMetadata()
  if let range = frontMatter.yaml {
    metadata = PageMetadata.read(source, in: range, &diagnostics)
  }
  if metadata.isDraft, !includesDrafts { return nil }
  let (document, problems) = MarkdownDocument.parse(
    source, from: frontMatter.bodyStart, options: .discern)
  diagnostics += problems
  // A page of scenarios belongs to the decision of its name unless it names another.
  if path.hasPrefix("scenarios/"), metadata.decision == nil {
    let name = String(path.dropFirst("scenarios/".count).dropLast(".md".count))
    if decisions.contains(name) {
      metadata.decision = Located(
        value: name, location: SourceLocation(path: source.path, line: 1, column: 1))
    }
  }
  let url = SiteURL(String(path.dropLast(".md".count)) + ".html")
  var kind = SitePage.Kind.page
  if path == "index.md" {
    kind = .home
  } else if path.hasSuffix("/index.md") {
    kind = .section
  } else if path.hasPrefix("scenarios/"), let decision = metadata.decision {
    kind = .scenarios(decision: decision.value)
  }
  var page = SitePage(
    path: path, source: source, metadata: metadata, document: document,
    bodyStart: frontMatter.bodyStart, kind: kind, url: url)
  page.title = title(of: page)
  return page.closed
}

/// The title from the front matter, else the first heading, else the file's name.
private func title(of page: SitePage) -> String {
  if let title = page.metadata.title { return title.value }
  if let heading = page.document.headings.first, !heading.plainText.isEmpty {
    return heading.plainText
  }
  let parts = page.path.dropLast(".md".count).split(separator: "/")
  let name = parts.last == "index" && parts.count > 1 ? parts[parts.count - 2] : parts.last
  return humanName(name ?? "")
}

/// A file's or folder's name as a title: `fine-tuning_or-rag` becomes `Fine tuning or rag`.
func humanName(_ name: some StringProtocol) -> String {
  let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}

internal import Diagnostics
internal import Markdown

/// All that the site's pages need to know of each other: addresses, order and sections.
struct SiteIndex: Sendable {
  /// A folder of pages.
  struct Section: Sendable {
    var folder: String
    var title: String
    var url: SiteURL
    /// The folder's own page, as an index into the pages; nil where the author wrote none.
    var index: Int?
    /// The pages of the folder, in the order of the navigation, as indices into the pages.
    var pages: [Int]
    /// The folders directly inside it, sorted.
    var subfolders: [String]
  }

  /// A tag with the pages that bear it.
  struct Tag: Sendable {
    var name: String
    var url: SiteURL
    var pages: [Int]
  }

  var pages: [SitePage]
  /// By folder, `""` being the site's root.
  var sections: [String: Section]
  /// Sorted by address.
  var tags: [Tag] = []
  /// By the name that pages give them.
  let tagByName: [String: Tag]
  /// The page that each Markdown file becomes, as an index into the pages.
  let pageByPath: [String: Int]
  /// The place of each page in its section's order.
  let placeInSection: [Int: Int]

  /// Orders the pages; they must be in the order of their paths.
  init(_ pages: [SitePage], words: Words, _ diagnostics: inout [Diagnostic]) {
    self.pages = pages
    // Names that differ in how an accent is composed are equal; their addresses are an error.
    pageByPath = Dictionary(pages.enumerated().map { ($1.path, $0) }) { first, _ in first }
    sections = Self.sections(of: pages, words: words)
    tags = Self.tags(of: pages, &diagnostics)
    tagByName = Dictionary(uniqueKeysWithValues: tags.map { ($0.name, $0) })
    var placeInSection: [Int: Int] = [:]
    for section in sections.values {
      for (place, page) in section.pages.enumerated() { placeInSection[page] = place }
    }
    self.placeInSection = placeInSection
  }

  private static func sections(of pages: [SitePage], words: Words) -> [String: Section] {
    var sections: [String: Section] = [:]
    func add(_ folder: String) {
      guard sections[folder] == nil else { return }
      let url = SiteURL(folder.isEmpty ? "index.html" : folder + "/index.html")
      let name = folder.split(separator: "/").last.map { humanName($0) }
      sections[folder] = Section(
        folder: folder, title: name ?? words("home"), url: url, index: nil, pages: [],
        subfolders: [])
      guard !folder.isEmpty else { return }
      let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
      add(parent)
      sections[parent]?.subfolders.append(folder)
    }
    add("")
    for (index, page) in pages.enumerated() {
      add(page.folder)
      if page.kind == .section || page.kind == .home {
        sections[page.folder]?.index = index
        if page.kind == .section { sections[page.folder]?.title = page.title }
      } else {
        sections[page.folder]?.pages.append(index)
      }
    }
    for folder in sections.keys {
      sections[folder]?.subfolders.sort()
      sections[folder]?.pages.sort { first, second in
        let (first, second) = (pages[first], pages[second])
        let weights = (first.metadata.weight ?? .max, second.metadata.weight ?? .max)
        if weights.0 != weights.1 { return weights.0 < weights.1 }
        if first.title != second.title { return first.title < second.title }
        return first.path < second.path
      }
    }
    return sections
  }

  private static func tags(
    of pages: [SitePage], _ diagnostics: inout [Diagnostic]
  ) -> [Tag] {
    var pagesByName: [String: [Int]] = [:]
    var places: [String: Located<String>] = [:]
    for (index, page) in pages.enumerated() {
      for tag in page.metadata.tags {
        // Names that differ in case only are one tag, written in two ways.
        let key = tag.value.lowercased()
        if let first = places[key], first.value != tag.value {
          diagnostics.append(
            Diagnostic(
              .invalidValue, at: tag.location,
              "the tag '\(tag.value)' is written '\(first.value)' elsewhere",
              suggestion: "write both in the same way",
              notes: [Diagnostic.Note(at: first.location, "'\(first.value)' stands here")]))
          continue
        }
        places[key] = places[key] ?? tag
        pagesByName[tag.value, default: []].append(index)
      }
    }
    // Different names may have one slug, such as C++ and C#: all but the first are numbered. The list
    // of tags has the address of "index" to itself.
    let bySlug = Dictionary(grouping: pagesByName.keys.sorted()) { slug(of: $0) }
    var taken = Set(bySlug.keys).union(["index"])
    var tags: [Tag] = []
    for (slug, names) in bySlug.sorted(by: { $0.key < $1.key }) {
      for (place, name) in names.enumerated() {
        var address = slug == "index" ? "index-" : slug
        if place > 0 {
          var number = 2
          while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
          address = "\(slug)-\(number)"
        }
        tags.append(
          Tag(name: name, url: SiteURL("tags/\(address).html"), pages: pagesByName[name] ?? []))
      }
    }
    return tags.sorted { $0.url < $1.url }
  }
}

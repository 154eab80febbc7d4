import Foundation

/// A finished site in a folder.
struct SiteFolder: Sendable {
  /// Its links are absolute, since a server sends it for any address.
  static let notFoundPage = "404.html"

  /// Without symbolic links in its path, so that it compares with what the browser says.
  let folder: URL
  /// The paths of all pages below the folder, sorted, but for those that only lead to another page.
  let pages: [String]
  /// The paths of the pages that only lead to another page, sorted.
  let redirects: [String]
  /// The address below which the site is published, with a slash at the end, if the home page says
  /// one.
  let baseURL: String?

  /// Returns nil when the folder has no home page.
  init?(_ folder: URL) {
    let folder = folder.resolvingSymlinksInPath()
    guard let home = Self.text(of: folder.appendingPathComponent("index.html")) else { return nil }
    self.folder = folder
    let files = FileManager.default.enumerator(atPath: folder.path)
    var pages: [String] = []
    var redirects: [String] = []
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".html"),
        let text = Self.text(of: folder.appendingPathComponent(path))
      else { continue }
      if text.contains("http-equiv=\"refresh\"") {
        redirects.append(path)
      } else {
        pages.append(path)
      }
    }
    self.pages = pages.sorted()
    self.redirects = redirects.sorted()
    baseURL = home.firstMatch(of: /<link rel="?canonical"? href="([^"]*?)(index\.html)?"/)
      .map { String($0.1) }
  }

  /// The path part of the base address; `/` without one.
  var basePath: String {
    baseURL.flatMap { URL(string: $0)?.path }.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "/"
  }

  func url(of page: String) -> URL {
    folder.appendingPathComponent(page)
  }

  private static func text(of file: URL) -> String? {
    try? String(contentsOf: file, encoding: .utf8)
  }
}

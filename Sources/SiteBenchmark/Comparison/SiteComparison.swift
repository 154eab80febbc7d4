internal import Foundation

/// Whether two generators made the same pages of the same course.
struct SiteComparison {
  /// How many pages both sites have.
  private(set) var pageCount = 0
  /// One sentence for each difference, in the order of the addresses.
  private(set) var differences: [String] = []

  /// Compares two folders of published sites: the addresses of all files outside `assets`, what
  /// pages say, and the words of feeds and other texts.
  ///
  /// - Throws: what Foundation throws where a file cannot be read.
  init(_ own: Site, _ other: Site) throws {
    let ownPaths = try own.paths()
    let otherPaths = try other.paths()
    for path in ownPaths.subtracting(otherPaths).sorted() {
      differences.append("\(path): only \(own.name) made it")
    }
    for path in otherPaths.subtracting(ownPaths).sorted() {
      differences.append("\(path): only \(other.name) made it")
    }
    for path in ownPaths.intersection(otherPaths).sorted() {
      let isPage = path.hasSuffix(".html")
      if isPage { pageCount += 1 }
      let facts = try isPage ? own.page(path) : own.machineText(path)
      let otherFacts = try isPage ? other.page(path) : other.machineText(path)
      differences += facts.differences(from: otherFacts, named: (own.name, other.name))
        .map { "\(path): \($0)" }
    }
  }

  /// A published site.
  struct Site {
    /// What made it.
    var name: String
    /// The folder it was published into.
    var folder: String

    /// The files that both generators have to make.
    ///
    /// Assets carry a hash of each generator's own; hidden files are of no use to a reader.
    fileprivate func paths() throws -> Set<String> {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
      return Set(
        paths.filter { path in
          !path.hasPrefix("assets/") && !path.hasPrefix(".") && path.contains(".")
        })
    }

    fileprivate func page(_ path: String) throws -> PageFacts {
      PageFacts(page: try bytes(path))
    }

    /// The lines of a file for machines.
    ///
    /// Their order says nothing in a sitemap.
    fileprivate func machineText(_ path: String) throws -> PageFacts {
      PageFacts(machineText: try bytes(path), isOrdered: path != "sitemap.xml")
    }

    private func bytes(_ path: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
    }
  }
}

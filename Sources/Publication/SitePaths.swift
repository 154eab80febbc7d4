/// The paths of a site that is being written, and the guard against two things in one place.
///
/// Paths that differ only in case, or in how a letter and its accent are composed, count as one:
/// a site must survive a checkout on a file system that does not tell them apart.
struct SitePaths {
  private enum Claim {
    case page
    case folder
    case foreign
    case foreignFolder
  }

  private var claims: [String: (path: String, claim: Claim)] = [:]
  private var knownFolders: Set<String> = []

  /// The pages that were written, in the order in which they came.
  var written: [Path] = []
  /// The pages that have the bytes they had, in the order in which they came.
  var unchanged: [Path] = []
  /// Whether all pages are here.
  var isFinished = false
  /// The first problem, after which nothing is published.
  var failure: PublicationError?

  /// The paths of an empty site around what others put into the folder.
  init(around foreign: [FolderEntry]) {
    for entry in foreign {
      let path = entry.name.description
      let claim: Claim = entry.kind == .folder ? .foreignFolder : .foreign
      claims[Self.key(path)] = (path, claim)
      for folder in entry.name.ancestors.map(\.description) {
        claims[Self.key(folder)] = (folder, .foreignFolder)
      }
    }
  }

  /// Takes the path for a page, and the folders above it.
  mutating func claim(_ page: PagePath) throws(PublicationError) {
    let path = page.text
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try claimFolders(through: slash, of: path)
    }
    let key = Self.key(path)
    if let other = claims[key] {
      switch other.claim {
      case .page where other.path == path: throw .duplicatePath(path)
      case .page, .folder: throw .clashingPaths(path, other.path)
      case .foreign, .foreignFolder: throw .foreignEntry(page: path, entry: other.path)
      }
    }
    claims[key] = (path, .page)
  }

  private mutating func claimFolders(
    through end: String.Index, of path: String
  ) throws(PublicationError) {
    if knownFolders.contains(String(path[..<end])) { return }
    for slash in path.utf8.indices where slash <= end && path.utf8[slash] == UInt8(ascii: "/") {
      let folder = String(path[..<slash])
      let key = Self.key(folder)
      if let other = claims[key] {
        let isSame = Path(other.path) == Path(folder)
        switch other.claim {
        case .folder where isSame, .foreignFolder where isSame: break
        case .page, .folder: throw .clashingPaths(path, other.path)
        case .foreign, .foreignFolder: throw .foreignEntry(page: path, entry: other.path)
        }
      } else {
        claims[key] = (folder, .folder)
      }
      knownFolders.insert(folder)
    }
  }

  private static func key(_ path: String) -> String {
    let folded = path.lowercased()
    // One buffer serves both where nothing was folded.
    return Path(folded) == Path(path) ? path : folded
  }
}

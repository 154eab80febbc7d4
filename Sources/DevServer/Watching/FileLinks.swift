internal import Publication

/// The symbolic links among the watched files, whose contents change with those of their targets.
struct FileLinks {
  private let root: Path
  private let folders: [Path]
  private let disk = DiskFileSystem()
  /// Where each link led when it was last looked at; nil where it led nowhere.
  private var targets: [Path: Path?] = [:]

  /// No links as yet in the watched folders of a site.
  init(root: Path, folders: [Path]) {
    self.root = root
    self.folders = folders
  }

  /// Adds a link, by its path relative to the site's folder.
  mutating func insert(_ link: Path) {
    targets.updateValue(try? disk.canonicalPath(of: root / link), forKey: link)
  }

  /// Forgets the links in a folder that went.
  mutating func removeAll(in folder: Path) {
    for link in targets.keys where link.isInside(folder) { targets[link] = nil }
  }

  /// The links that lead elsewhere than before or to one of the files that changed.
  ///
  /// - Parameter changed: The paths that changed, relative to the site's folder. They are looked at
  ///   for new links.
  /// - Returns: The links, by their paths relative to the site's folder, in no particular order.
  mutating func changed(by changed: Set<Path>) -> [Path] {
    var found: [Path] = []
    for path in changed {
      let kind = (try? disk.status(of: root / path, followingLinks: false))?.kind
      if kind == .symbolicLink, !folders.contains(path) {
        insert(path)
      } else {
        targets[path] = nil
      }
    }
    guard !targets.isEmpty else { return [] }
    // Only the watched folder itself may be a link, so that the rest of a path is as it is.
    var changedTargets: Set<Path> = []
    for folder in folders {
      guard let place = try? disk.canonicalPath(of: root / folder) else { continue }
      for path in changed where path.isInside(folder) && path != folder {
        let rest = Path(bytes: Array(path.bytes[(folder.bytes.count + 1)...]))
        changedTargets.insert(place / rest)
      }
    }
    for (link, earlier) in targets {
      let target = try? disk.canonicalPath(of: root / link)
      if target != earlier || target.map(changedTargets.contains) == true { found.append(link) }
      targets.updateValue(target, forKey: link)
    }
    return found
  }
}

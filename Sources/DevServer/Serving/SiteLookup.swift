/// Finds what a path of the site leads to, at one moment of what lies over the disk.
struct SiteLookup {
  /// What a path leads to.
  enum Found {
    /// A file in memory, and its path.
    case memory(MemoryFile, String)
    /// A file on the disk, and its path.
    case disk(DiskFile, String)
    /// A folder with an index page, asked for without its final slash.
    case folder(SitePath)
    /// Nothing that is shown.
    case nothing
  }

  /// What lies over the disk.
  let overlay: ServedSite.Overlay
  /// The disk; nil where it may not be asked.
  let disk: SiteFolder?

  /// What a path leads to; nil where only the disk could tell.
  func find(_ path: SitePath) -> Found? {
    if path.isHidden { return .nothing }
    let name = path.file
    let entry = overlay.entries[name]
    if let file = entry?.file { return .memory(file, name) }
    if entry == nil {
      guard let disk else { return nil }
      if case .file(let file) = disk.open(name.split(separator: "/").map(String.init)) {
        return .disk(file, name)
      }
    }
    if path.isFolder { return .nothing }
    let folder = SitePath(parts: path.parts, isFolder: true)
    switch overlay.entries[folder.file] {
    case (file: .some, version: _)?: return .folder(folder)
    case (file: nil, version: _)?: return .nothing
    case nil:
      guard let disk else { return nil }
      guard case .file = disk.open(folder.parts + ["index.html"]) else { return .nothing }
      return .folder(folder)
    }
  }
}

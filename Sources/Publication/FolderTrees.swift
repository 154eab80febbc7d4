#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What takes several calls of the seam, each of which a test may be the last.

extension FileSystem {
  /// The manifest of the site in a folder, or nil where there is none.
  func manifest(of site: Path) throws(SystemError) -> Manifest? {
    let path = site / Manifest.name
    guard try status(of: path, followingLinks: false)?.kind == .file else { return nil }
    return Manifest(try read(path))
  }

  /// Makes the folders that the relative path `entry` passes through in `folder`.
  func createFolders(for entry: Path, in folder: Path) throws(SystemError) {
    for ancestor in entry.ancestors {
      try createFolderUnlessThere(folder / ancestor)
    }
  }

  /// Makes the folders above a path that do not exist.
  func createFolders(for path: Path) throws(SystemError) {
    let parent = path.parent
    if parent.bytes.isEmpty || parent == path { return }
    if try status(of: parent, followingLinks: true) != nil { return }
    try createFolders(for: parent)
    try createFolderUnlessThere(parent)
  }

  /// Makes a folder, or leaves the one that is there.
  func createFolderUnlessThere(_ folder: Path) throws(SystemError) {
    do {
      try createFolder(folder)
    } catch  where error.code == EEXIST {}
  }

  /// Removes anything but a folder, or does nothing where there is nothing.
  func removeFileIfThere(_ file: Path) throws(SystemError) {
    do {
      try removeFile(file)
    } catch  where error.code == ENOENT || error.code == ENOTDIR {}
  }

  /// Removes a folder and all in it, a site's manifest last and symbolic links unfollowed.
  func removeTree(_ root: Path) throws(SystemError) {
    var pending: [(folder: Path, isEmptied: Bool)] = [(root, false)]
    while let (folder, isEmptied) = pending.popLast() {
      if isEmptied {
        if folder == root {
          try changing(root) { () throws(SystemError) in
            try removeFileIfThere(root / Manifest.name)
          }
        }
        try changing(folder.parent) { () throws(SystemError) in try removeFolder(folder) }
        continue
      }
      pending.append((folder, true))
      for entry in try changing(folder, { () throws(SystemError) in try entries(of: folder) }) {
        let path = folder / entry.name
        if folder == root, entry.name == Manifest.name { continue }
        if entry.kind == .folder {
          pending.append((path, false))
        } else {
          try changing(folder) { () throws(SystemError) in try removeFile(path) }
        }
      }
    }
  }

  /// Does a step again after giving the owner access to the folder that denied it.
  private func changing<Result>(
    _ folder: Path, _ step: () throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    do {
      return try step()
    } catch  where error.code == EACCES {
      try makeWritable(folder: folder)
      return try step()
    }
  }
}

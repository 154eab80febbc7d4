#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder where a site is put together: `new` grows in it until it takes the output's place.
///
/// A killed build leaves one behind. Whatever it holds then, `recover` brings the output to the
/// old site or the new one and clears the folder away, at the latest when the next build begins:
///
/// | killed | output | stage | recovery |
/// | --- | --- | --- | --- |
/// | while writing | old site | `new`, without or with its manifest | `new` goes |
/// | after the exchange | new site | `new` is the old site | `new` goes |
/// | between two renames | missing | `old`, `new` | `old` goes back, `new` goes |
/// | after two renames | new site | `old` | `old` goes |
/// | while emptying the output | part of the old site | `new`, `emptying` | `new` moves in |
///
/// The exchange is the rule; then the output is never anything but the old site or the new one.
/// Some file systems (NFS, 9p) cannot exchange, and need two renames; a folder of a lower layer of
/// overlayfs, as in a container's image, cannot even be moved, and is emptied where it is. There
/// a build that is killed in that instant leaves an output that the next build puts right.
struct StageFolder {
  let folder: Path
  let fileSystem: any FileSystem

  /// The tree that is to take the output's place.
  var new: Path { folder / "new" }
  /// The old tree on a file system that cannot exchange two folders.
  var old: Path { folder / "old" }
  /// The mark that `new` is complete and that the output is being emptied for it.
  private var emptying: Path { folder / "emptying" }
  /// The file that names the output, since one folder serves all outputs of a site.
  private var record: Path { folder / "output" }

  /// Makes the folder with an empty `new` in it.
  func create(for output: Path) throws(SystemError) {
    try fileSystem.createFolder(folder)
    fileSystem.spreadFolders(in: folder)
    try fileSystem.createFile(record, holding: output.bytes)
    try fileSystem.createFolder(new)
    fileSystem.spreadFolders(in: new)
  }

  /// Gives `new` its manifest, whole at once: half a list would make strangers of our own files.
  func complete(with manifest: [UInt8]) throws(SystemError) {
    try fileSystem.createFile(folder / "manifest", holding: manifest)
    try fileSystem.rename(folder / "manifest", to: new / Manifest.name)
  }

  /// Puts `new` in the output's place in one step, or in two where there is no such step.
  func takeOver(_ output: Path) throws(SystemError) {
    let status = try fileSystem.status(of: output, followingLinks: false)
    guard let status else { return try fileSystem.rename(new, to: output) }
    guard status.kind == .folder else { throw SystemError(at: output, code: ENOTDIR) }
    if try fileSystem.entries(of: output).isEmpty {
      return try fileSystem.rename(new, to: output)
    }
    do {
      return try fileSystem.exchange(new, output)
    } catch  where [ENOSYS, EINVAL, ENOTSUP, EOPNOTSUPP, EXDEV].contains(error.code) {}
    do {
      try fileSystem.rename(output, to: old)
    } catch  where error.code == EXDEV {
      try fileSystem.createFile(emptying, holding: [])
      return try moveInAfterEmptying(output)
    }
    do {
      try fileSystem.rename(new, to: output)
    } catch {
      try fileSystem.rename(old, to: output)
      throw error
    }
  }

  /// Moves `new` to the output after removing what stands there, whose manifest goes last: as long
  /// as a file is left, it is known to be Discern's.
  private func moveInAfterEmptying(_ output: Path) throws(SystemError) {
    if try fileSystem.manifest(of: output) != nil {
      try rescueForeignEntries(of: output, to: new)
      try fileSystem.removeTree(output)
    }
    try fileSystem.rename(new, to: output)
  }

  /// Ends what a killed build began, for the output that it named or else for `output`.
  func recover(_ output: Path) throws(SystemError) {
    switch try fileSystem.status(of: folder, followingLinks: false)?.kind {
    case nil: return
    case .folder: break
    case .file, .symbolicLink, .other: return try fileSystem.removeFile(folder)
    }
    let output = try recordedOutput() ?? output
    let outputKind = try fileSystem.status(of: output, followingLinks: false)?.kind
    if try fileSystem.status(of: old, followingLinks: false) != nil, outputKind == nil {
      try fileSystem.createFolders(for: output)
      try fileSystem.rename(old, to: output)
    }
    if try fileSystem.status(of: emptying, followingLinks: false) != nil,
      try fileSystem.status(of: new, followingLinks: false) != nil
    {
      try moveInAfterEmptying(output)
    }
    try retire(from: output)
  }

  /// Removes the folder with the old site in it, after what others put into that site since the
  /// build had looked at it has been brought to the new one.
  func retire(from output: Path) throws(SystemError) {
    for tree in [old, new] {
      try rescueForeignEntries(of: tree, to: output)
      // From here on nothing in the tree is looked at again, even if the removal is cut short.
      try fileSystem.removeFileIfThere(tree / Manifest.name)
    }
    try fileSystem.removeTree(folder)
  }

  private func recordedOutput() throws(SystemError) -> Path? {
    guard try fileSystem.status(of: record, followingLinks: false)?.kind == .file else {
      return nil
    }
    let recorded = Path(bytes: try fileSystem.read(record))
    if recorded.bytes.isEmpty { return nil }
    return recorded.bytes.first == UInt8(ascii: "/") ? recorded : folder / recorded
  }

  private func rescueForeignEntries(of tree: Path, to output: Path) throws(SystemError) {
    // A tree without a manifest was never published: all in it is written anew or a second name.
    guard try fileSystem.status(of: tree, followingLinks: false)?.kind == .folder,
      try fileSystem.status(of: output, followingLinks: false)?.kind == .folder,
      let owned = try fileSystem.manifest(of: tree)
    else { return }
    let published = try fileSystem.manifest(of: output) ?? Manifest()
    var pending = [Path(bytes: [])]
    while let folder = pending.popLast() {
      for entry in try fileSystem.entries(of: tree / folder) {
        let path = folder / entry.name
        if path == Manifest.name || owned.files.contains(path) { continue }
        if entry.kind == .folder, owned.folders.contains(path) {
          pending.append(path)
          continue
        }
        let status = try fileSystem.status(of: output / path, followingLinks: false)
        if status?.kind == .folder, entry.kind == .folder {
          pending.append(path)
          continue
        }
        if let status {
          if published.files.contains(path) { continue }
          guard try isNewer(tree / path, than: status) else { continue }
        }
        try fileSystem.createFolders(for: path, in: output)
        try fileSystem.rename(tree / path, to: output / path)
      }
    }
  }

  private func isNewer(_ path: Path, than other: FileStatus) throws(SystemError) -> Bool {
    guard let status = try fileSystem.status(of: path, followingLinks: false) else { return false }
    return status.kind != .folder && other.kind != .folder && status.identity != other.identity
      && status.modified > other.modified
  }
}

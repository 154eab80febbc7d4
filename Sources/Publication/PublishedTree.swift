/// What stands in the output folder, told apart into what Discern made and what others put there.
struct PublishedTree {
  /// The manifest as it was read; empty bytes where there was none.
  var manifestBytes: [UInt8] = []
  /// The files that Discern made and that are still there.
  var files: Set<Path> = []
  /// The folders that Discern made and that are still there.
  var folders: Set<Path> = []
  /// What others put there, as paths relative to the folder, folders before what they hold.
  var foreign: [FolderEntry] = []
  /// Whether there is a folder.
  var exists = false
  /// Whether there is a folder with something in it.
  var isEmpty = true

  /// The tree of an output folder that does not exist.
  init() {}

  /// Reads an output folder; throws where it may not be replaced.
  init(of output: Path, in fileSystem: any FileSystem) throws(PublicationError) {
    do throws(SystemError) {
      exists = true
      isEmpty = try fileSystem.entries(of: output).isEmpty
      if isEmpty { return }
      if let status = try fileSystem.status(of: output / Manifest.name, followingLinks: false),
        status.kind == .file
      {
        manifestBytes = try fileSystem.read(output / Manifest.name)
      }
    } catch {
      throw PublicationError(error)
    }
    let manifest = Manifest(manifestBytes)
    if manifest == nil, !manifestBytes.isEmpty {
      throw .refused(output: output.description, .unknownManifest)
    }
    try scan(output, knowing: manifest ?? Manifest(), in: fileSystem)
    if manifest == nil {
      let example = foreign.first { $0.kind != .folder } ?? foreign.first
      throw .refused(
        output: output.description, .foreignContents(example?.name.description ?? ""))
    }
  }

  private mutating func scan(
    _ output: Path, knowing manifest: Manifest, in fileSystem: any FileSystem
  ) throws(PublicationError) {
    var pending = [Path(bytes: [])]
    while let folder = pending.popLast() {
      for entry in try entries(of: output / folder, in: fileSystem) {
        let path = folder / entry.name
        if PagePath.repositoryNames.contains(entry.name) {
          throw .refused(
            output: output.description, .repository((output / path).description))
        }
        if entry.kind == .folder {
          pending.append(path)
          if manifest.folders.contains(path) {
            folders.insert(path)
            continue
          }
        } else if path == Manifest.name {
          continue
        } else if manifest.files.contains(path) {
          files.insert(path)
          continue
        }
        foreign.append(FolderEntry(name: path, kind: entry.kind))
      }
    }
  }

  private func entries(
    of folder: Path, in fileSystem: any FileSystem
  ) throws(PublicationError) -> [FolderEntry] {
    do {
      return try fileSystem.entries(of: folder).sorted { $0.name < $1.name }
    } catch {
      throw PublicationError(error)
    }
  }
}

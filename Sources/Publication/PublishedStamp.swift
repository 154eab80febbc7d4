/// What tells without reading that a published file is still the one that was published.
package struct PublishedStamp: Hashable, Sendable {
  /// The length in bytes.
  package var size: Int
  /// When the contents last changed.
  package var modified: FileStatus.Time
  /// Who may read, write and run it, as the system counts rights.
  package var permissions: UInt16

  /// A stamp that was kept.
  package init(size: Int, modified: FileStatus.Time, permissions: UInt16) {
    self.size = size
    self.modified = modified
    self.permissions = permissions
  }

  /// The stamp of a file; nil where there is no regular file.
  init?(of file: Path, in fileSystem: any FileSystem) {
    guard let status = try? fileSystem.status(of: file, followingLinks: false),
      status.kind == .file
    else { return nil }
    self.init(size: status.size, modified: status.modified, permissions: status.permissions)
  }
}

extension Publisher {
  /// The stamps of published files, by path; those that are missing are left out.
  package func stamps(of paths: some Sequence<String>) -> [String: PublishedStamp] {
    var stamps: [String: PublishedStamp] = [:]
    for path in paths { stamps[path] = PublishedStamp(of: output / Path(path), in: fileSystem) }
    return stamps
  }

  /// Whether the output folder says what in it is Discern's.
  package var hasManifest: Bool {
    PublishedStamp(of: output / Manifest.name, in: fileSystem) != nil
  }

  /// Whether every folder in which published files lie is a folder, and no link to one.
  package func hasFolders(of paths: [String]) -> Bool {
    let folders = Set(paths.lazy.flatMap { Path($0).ancestors })
    return folders.allSatisfy { folder in
      let status = try? fileSystem.status(of: output / folder, followingLinks: false)
      return (status ?? nil)?.kind == .folder
    }
  }
}

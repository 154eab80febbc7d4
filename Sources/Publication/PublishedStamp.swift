/// What tells without reading that a published file is still the one that was published.
package struct PublishedStamp: Hashable, Sendable {
  /// The length in bytes.
  package var size: Int
  /// When the contents last changed.
  package var modified: FileStatus.Time

  /// A stamp that was kept.
  package init(size: Int, modified: FileStatus.Time) {
    self.size = size
    self.modified = modified
  }

  /// The stamp of a file; nil where there is no regular file.
  init?(of file: Path, in fileSystem: any FileSystem) {
    guard let status = try? fileSystem.status(of: file, followingLinks: false),
      status.kind == .file
    else { return nil }
    self.init(size: status.size, modified: status.modified)
  }
}

extension Publisher {
  /// The stamps of published files, by path; those that are missing are left out.
  package func stamps(of paths: some Sequence<String>) -> [String: PublishedStamp] {
    var stamps: [String: PublishedStamp] = [:]
    for path in paths { stamps[path] = PublishedStamp(of: output / Path(path), in: fileSystem) }
    return stamps
  }
}

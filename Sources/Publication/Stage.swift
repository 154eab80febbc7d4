#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A site that is being put together and is not to be seen yet.
///
/// Files come from any number of threads in any order. A file whose bytes are those of the
/// published one is only noted, so that a build which changes nothing writes nothing.
package final class Stage: Sendable {
  private let publisher: Publisher
  private let old: PublishedTree
  private let paths: Guarded<SitePaths>
  private let folder = Guarded<StageFolder?>(nil)

  private var fileSystem: any FileSystem { publisher.fileSystem }
  private var output: Path { publisher.output }

  init(publisher: Publisher, old: PublishedTree) {
    self.publisher = publisher
    self.old = old
    paths = Guarded(SitePaths(around: old.foreign))
  }

  /// Adds the file that `bytes` are, at its `path` in the output folder.
  ///
  /// After an error the site cannot be published, but more files may be added, so that all
  /// problems are found.
  package func add(path: String, bytes: [UInt8]) throws(PublicationError) {
    do throws(PublicationError) {
      let page = try PagePath(path)
      try paths.withLock { (paths) throws(PublicationError) in
        precondition(!paths.isFinished, "nothing is added to a stage after its commit")
        try paths.claim(page)
      }
      let path = page.path
      if old.files.contains(path), fileSystem.holds(bytes, at: output / path) {
        paths.withLock { $0.unchanged.append(path) }
      } else {
        try write(bytes, at: path)
        paths.withLock { $0.written.append(path) }
      }
    } catch {
      paths.withLock { $0.failure = $0.failure ?? error }
      throw error
    }
  }

  /// Takes the published file at a path over as it is, without looking at its bytes.
  ///
  /// - Parameters:
  ///   - path: The path in the output folder.
  ///   - stamp: What the file was when it was published.
  /// - Returns: Whether the file is still that; nothing is taken over where it is not.
  /// - Throws: What keeps the file from standing in the new site.
  package func keep(path: String, ifStill stamp: PublishedStamp) throws(PublicationError) -> Bool {
    let page = try PagePath(path)
    guard old.files.contains(page.path),
      PublishedStamp(of: output / page.path, in: fileSystem) == stamp
    else { return false }
    try paths.withLock { (paths) throws(PublicationError) in
      precondition(!paths.isFinished, "nothing is added to a stage after its commit")
      try paths.claim(page)
      paths.unchanged.append(page.path)
    }
    return true
  }

  deinit { discard() }

  /// Publishes what was added in place of the old site; call once, when every `add` has returned.
  ///
  /// Throws, with the old site in its place and the stage discarded, if anything failed.
  package func commit() throws(PublicationError) -> PublicationReport {
    let paths = self.paths.withLock { paths in
      precondition(!paths.isFinished, "a stage is committed once")
      paths.isFinished = true
      return paths
    }
    if let failure = paths.failure {
      discard()
      throw failure
    }
    let written = paths.written.sorted()
    let unchanged = paths.unchanged.sorted()
    let removed = old.files.subtracting(written).subtracting(unchanged).sorted()
    let manifest = manifest(of: written + unchanged).bytes
    let report = PublicationReport(
      written: written.map(\.description), unchanged: unchanged.map(\.description),
      removed: removed.map(\.description),
      didChange: manifest != old.manifestBytes || !written.isEmpty)
    guard report.didChange else { return report }
    do throws(SystemError) {
      let folder = try preparedFolder()
      for path in unchanged { try carry(path, to: folder.new) }
      try carryForeignEntries(to: folder.new)
      try folder.complete(with: manifest)
      if old.exists {
        try fileSystem.copyAttributes(ofFolder: output, to: folder.new, withTimes: false)
      }
      try folder.takeOver(output)
      // The new site stands. What cannot be cleared away now is tried again by the next build.
      try? folder.retire(from: output)
      self.folder.withLock { $0 = nil }
    } catch {
      discard()
      throw PublicationError(error)
    }
    return report
  }

  /// Gives the site up, so that the old one stays; without effect after `commit`.
  package func discard() {
    // What cannot be cleared away now is tried again by the next build.
    folder.withLock { folder in
      try? folder?.recover(output)
      folder = nil
    }
  }

  private func preparedFolder() throws(SystemError) -> StageFolder {
    try folder.withLock { (folder) throws(SystemError) in
      if let folder { return folder }
      let created = try publisher.createStage()
      folder = created
      return created
    }
  }

  private func write(_ bytes: [UInt8], at path: Path) throws(PublicationError) {
    do throws(SystemError) {
      let new = try preparedFolder().new
      try makingFolders(for: path, in: new) { () throws(SystemError) in
        try fileSystem.createFile(new / path, holding: bytes)
      }
    } catch {
      throw PublicationError(error)
    }
  }

  /// Does a step that makes the entry `path` of `tree`, after making its folders if they miss.
  private func makingFolders(
    for path: Path, in tree: Path, _ step: () throws(SystemError) -> Void
  ) throws(SystemError) {
    do {
      try step()
    } catch  where error.code == ENOENT {
      try fileSystem.createFolders(for: path, in: tree)
      try step()
    }
  }

  /// Gives an entry of the old tree a second name in the new one, or copies it where the file
  /// system has no second names, too many of them, or the two trees lie on different ones.
  private func carry(_ path: Path, to new: Path) throws(SystemError) {
    do {
      try makingFolders(for: path, in: new) { () throws(SystemError) in
        try fileSystem.link(output / path, to: new / path)
      }
    } catch  where [EXDEV, EPERM, EMLINK, ENOTSUP, EOPNOTSUPP].contains(error.code) {
      try fileSystem.copy(output / path, to: new / path)
    }
  }

  private func carryForeignEntries(to new: Path) throws(SystemError) {
    for entry in old.foreign {
      if entry.kind == .folder {
        try fileSystem.createFolders(for: entry.name, in: new)
        try fileSystem.createFolderUnlessThere(new / entry.name)
        continue
      }
      do {
        try carry(entry.name, to: new)
      } catch  where error.code == ENOENT {
        // Whoever put it there has taken it away since.
        let status = try fileSystem.status(of: output / entry.name, followingLinks: false)
        if status != nil { throw error }
      }
    }
    // Inner folders first: filling a folder changes its times.
    for entry in old.foreign.reversed() where entry.kind == .folder {
      guard try fileSystem.status(of: output / entry.name, followingLinks: false) != nil else {
        continue
      }
      try fileSystem.copyAttributes(
        ofFolder: output / entry.name, to: new / entry.name, withTimes: true)
    }
  }

  /// The list of the pages and of the folders made for them, now or in earlier builds; a folder of
  /// others stays theirs.
  private func manifest(of pages: [Path]) -> Manifest {
    var manifest = Manifest()
    manifest.files = Set(pages)
    for page in pages where !manifest.folders.contains(page.parent) {
      manifest.folders.formUnion(page.ancestors)
    }
    for entry in old.foreign {
      manifest.folders.formUnion(entry.name.ancestors.filter(old.folders.contains))
      if entry.kind == .folder { manifest.folders.remove(entry.name) }
    }
    return manifest
  }
}

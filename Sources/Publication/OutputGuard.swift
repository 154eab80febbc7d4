/// The judge of whether a path may be an output folder, before anything in it is read.
struct OutputGuard {
  let output: Path
  /// The folders of the site that must survive every build.
  let sources: [Path]
  let fileSystem: any FileSystem

  /// Whether there is an output folder; throws where there is something else, or where the folder
  /// is not Discern's to replace.
  func check() throws(PublicationError) -> Bool {
    let refusal: PublicationError.Refusal?
    let status: FileStatus?
    do throws(SystemError) {
      status = try fileSystem.status(of: output, followingLinks: false)
      refusal = try self.refusal(for: status)
    } catch {
      throw PublicationError(error)
    }
    if let refusal { throw .refused(output: output.description, refusal) }
    return status != nil
  }

  private func refusal(
    for status: FileStatus?
  ) throws(SystemError) -> PublicationError.Refusal? {
    switch status?.kind {
    case .symbolicLink: return .symbolicLink
    case .file, .other: return .notFolder
    case .folder, nil: break
    }
    let folders = try foldersAround(output)
    for source in sources {
      if let identity = status?.identity, try foldersAround(source).contains(identity) {
        return .holdsSources(source.description)
      }
      let identity = try fileSystem.status(of: source, followingLinks: true)?.identity
      if let identity, folders.contains(identity) {
        return .insideSources(source.description)
      }
    }
    return try status.flatMap { (status) throws(SystemError) in try mountPoint(in: status) }
  }

  /// The folder at `path`, the one it lies in, and so on up to the root.
  ///
  /// Judged by identity, so that neither letter case nor a symbolic link on the way can hide one.
  private func foldersAround(_ path: Path) throws(SystemError) -> Set<FileStatus.Identity> {
    var here = path
    var status = try fileSystem.status(of: here, followingLinks: true)
    while status == nil {
      let parent = here.parent
      here = parent.bytes.isEmpty ? Path(".") : parent
      status = try fileSystem.status(of: here, followingLinks: true)
      if status == nil, here == Path(".") || here == Path("/") { return [] }
    }
    var identities: Set<FileStatus.Identity> = []
    while let identity = status?.identity, identities.insert(identity).inserted {
      here = here / ".."
      status = try fileSystem.status(of: here, followingLinks: true)
    }
    return identities
  }

  private func mountPoint(
    in status: FileStatus
  ) throws(SystemError) -> PublicationError.Refusal? {
    let parent = try fileSystem.status(of: output / "..", followingLinks: true)
    if let parent, parent.identity.device != status.identity.device {
      return .mountPoint(output.description)
    }
    let canonical = try fileSystem.canonicalPath(of: output)
    let inside = fileSystem.mountPoints()?.filter { $0.isInside(canonical) }.min()
    return inside.map { .mountPoint($0.description) }
  }
}

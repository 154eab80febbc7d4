internal import Publication

/// A folder on the disk whose files are looked at again only where something may have changed.
///
/// A file has a revision, which goes up whenever the file may have other contents than before; what
/// was made from a file of one revision need not be made again.
final class RememberedFolder: SourceFolder {
  private struct File {
    var stamp: FileStamp?
    var revision: Int
  }

  private struct State {
    var files: [String: File] = [:]
    var paths: [String] = []
    var failure: SourceReadError?
    /// The files that are reached through symbolic links, whose changes bear another name.
    var linked: Set<String> = []
    var lastRevision = 0
    var isListed = false
    /// When the folder was last looked at as a whole, in nanoseconds since 1970.
    var listedAt: Int64 = 0
  }

  private let folder: DiskFolder
  private let state = Guarded(State())

  /// The folder at `root`, not yet looked at.
  init(_ root: String) {
    folder = DiskFolder(root)
  }

  /// Looks at files again.
  ///
  /// - Parameter hint: The paths that may have changed, relative to the folder; nil where anything
  ///   may have. A path that is not that of a known file makes the whole folder be listed again.
  /// - Returns: The paths of all files that may have changed, also by their links; nil where anything
  ///   may have.
  @discardableResult
  func refresh(_ hint: Set<String>?) -> Set<String>? {
    state.withLock { state in
      guard let hint, state.isListed, hint.allSatisfy({ isKnownFile($0, state) }) else {
        list(&state, changed: hint ?? [])
        return nil
      }
      // What a link leads to may have changed under another name, or none that is watched.
      let linked = state.linked.filter {
        FileStamp(ofFileAt: folder.root + "/" + $0) != state.files[$0]?.stamp
      }
      let touched = hint.union(linked)
      for path in touched { touch(path, &state) }
      return touched
    }
  }

  /// The revision of a file; nil where there is none.
  func revision(of path: String) -> Int? {
    state.withLock { $0.files[path]?.revision }
  }

  /// The stamps of all files, sorted by path; nil where the folder could not be listed or a file has
  /// none.
  var stamps: [(path: String, stamp: FileStamp)]? {
    state.withLock { state in
      if let failure = state.failure, failure != .missing { return nil }
      var stamps: [(path: String, stamp: FileStamp)] = []
      stamps.reserveCapacity(state.paths.count)
      for path in state.paths {
        guard let stamp = state.files[path]?.stamp else { return nil }
        stamps.append((path, stamp))
      }
      return stamps
    }
  }

  /// Whether any change of a file since the folder was listed would show in its stamp.
  var isSettled: Bool {
    state.withLock { state in
      state.files.values.allSatisfy { $0.stamp?.isSettled(at: state.listedAt) ?? false }
    }
  }

  func paths() throws(SourceReadError) -> [String] {
    try state.withLock { (state) throws(SourceReadError) in
      if !state.isListed { list(&state, changed: []) }
      if let failure = state.failure { throw failure }
      return state.paths
    }
  }

  func read(_ path: String, limit: Int) throws(SourceReadError) -> [UInt8] {
    try folder.read(path, limit: limit)
  }

  private func isKnownFile(_ path: String, _ state: State) -> Bool {
    state.files[path] != nil && FileStamp(ofFileAt: folder.root + "/" + path) != nil
  }

  private func touch(_ path: String, _ state: inout State) {
    state.lastRevision += 1
    let (stamp, isLink) = FileStamp.look(at: folder.root + "/" + path)
    state.files[path] = File(stamp: stamp, revision: state.lastRevision)
    if isLink { state.linked.insert(path) } else { state.linked.remove(path) }
  }

  private func list(_ state: inout State, changed: Set<String>) {
    state.isListed = true
    state.listedAt = FileStamp.now
    do {
      state.paths = try folder.paths()
      state.failure = nil
    } catch {
      state.paths = []
      state.failure = error
    }
    var files: [String: File] = Dictionary(minimumCapacity: state.paths.count)
    state.linked = []
    for path in state.paths {
      let (stamp, isLink) = FileStamp.look(at: folder.root + "/" + path)
      if let known = state.files[path], known.stamp == stamp, stamp != nil,
        !changed.contains(path), stamp?.isSettled(at: state.listedAt) ?? false
      {
        files[path] = known
      } else {
        state.lastRevision += 1
        files[path] = File(stamp: stamp, revision: state.lastRevision)
      }
      if isLink { state.linked.insert(path) }
    }
    state.files = files
  }
}

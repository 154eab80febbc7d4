#if os(Linux)
  internal import Publication

  internal import Glibc

  /// Watches by the kernel's notifications.
  ///
  /// It sleeps until something happens. Only where a watched folder is itself a symbolic link does it
  /// look once a second where that leads, as nothing tells when a link on the way changes.
  final class NotificationLoop: @unchecked Sendable {
    // Unchecked, because the compiler cannot see that the one thread that runs it has it alone.
    private static let linkInterval = Duration.seconds(1)
    /// How much of a stream of events without an end is read before it is reported.
    private static let maximumReads = 64

    private let root: Path
    private let names: [Path]
    private let inotify: Inotify
    private let disk = DiskFileSystem()
    private let onChange: @Sendable (FolderChanges) -> Void
    private var watched: WatchedFolders
    private var links: FileLinks
    private var gathering = ChangeGathering()
    /// The watched folders that are symbolic links, with the folder that each led to.
    private var linkedFolders: [Path: FileStatus.Identity?] = [:]

    /// Begins to watch: what changes from now on will be reported.
    ///
    /// - Parameters:
    ///   - root: The site's folder.
    ///   - names: The names of the watched folders in it.
    ///   - limit: The highest number that a watch may have.
    ///   - onChange: Is told of each change.
    /// - Throws: Why the folders cannot be watched.
    init(
      root: Path, names: [Path], limit: Int32, onChange: @escaping @Sendable (FolderChanges) -> Void
    ) throws(WatchError) {
      self.root = root
      self.names = names
      self.onChange = onChange
      inotify = try Inotify(limit: limit)
      watched = WatchedFolders(inotify)
      links = FileLinks(root: root, folders: names)
      try watchEverything()
    }

    /// Reports changes until the signal is raised.
    ///
    /// - Parameter signal: Ends the work.
    /// - Throws: Why notifications no longer suffice.
    func run(until signal: WakeSignal) throws(WatchError) {
      defer { inotify.closeDescriptor() }
      while true {
        if signal.wait(orFor: inotify.descriptor, atMost: timeout) { return }
        for _ in 0..<Self.maximumReads {
          let events = inotify.events()
          if events.isEmpty { break }
          for event in events { try handle(event) }
        }
        try lookAtLinkedFolders()
        report()
      }
    }

    private var timeout: Duration? {
      let wait = gathering.nextDeadline.map { $0 - .now }
      return linkedFolders.isEmpty ? wait : min(wait ?? Self.linkInterval, Self.linkInterval)
    }

    private func handle(_ event: InotifyEvent) throws(WatchError) {
      if event.has(Int32(IN_Q_OVERFLOW)) {
        gathering.noteEverything()
        try watchEverything()
      } else if event.has(Int32(IN_IGNORED)) {
        let folders = watched.kernelEnded(event.watch)
        if folders.contains(Path("")) { throw .movedFolder(path: root.description) }
      } else if event.name.bytes.isEmpty {
        if event.has(Int32(IN_MOVE_SELF)), watched.paths(of: event.watch).contains(Path("")) {
          throw .movedFolder(path: root.description)
        }
      } else {
        for folder in watched.paths(of: event.watch) {
          if folder.bytes.isEmpty ? names.contains(event.name) : !isIgnoredName(event.name.bytes) {
            try handle(event, at: folder / event.name)
          }
        }
      }
    }

    private func handle(_ event: InotifyEvent, at path: Path) throws(WatchError) {
      // The link to a watched folder counts as the folder.
      let isTop = names.contains(path)
      let isFolder = event.isFolder || isTop
      if event.has(Int32(IN_DELETE | IN_MOVED_FROM)) {
        if isFolder { forgetFolder(path) }
        gathering.noteWaiting(path, isFolder: isFolder, cookie: event.cookie, now: .now)
      } else if event.has(Int32(IN_CREATE | IN_MOVED_TO)) {
        if isFolder {
          forgetFolder(path)
          try watchTree(path) { gathering.noteWritten($0) }
          gathering.noteFolder(path)
        }
        if event.has(Int32(IN_MOVED_TO)) {
          gathering.noteMovedIn(path, isFolder: isFolder, cookie: event.cookie)
        } else if !isFolder {
          gathering.noteWaiting(path, now: .now)
        }
      } else if event.has(Int32(IN_CLOSE_WRITE)) {
        gathering.noteWritten(path)
      } else if event.has(Int32(IN_ATTRIB)) {
        // A folder that could not be listed, and so not be watched, may now be.
        if isFolder, !watched.contains(path) {
          try watchTree(path) { gathering.noteWritten($0) }
        }
        gathering.noteAttributes(path, isFolder: isFolder, now: .now)
      }
    }

    /// Watches all folders there are, and no longer those that went.
    private func watchEverything() throws(WatchError) {
      var fresh = WatchedFolders(inotify)
      swap(&fresh, &watched)
      links = FileLinks(root: root, folders: names)
      linkedFolders = [:]
      guard try watched.watch(Path(""), at: root, followingLinks: true) else {
        throw .missingFolder(path: root.description)
      }
      for name in names { try watchTree(name) { _ in } }
      fresh.endWatches(notIn: watched)
    }

    /// Watches a folder and all below it.
    ///
    /// - Parameters:
    ///   - top: The folder's path relative to the site's folder; there need not be one.
    ///   - found: Is called with what stands in it and below, folders too.
    /// - Throws: That the system's limit is reached.
    private func watchTree(_ top: Path, found: (Path) -> Void) throws(WatchError) {
      let isNamed = names.contains(top)
      if isNamed, isSymbolicLink(top) { linkedFolders.updateValue(identity(of: top), forKey: top) }
      var pending = [top]
      while let folder = pending.popLast() {
        let isLinkAllowed = isNamed && folder == top
        guard
          try watched.watch(folder, at: root / folder, followingLinks: isLinkAllowed)
        else { continue }
        // Listed only after the watch stands: what comes from now on is told of, and what came
        // before is in the list. The dot lets the listing follow a link.
        let place = isLinkAllowed ? root / folder / "." : root / folder
        guard let entries = try? disk.entries(of: place) else { continue }
        for entry in entries where !isIgnoredName(entry.name.bytes) {
          let path = folder / entry.name
          switch entry.kind {
          case .folder: pending.append(path)
          case .symbolicLink: links.insert(path)
          case .file, .other: break
          }
          found(path)
        }
      }
    }

    private func forgetFolder(_ folder: Path) {
      watched.endWatches(from: folder)
      links.removeAll(in: folder)
      linkedFolders[folder] = nil
    }

    /// Watches what the links among the watched folders lead to now.
    private func lookAtLinkedFolders() throws(WatchError) {
      for (folder, earlier) in linkedFolders where identity(of: folder) != earlier {
        forgetFolder(folder)
        try watchTree(folder) { _ in }
        gathering.noteFolder(folder)
      }
    }

    private func isSymbolicLink(_ path: Path) -> Bool {
      (try? disk.status(of: root / path, followingLinks: false))?.kind == .symbolicLink
    }

    private func identity(of path: Path) -> FileStatus.Identity? {
      (try? disk.status(of: root / path, followingLinks: true))?.identity
    }

    private func report() {
      guard let (paths, isComplete) = gathering.take(now: .now) else { return }
      var changes = FolderChanges(isComplete: isComplete)
      for path in paths { changes.insert(path) }
      for path in links.changed(by: paths) { changes.insert(path) }
      onChange(changes)
    }
  }
#endif

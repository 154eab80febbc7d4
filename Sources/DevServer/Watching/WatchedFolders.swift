#if os(Linux)
  internal import Publication

  /// Which folders the kernel watches, by their paths relative to the site's folder.
  ///
  /// One folder can have several paths: two symbolic links lead to it, or it was moved and the event
  /// that says so is yet to come.
  struct WatchedFolders {
    private let inotify: Inotify
    private var paths: [Int32: Set<Path>] = [:]
    private var numbers: [Path: Int32] = [:]

    /// No folder as yet.
    init(_ inotify: Inotify) { self.inotify = inotify }

    /// Whether the folder at a path is watched.
    func contains(_ folder: Path) -> Bool { numbers[folder] != nil }

    /// The paths of the folder that a watch is for, sorted.
    func paths(of number: Int32) -> [Path] {
      guard let paths = paths[number] else { return [] }
      return paths.count < 2 ? Array(paths) : paths.sorted()
    }

    /// Watches a folder.
    ///
    /// - Parameters:
    ///   - folder: Its path relative to the site's folder.
    ///   - place: Its path on the disk.
    ///   - followingLinks: Whether the folder may be a symbolic link to one.
    /// - Returns: Whether there is such a folder.
    /// - Throws: That the system's limit is reached.
    mutating func watch(
      _ folder: Path, at place: Path, followingLinks: Bool
    ) throws(WatchError) -> Bool {
      guard let number = try inotify.watch(place, followingLinks: followingLinks) else {
        return false
      }
      if let other = numbers[folder], other != number { forget(folder) }
      numbers[folder] = number
      paths[number, default: []].insert(folder)
      return true
    }

    /// Ends the watches of a folder and of all below it.
    mutating func endWatches(from folder: Path) {
      // Below a folder that is not watched none is, so that most removals end here.
      guard contains(folder) else { return }
      for path in numbers.keys.filter({ $0.isInside(folder) }) { forget(path) }
    }

    /// Forgets a watch that the kernel has ended; returns the paths that it was for, sorted.
    mutating func kernelEnded(_ number: Int32) -> [Path] {
      let folders = paths(of: number)
      for folder in folders { numbers[folder] = nil }
      paths[number] = nil
      return folders
    }

    /// Ends the watches that are not among the others.
    mutating func endWatches(notIn others: WatchedFolders) {
      for number in paths.keys where others.paths[number] == nil { inotify.endWatch(number) }
      paths = [:]
      numbers = [:]
    }

    private mutating func forget(_ folder: Path) {
      guard let number = numbers.removeValue(forKey: folder) else { return }
      paths[number]?.remove(folder)
      if paths[number]?.isEmpty == true {
        paths[number] = nil
        inotify.endWatch(number)
      }
    }
  }
#endif

internal import Publication

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The files and folders below the watched folders with their stamps, at one time.
///
/// Two flat arrays in the order of the listing, so that a scan makes no object for each file and two
/// equal scans are told to be equal in no time.
struct FolderSnapshot {
  private struct Entry: Equatable {
    /// The index of the folder's entry, or -1 in the site's folder.
    var folder: Int
    /// Where the name ends in `names`; it begins where the one before ends.
    var nameEnd: Int
    var stamp: EntryStamp
    /// Whether its entries were listed after it.
    var isListed: Bool
  }

  private var names: [UInt8] = []
  private var entries: [Entry] = []
  /// Whether all was seen; otherwise the system refused for want of something, not of rights.
  private(set) var isWhole = true

  /// Looks at the watched folders as they are now.
  ///
  /// - Parameters:
  ///   - root: The site's folder.
  ///   - folders: The names of the watched folders in it; each may be a symbolic link to one.
  init(root: Path, folders: [Path]) {
    for name in folders {
      var status = stat()
      if (root / name).withCString({ stat($0, &status) }) == 0
        || (root / name).withCString({ lstat($0, &status) }) == 0
      {
        let stamp = EntryStamp(status)
        append(name.bytes, in: -1, stamp, isListed: stamp.isFolder)
      }
    }
    var index = 0
    while index < entries.count {
      if entries[index].isListed { list(index, at: root / path(of: index)) }
      index += 1
    }
  }

  /// What differs from an earlier look; nil where nothing does.
  func changes(since earlier: FolderSnapshot) -> FolderChanges? {
    if names == earlier.names, entries == earlier.entries { return nil }
    var changes = FolderChanges()
    var gone: [Path: EntryStamp] = [:]
    for (path, stamp) in earlier.paths() { gone[path] = stamp }
    for (path, stamp) in paths() {
      let before = gone.removeValue(forKey: path)
      guard before != stamp else { continue }
      changes.insert(path)
      if stamp.isFolder || before?.isFolder == true { changes.isComplete = true }
    }
    for (path, stamp) in gone {
      changes.insert(path)
      if stamp.isFolder { changes.isComplete = true }
    }
    return changes.isEmpty ? nil : changes
  }

  private mutating func append(
    _ name: some Collection<UInt8>, in folder: Int, _ stamp: EntryStamp, isListed: Bool
  ) {
    names += name
    entries.append(
      Entry(folder: folder, nameEnd: names.count, stamp: stamp, isListed: isListed))
  }

  private mutating func list(_ folder: Int, at place: Path) {
    guard let stream = place.withCString({ opendir($0) }) else {
      // A folder that went or may not be read has no entries; others have but cannot be seen.
      if ![ENOENT, ENOTDIR, EACCES, ENAMETOOLONG, ELOOP].contains(errno) { isWhole = false }
      return
    }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while true {
      errno = 0
      guard let record = readdir(stream) else {
        if errno != 0 { isWhole = false }
        return
      }
      let start = UnsafeRawPointer(record) + offset
      let text = start.assumingMemoryBound(to: CChar.self)
      let name = UnsafeRawBufferPointer(start: start, count: strlen(text))
      if isIgnoredName(name) { continue }
      var status = stat()
      guard fstatat(descriptor, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      if isLink {
        // A link's contents are its target's, and it may lead nowhere.
        var target = stat()
        if fstatat(descriptor, text, &target, 0) == 0 { status = target }
      }
      let stamp = EntryStamp(status)
      append(name, in: folder, stamp, isListed: stamp.isFolder && !isLink)
    }
  }

  private func nameRange(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : entries[index - 1].nameEnd)..<entries[index].nameEnd
  }

  /// The path of an entry below the site's folder.
  private func path(of index: Int) -> Path {
    var chain: [Int] = []
    var folder = index
    while folder >= 0 {
      chain.append(folder)
      folder = entries[folder].folder
    }
    var bytes: [UInt8] = []
    for entry in chain.reversed() {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "/")) }
      bytes += names[nameRange(of: entry)]
    }
    return Path(bytes: bytes)
  }

  private func paths() -> [(path: Path, stamp: EntryStamp)] {
    var paths: [(path: Path, stamp: EntryStamp)] = []
    paths.reserveCapacity(entries.count)
    for index in entries.indices {
      let entry = entries[index]
      // A folder stands before what is in it.
      let name = Path(bytes: Array(names[nameRange(of: index)]))
      let path = entry.folder < 0 ? name : paths[entry.folder].path / name
      paths.append((path, entry.stamp))
    }
    return paths
  }
}

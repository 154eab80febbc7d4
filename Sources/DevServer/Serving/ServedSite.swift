internal import Publication
package import StudySite

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The site as it is answered: the files on the disk, and over them files in memory that are newer.
///
/// Each answer is one version of a file as a whole.
package final class ServedSite: Sendable {
  /// What lies over the disk at a moment.
  struct Overlay: Sendable {
    /// A file that is newer than the disk, or nil for one that is gone.
    typealias Entry = (file: MemoryFile?, version: Int)

    /// How often files were applied.
    var version = 0
    /// By the path below the root.
    var entries: [String: Entry] = [:]
  }

  /// The output folder.
  let root: String
  private let current = Guarded(Overlay())

  /// A site that is answered from the output folder `root`, which need not exist yet.
  package init(root: String) {
    self.root = root
  }

  /// Puts newer files over the disk and hides removed ones, all at one moment.
  ///
  /// - Parameters:
  ///   - files: The files that are new or changed.
  ///   - removed: The paths of files that are gone.
  /// - Returns: The version of the site, which counts up from 1.
  package func apply(files: [OutputFile], removed: [String]) -> Int {
    let files = files.map { (path: $0.path, file: MemoryFile($0.bytes)) }
    return current.withLock { overlay in
      overlay.version += 1
      for path in removed { overlay.entries[path] = (nil, overlay.version) }
      for entry in files { overlay.entries[entry.path] = (entry.file, overlay.version) }
      return overlay.version
    }
  }

  /// Forgets what was put over the disk up to a version, because the disk holds it now.
  ///
  /// What was applied later stays.
  package func forget(upTo version: Int) {
    current.withLock { overlay in
      overlay.entries = overlay.entries.filter { $0.value.version > version }
    }
  }

  /// The version that was applied last; 0 before the first.
  package var version: Int { current.withLock { $0.version } }

  /// What lies over the disk now.
  var overlay: Overlay { current.withLock { $0 } }

  /// Whether there is nothing to answer with: no file in memory, and no output folder.
  ///
  /// Where two folders cannot be exchanged, the output folder is missing for a moment while a new
  /// site takes its place, so that this waits a little before it says so.
  func isUnbuilt(_ overlay: Overlay) -> Bool {
    if overlay.entries.values.contains(where: { $0.file != nil }) { return false }
    for _ in 0..<20 {
      if access(root, F_OK) == 0 { return false }
      usleep(1000)
    }
    return true
  }
}

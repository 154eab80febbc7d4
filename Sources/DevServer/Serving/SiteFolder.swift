#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The output folder as the place from which files are opened, and out of which nothing leads.
///
/// A path is opened part by part, each from the descriptor of the folder before it and never through
/// a symbolic link. Links are followed here, one after the other, where they stay below the root:
/// `..` goes back to a folder that is already open and stops at the root. There is no moment between
/// a check and a use: what was checked is the descriptor that is used, so that renaming folders or
/// putting links in their places meanwhile does not lead outside.
struct SiteFolder: Sendable {
  /// What a path leads to.
  enum Entry {
    /// A regular file, open.
    case file(DiskFile)
    /// A folder.
    case folder
    /// Nothing, or nothing that is shown: links that lead outside, devices, pipes, sockets.
    case missing
  }

  /// The folder's path.
  let root: String

  /// As many links as Linux follows in one path.
  private static let linkLimit = 40

  /// What a path leads to, whose parts are names.
  func open(_ path: [String]) -> Entry {
    for _ in 0..<20 {
      guard let folders = OpenFolders(root) else {
        // Where two folders cannot be exchanged, a new site takes the old one's place in two steps.
        usleep(1000)
        continue
      }
      let entry = walk(path, from: folders)
      guard case .missing = entry else { return entry }
      // The old site is taken down as soon as the new one has its place, perhaps under our feet.
      if folders.isAt(root) { return .missing }
    }
    return .missing
  }

  private func walk(_ path: [String], from folders: OpenFolders) -> Entry {
    var pending = Array(path.reversed())
    var links = 0
    while let name = pending.popLast() {
      if name == ".." {
        guard folders.leave() else { return .missing }
        continue
      }
      // Before it is opened, because opening a device can do something; and after, because the entry
      // may have become another.
      switch folders.kind(of: name) {
      case S_IFDIR:
        guard folders.enter(name) else { return .missing }
      case S_IFLNK:
        links += 1
        guard links <= Self.linkLimit, let target = folders.target(of: name), target.first != "/"
        else { return .missing }
        let parts = target.split(separator: "/").map(String.init).filter { $0 != "." }
        guard parts.allSatisfy({ $0 == ".." || !$0.hasPrefix(".") }) else { return .missing }
        pending += parts.reversed()
      case S_IFREG:
        guard pending.isEmpty, let file = folders.file(name) else { return .missing }
        return .file(file)
      default: return .missing
      }
    }
    return .folder
  }
}

/// A root folder and the folders entered from it, all open.
private final class OpenFolders {
  private var descriptors: [CInt]

  init?(_ root: String) {
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    descriptors = [descriptor]
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }

  private var innermost: CInt { descriptors.last ?? -1 }

  func enter(_ name: String) -> Bool {
    let descriptor = openat(innermost, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    descriptors.append(descriptor)
    return true
  }

  func leave() -> Bool {
    guard descriptors.count > 1 else { return false }
    close(descriptors.removeLast())
    return true
  }

  /// What sort of entry a name is, as in `stat`; 0 for none.
  func kind(of name: String) -> mode_t {
    var status = stat()
    return fstatat(innermost, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      ? status.st_mode & S_IFMT : 0
  }

  /// What a symbolic link says; nil where it is none any more, or is no text.
  func target(of name: String) -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = buffer.withMemoryRebound(to: CChar.self) { buffer in
        buffer.baseAddress.map { readlinkat(innermost, name, $0, buffer.count) } ?? -1
      }
      count = max(0, length)
    }
    return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// Opens a regular file, without waiting for the other end should it be a pipe.
  func file(_ name: String) -> DiskFile? {
    let descriptor = openat(
      innermost, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return descriptor >= 0 ? DiskFile(descriptor: descriptor) : nil
  }

  /// Whether a path still leads to the root that was opened.
  func isAt(_ path: String) -> Bool {
    var opened = stat()
    var current = stat()
    return fstat(descriptors[0], &opened) == 0 && stat(path, &current) == 0
      && opened.st_dev == current.st_dev && opened.st_ino == current.st_ino
  }
}

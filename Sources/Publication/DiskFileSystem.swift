import CPlatform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real file system, by plain system calls.
package struct DiskFileSystem: FileSystem {
  private static let folderMode: mode_t = 0o755
  private static let fileMode: mode_t = 0o644

  /// The file system of this machine.
  package init() {}

  package func status(
    of path: Path, followingLinks: Bool
  ) throws(SystemError) -> FileStatus? {
    var result = stat()
    let code = path.withPointer {
      (followingLinks ? stat($0, &result) : lstat($0, &result)) == 0 ? 0 : errno
    }
    switch code {
    case 0: return FileStatus(result)
    case ENOENT, ENOTDIR: return nil
    default: throw SystemError(at: path, code: code)
    }
  }

  package func entries(of folder: Path) throws(SystemError) -> [FolderEntry] {
    let descriptor = try open(folder, O_RDONLY | O_DIRECTORY)
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw SystemError(at: folder, code: code)
    }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let record = readdir(stream) else {
        if errno != 0 { throw SystemError(at: folder, code: errno) }
        return entries
      }
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let start = UnsafeRawPointer(record) + offset
      let length = strlen(start.assumingMemoryBound(to: CChar.self))
      let name = Path(bytes: Array(UnsafeRawBufferPointer(start: start, count: length)))
      if name.bytes == [UInt8(ascii: ".")] || name.bytes == Array("..".utf8) { continue }
      switch Int(record.pointee.d_type) {
      case Int(DT_REG): entries.append(FolderEntry(name: name, kind: .file))
      case Int(DT_DIR): entries.append(FolderEntry(name: name, kind: .folder))
      case Int(DT_LNK): entries.append(FolderEntry(name: name, kind: .symbolicLink))
      case Int(DT_UNKNOWN):
        if let kind = try status(of: folder / name, followingLinks: false)?.kind {
          entries.append(FolderEntry(name: name, kind: kind))
        }
      default: entries.append(FolderEntry(name: name, kind: .other))
      }
    }
  }

  package func read(_ file: Path) throws(SystemError) -> [UInt8] {
    let descriptor = try open(file, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(at: file, code: errno) }
    guard FileStatus(status).kind == .file else { throw SystemError(at: file, code: EINVAL) }
    var code: Int32 = 0
    // One byte more than the file should have, so that the end is seen without a second buffer.
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
      let buffer = UnsafeMutableRawBufferPointer(buffer)
      while count < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let result = receive(descriptor, into: rest)
        if result < 0 { code = errno }
        if result <= 0 { return }
        count += result
      }
    }
    if code != 0 { throw SystemError(at: file, code: code) }
    return bytes
  }

  package func holds(_ bytes: [UInt8], at file: Path) -> Bool {
    guard let descriptor = try? open(file, O_RDONLY | O_NONBLOCK) else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, FileStatus(status).kind == .file,
      Int(status.st_size) == bytes.count, status.st_mode & 0o555 == 0o444
    else { return false }
    return bytes.withUnsafeBytes { expected in
      withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
        var offset = 0
        while true {
          let count = receive(descriptor, into: buffer)
          guard count > 0 else { return count == 0 && offset == expected.count }
          let rest = UnsafeRawBufferPointer(rebasing: expected[offset...])
          guard count <= rest.count,
            compareBytes(UnsafeRawBufferPointer(rebasing: buffer[..<count]), rest) == 0
          else { return false }
          offset += count
        }
      }
    }
  }

  package func canonicalPath(of path: Path) throws(SystemError) -> Path {
    guard let result = path.withPointer({ realpath($0, nil) }) else {
      throw SystemError(at: path, code: errno)
    }
    defer { free(result) }
    return Path(bytes: Array(UnsafeRawBufferPointer(start: result, count: strlen(result))))
  }

  package func mountPoints() -> [Path]? {
    #if os(Linux)
      // The file's size is reported as 0, so `read` would stop after one byte.
      guard let descriptor = try? open(Path("/proc/self/mountinfo"), O_RDONLY) else { return nil }
      defer { close(descriptor) }
      var table: [UInt8] = []
      withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
        while case let count = receive(descriptor, into: buffer), count > 0 {
          table += buffer[..<count]
        }
      }
      return mountPointsInTable(table)
    #else
      return []
    #endif
  }

  package func createFolder(_ folder: Path) throws(SystemError) {
    try check(folder) { mkdir($0, Self.folderMode) }
    try check(folder) { chmod($0, Self.folderMode) }
  }

  package func spreadFolders(in folder: Path) {
    folder.withPointer { csystem_spread_subfolders($0) }
  }

  package func createFile(_ file: Path, holding bytes: [UInt8]) throws(SystemError) {
    let descriptor = try open(file, O_WRONLY | O_CREAT | O_EXCL)
    defer { close(descriptor) }
    try send(bytes, to: descriptor, at: file)
    guard fchmod(descriptor, Self.fileMode) == 0 else { throw SystemError(at: file, code: errno) }
  }

  package func link(_ source: Path, to destination: Path) throws(SystemError) {
    // Without AT_SYMLINK_FOLLOW a symbolic link is linked itself, on both systems.
    try check(destination) { destination in
      source.withPointer { linkat(AT_FDCWD, $0, AT_FDCWD, destination, 0) }
    }
  }

  package func exchange(_ first: Path, _ second: Path) throws(SystemError) {
    try check(second) { second in first.withPointer { csystem_exchange($0, second) } }
  }

  package func rename(_ source: Path, to destination: Path) throws(SystemError) {
    try check(destination) { destination in source.withPointer { moveEntry($0, destination) } }
  }

  package func removeFile(_ file: Path) throws(SystemError) {
    try check(file) { unlink($0) }
  }

  package func removeFolder(_ folder: Path) throws(SystemError) {
    try check(folder) { rmdir($0) }
  }

  package func makeWritable(folder: Path) throws(SystemError) {
    try check(folder) { chmod($0, 0o700) }
  }

  package func copyAttributes(
    ofFolder source: Path, to destination: Path, withTimes: Bool
  ) throws(SystemError) {
    var status = stat()
    try check(source) { lstat($0, &status) }
    let descriptor = try open(destination, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    try copyAttributes(status, withTimes: withTimes, to: descriptor, at: destination)
  }

  package func copy(_ source: Path, to destination: Path) throws(SystemError) {
    var status = stat()
    try check(source) { lstat($0, &status) }
    switch FileStatus(status).kind {
    case .symbolicLink: try copySymbolicLink(source, status, to: destination)
    case .file: try copyFile(source, to: destination)
    case .folder, .other: throw SystemError(at: source, code: ENOTSUP)
    }
  }
}

extension DiskFileSystem {
  private func copySymbolicLink(
    _ source: Path, _ status: stat, to destination: Path
  ) throws(SystemError) {
    var code: Int32 = 0
    let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = buffer.withMemoryRebound(to: CChar.self) { buffer in
        source.withPointer { path in
          buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? 0
        }
      }
      if length < 0 { code = errno }
      count = max(length, 0)
    }
    if code != 0 { throw SystemError(at: source, code: code) }
    try check(destination) { destination in
      Path(bytes: target).withPointer { symlink($0, destination) }
    }
    _ = destination.withPointer { lchown($0, status.st_uid, status.st_gid) }
    let times = Self.times(of: status)
    try check(destination) { utimensat(AT_FDCWD, $0, times, AT_SYMLINK_NOFOLLOW) }
  }

  private func copyFile(_ source: Path, to destination: Path) throws(SystemError) {
    let input = try open(source, O_RDONLY | O_NONBLOCK)
    defer { close(input) }
    var status = stat()
    guard fstat(input, &status) == 0 else { throw SystemError(at: source, code: errno) }
    let output = try open(destination, O_WRONLY | O_CREAT | O_EXCL)
    defer { close(output) }
    var bytes: [UInt8] = []
    repeat {
      var code: Int32 = 0
      bytes = [UInt8](unsafeUninitializedCapacity: 256 * 1024) { buffer, count in
        let result = receive(input, into: UnsafeMutableRawBufferPointer(buffer))
        if result < 0 { code = errno }
        count = max(result, 0)
      }
      if code != 0 { throw SystemError(at: source, code: code) }
      try send(bytes, to: output, at: destination)
    } while !bytes.isEmpty
    try copyAttributes(status, withTimes: true, to: output, at: destination)
  }

  /// Sets owner (where allowed), mode and times of an open file or folder, in the order in which
  /// one does not undo the other.
  private func copyAttributes(
    _ status: stat, withTimes: Bool, to descriptor: Int32, at path: Path
  ) throws(SystemError) {
    var current = stat()
    guard fstat(descriptor, &current) == 0 else { throw SystemError(at: path, code: errno) }
    if current.st_uid != status.st_uid || current.st_gid != status.st_gid {
      // Only root may give files away; what cannot keep its owner at least keeps its contents.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
    let times = Self.times(of: status)
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0,
      !withTimes || futimens(descriptor, times) == 0
    else { throw SystemError(at: path, code: errno) }
  }

  /// The times of last use and last change, as the calls that set them want them.
  private static func times(of status: stat) -> [timespec] {
    #if os(Linux)
      [status.st_atim, status.st_mtim]
    #else
      [status.st_atimespec, status.st_mtimespec]
    #endif
  }

  /// Opens a file for this process alone, never through a symbolic link in its last part.
  private func open(_ path: Path, _ flags: Int32) throws(SystemError) -> Int32 {
    let descriptor = path.withPointer {
      openFile($0, flags | O_NOFOLLOW | O_CLOEXEC, Self.fileMode)
    }
    guard descriptor >= 0 else { throw SystemError(at: path, code: errno) }
    return descriptor
  }

  private func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = readBytes(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  private func send(_ bytes: [UInt8], to descriptor: Int32, at path: Path) throws(SystemError) {
    let code: Int32 = bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let buffer = UnsafeRawBufferPointer(rebasing: rest)
        let count = write(descriptor, buffer.baseAddress, buffer.count)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return errno }
        rest = rest.dropFirst(count)
      }
      return 0
    }
    if code != 0 { throw SystemError(at: path, code: code) }
  }

  private func check(
    _ path: Path, _ call: (UnsafePointer<CChar>) -> Int32
  ) throws(SystemError) {
    let code = path.withPointer { call($0) == 0 ? 0 : errno }
    if code != 0 { throw SystemError(at: path, code: code) }
  }
}

// Calls whose names the methods above hide.

private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

private func moveEntry(_ source: UnsafePointer<CChar>, _ destination: UnsafePointer<CChar>)
  -> Int32
{
  rename(source, destination)
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(status.st_size)
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    modified = Time(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
    permissions = UInt16(truncatingIfNeeded: status.st_mode & 0o7777)
  }
}

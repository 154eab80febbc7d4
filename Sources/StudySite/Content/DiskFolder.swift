#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder on the disk.
///
/// Symbolic links are followed only to files inside the folder.
package struct DiskFolder: SourceFolder {
  /// The folder's path.
  package let root: String

  package init(_ root: String) {
    self.root = root
  }

  package func paths() throws(SourceReadError) -> [String] {
    var paths: [String] = []
    var pending = [""]
    while let folder = pending.popLast() {
      guard let directory = opendir(folder.isEmpty ? root : root + "/" + folder) else {
        if folder.isEmpty {
          throw errno == ENOENT ? .missing : .failed(reason: String(cString: strerror(errno)))
        }
        throw .failed(reason: folder + ": " + String(cString: strerror(errno)))
      }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") { continue }
        let path = folder.isEmpty ? name : folder + "/" + name
        var kind = entry.pointee.d_type
        if kind == DT_UNKNOWN {
          var status = stat()
          lstat(root + "/" + path, &status)
          kind = status.st_mode & S_IFMT == S_IFDIR ? UInt8(DT_DIR) : UInt8(DT_REG)
        }
        if kind == DT_DIR { pending.append(path) } else { paths.append(path) }
      }
    }
    return paths.sorted()
  }

  package func read(_ path: String, limit: Int) throws(SourceReadError) -> [UInt8] {
    let full = root + "/" + path
    var status = stat()
    guard lstat(full, &status) == 0 else { throw Self.error() }
    if status.st_mode & S_IFMT == S_IFLNK {
      // The folder may itself be a link that leads elsewhere by now.
      guard let target = Self.resolve(full), let folder = Self.resolve(root),
        target.hasPrefix(folder + "/")
      else { throw .outsideFolder }
    }
    let descriptor = open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.error() }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw Self.error() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .failed(reason: "it is not a regular file")
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(size: size) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      while count < size {
        let result = Self.readBytes(descriptor, start + count, size - count)
        if result == 0 { break }
        if result < 0 {
          if errno == EINTR { continue }
          failure = errno
          break
        }
        count += result
      }
    }
    guard failure == 0 else { throw .failed(reason: String(cString: strerror(failure))) }
    return bytes
  }

  private static func readBytes(
    _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func error() -> SourceReadError {
    errno == ENOENT ? .missing : .failed(reason: String(cString: strerror(errno)))
  }

  private static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

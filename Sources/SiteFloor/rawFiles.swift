#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The names in an open folder, sorted, without hidden ones.
func namesOfFolder(_ folder: Int32) -> [String] {
  // The stream owns its descriptor, and the caller keeps its own.
  guard let stream = fdopendir(dup(folder)) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

/// The bytes of a file in an open folder; nil where it cannot be read.
func readBytes(_ name: String, in folder: Int32) -> [UInt8]? {
  let file = openat(folder, name, O_RDONLY)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var size = stat()
  guard fstat(file, &size) == 0 else { return nil }
  return [UInt8](unsafeUninitializedCapacity: Int(size.st_size)) { buffer, count in
    count = max(0, read(file, buffer.baseAddress, buffer.count))
  }
}

/// Writes a file into an open folder.
///
/// - Returns: whether all of it was written.
func writeBytes(_ bytes: [UInt8], to name: String, in folder: Int32) -> Bool {
  let file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard file >= 0 else { return false }
  defer { close(file) }
  return write(file, bytes, bytes.count) == bytes.count
}

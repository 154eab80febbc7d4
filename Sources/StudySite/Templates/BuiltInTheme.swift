internal import CTheme

/// The theme that the executable carries: the files of `templates/`.
package enum BuiltInTheme {
  /// The files by their paths below `templates/`.
  package static var folder: MemoryFolder {
    var files: [String: [UInt8]] = [:]
    for index in 0..<ctheme_file_count {
      guard let file = ctheme_file(index)?.pointee, let path = file.path, let bytes = file.bytes
      else { continue }
      files[String(cString: path)] = Array(UnsafeBufferPointer(start: bytes, count: file.count))
    }
    return MemoryFolder(files)
  }
}

/// A folder of the author's files, on the disk or in memory.
package protocol SourceFolder: Sendable {
  /// The paths of all files below the folder, with `/` between their parts, sorted; hidden files
  /// and editors' backups left out. Throws where the folder itself cannot be listed.
  func paths() throws(SourceReadError) -> [String]

  /// The bytes of a file; throws where it cannot be read or has more than `limit` bytes.
  func read(_ path: String, limit: Int) throws(SourceReadError) -> [UInt8]

  /// A number that changes whenever the file may have other contents than before; nil where that is
  /// not known.
  func revision(of path: String) -> Int?

  /// Looks at files again.
  ///
  /// - Parameter hint: The paths that may have changed, relative to the folder; nil where anything
  ///   may have.
  /// - Returns: The paths of all files that may have changed; nil where anything may have.
  func refresh(_ hint: Set<String>?) -> Set<String>?
}

extension SourceFolder {
  /// Not known.
  package func revision(of path: String) -> Int? { nil }

  /// Nothing is remembered, so there is nothing to look at again.
  package func refresh(_ hint: Set<String>?) -> Set<String>? { hint }
}

/// Why a file could not be read.
package enum SourceReadError: Error, Equatable {
  case missing
  case tooLarge(size: Int)
  case outsideFolder
  case failed(reason: String)
}

/// A folder held in memory: paths to bytes.
package struct MemoryFolder: SourceFolder {
  package var files: [String: [UInt8]]

  package init(_ files: [String: [UInt8]] = [:]) {
    self.files = files
  }

  package func paths() -> [String] { files.keys.sorted() }

  package func read(_ path: String, limit: Int) throws(SourceReadError) -> [UInt8] {
    guard let bytes = files[path] else { throw .missing }
    guard bytes.count <= limit else { throw .tooLarge(size: bytes.count) }
    return bytes
  }
}

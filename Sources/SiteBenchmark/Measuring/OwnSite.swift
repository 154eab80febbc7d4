internal import Foundation

/// A copy of the repository's own site.
struct OwnSite {
  private let folder: WorkFolder

  /// The repository: the current folder.
  static var repository: String { FileManager.default.currentDirectoryPath }

  /// Copies content and templates.
  ///
  /// - Throws: `BenchmarkError` where the current folder does not have them, and what Foundation
  ///   throws where they cannot be written.
  init() throws {
    folder = try WorkFolder()
    try copy(["content", "templates"], of: Self.repository, into: path)
  }

  /// The folder of the site.
  var path: String { folder.path("site") }

  /// Removes the copy.
  func remove() { folder.remove() }
}

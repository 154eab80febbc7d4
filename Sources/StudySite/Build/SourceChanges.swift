/// Which of a site's files may have changed since the last build.
package struct SourceChanges: Sendable, Equatable {
  /// Paths relative to the site's folder, such as `content/lessons/a.md`, of files and folders; a
  /// hint where to look.
  package var paths: Set<String>
  /// Whether anything may have changed.
  package var isComplete: Bool

  /// Changes at some paths, or possibly everywhere.
  package init(paths: Set<String> = [], isComplete: Bool = false) {
    self.paths = paths
    self.isComplete = isComplete
  }

  /// Anything may have changed.
  package static let everything = SourceChanges(isComplete: true)

  /// The paths below one of the site's folders, relative to it; nil where anything may have changed.
  func paths(below folder: String) -> Set<String>? {
    if isComplete || paths.contains(folder) { return nil }
    let prefix = folder + "/"
    return Set(
      paths.lazy.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
  }
}

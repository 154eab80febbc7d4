internal import Publication

/// What may have changed below the watched folders: a hint where to look, never proof.
package struct FolderChanges: Sendable, Equatable {
  /// Paths of files and folders relative to the site's folder, such as `content/lessons/rag.md`.
  package var paths: Set<String> = []
  /// Whether anything may have changed, whatever `paths` says: events were lost, a folder came or
  /// went, or a path is not text.
  package var isComplete = false

  /// The change of nothing, or of everything.
  package init(isComplete: Bool = false) {
    self.isComplete = isComplete
  }

  /// Adds a path as the system spells it; one that cannot be told as text makes it a change of
  /// everything.
  mutating func insert(_ path: Path) {
    guard let text = String(validating: path.bytes, as: UTF8.self) else {
      isComplete = true
      return
    }
    // To a set of strings, composed and decomposed letters are the same; to the disk they are not.
    let (isNew, member) = paths.insert(text)
    if !isNew, !member.utf8.elementsEqual(text.utf8) { isComplete = true }
  }

  /// Whether there is nothing to look at.
  package var isEmpty: Bool { paths.isEmpty && !isComplete }
}

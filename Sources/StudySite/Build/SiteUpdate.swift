/// What came of bringing a site up to date.
package struct SiteUpdate: Sendable {
  /// What was found.
  package var outcome: BuildOutcome
  /// The files that have other bytes than before, where they were not handed over on the way; none
  /// where there are errors.
  package var files: [OutputFile] = []
  /// The paths of all files that have other bytes than before, sorted; none where there are errors.
  package var changed: [String] = []
  /// The paths of files that are no more, sorted.
  package var removed: [String] = []
  /// The paths of the pages that were made again, sorted.
  package var rendered: [String] = []
}

/// A style sheet that took the place of another while everything else stayed.
package struct StyleChange: Sendable, Equatable {
  /// The path of the file that pages load now.
  package var old: String
  /// The new file.
  package var new: OutputFile
}

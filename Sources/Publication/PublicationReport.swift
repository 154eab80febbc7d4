/// What a publication did, each list of paths sorted by bytes.
package struct PublicationReport: Hashable, Sendable {
  /// The files that are new or have other bytes than before.
  package var written: [String]
  /// The files that have the bytes they had.
  package var unchanged: [String]
  /// The files of the old site that no page makes any more.
  package var removed: [String]
  /// Whether the output folder was changed at all.
  package var didChange: Bool

  /// A report of these paths.
  package init(written: [String], unchanged: [String], removed: [String], didChange: Bool) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
    self.didChange = didChange
  }
}

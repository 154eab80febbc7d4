/// A file that notes show, such as an image.
package struct AnkiMedia: Sendable, Equatable {
  /// The name by which notes refer to it.
  ///
  /// It must tell the contents too, by a hash: Anki has one folder for the files of all decks, and
  /// another file under a known name would be stored under a third.
  package var name: String
  package var contents: [UInt8]

  /// Creates a file.
  package init(name: String, contents: [UInt8]) {
    self.name = name
    self.contents = contents
  }
}

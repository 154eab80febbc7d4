/// The list of what Discern made in an output folder, kept in that folder.
///
/// A text file: a first line with the format's version, then one line per entry, sorted by bytes,
/// folders with a `/` at the end. Only what is listed is ever replaced or removed. A line that
/// names nothing is harmless, so a list that was merged by hand, conflict marks and all, serves.
package struct Manifest: Equatable {
  /// The name of the manifest in its folder.
  package static let name = Path(".discern-manifest")
  private static let title = "discern-manifest "
  private static let version = 1

  /// The files, relative to the folder.
  package var files: Set<Path> = []
  /// The folders, relative to the folder.
  package var folders: Set<Path> = []

  /// A list of nothing.
  package init() {}

  /// Reads a manifest; nil when it is not one, or of a later version than this program knows.
  package init?(_ text: [UInt8]) {
    var lines = text.split(separator: UInt8(ascii: "\n"))[...]
    guard let first = lines.popFirst(), first.starts(with: Self.title.utf8),
      String(decoding: first, as: UTF8.self) == Self.title + String(Self.version)
    else { return nil }
    for line in lines {
      if line.last == UInt8(ascii: "/") {
        folders.insert(Path(bytes: Array(line.dropLast())))
      } else {
        files.insert(Path(bytes: Array(line)))
      }
    }
  }

  /// The manifest as text: the same entries always give the same bytes.
  package var bytes: [UInt8] {
    let names = files.map(\.bytes) + folders.map { $0.bytes + [UInt8(ascii: "/")] }
    var text = Array((Self.title + "\(Self.version)\n").utf8)
    for name in names.map(Path.init(bytes:)).sorted() {
      text += name.bytes
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
